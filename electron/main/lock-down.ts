import { app, session } from 'electron';
import { isOwnAddress } from './app-address.ts';

/** Denies every page what this application never needs. Call once, when Electron is ready. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => {
    // Of the main frame too; `will-navigate` would only come after it.
    contents.on('will-frame-navigate', (event) => {
      if (!isOwnAddress(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('login', (event) => event.preventDefault());

  const pages = session.defaultSession;
  pages.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  pages.setPermissionCheckHandler(() => false);
  pages.setDevicePermissionHandler(() => false);
  pages.on('will-download', (event) => event.preventDefault());
  // The window works without a network; what asks for one did not come from us.
  const foreign = ['http', 'https', 'ws', 'wss', 'ftp', 'file'].map((scheme) => `${scheme}://*/*`);
  pages.webRequest.onBeforeRequest({ urls: foreign }, (_details, answer) =>
    answer({ cancel: true }),
  );
}
