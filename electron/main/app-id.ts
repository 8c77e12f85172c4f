/** The `appId` of electron-builder.yml, by which Windows knows the installed application. */
export const appId = 'ru.interaction-centre.desktop';
