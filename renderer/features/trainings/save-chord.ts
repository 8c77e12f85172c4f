/** Ends a form, as everywhere. */
export const saveChord = { code: 'Enter', ctrl: true } as const;
