/* Apart from the schemas: a window that imports zod breaks its own content security policy. */

/** Keys of the whole system that call the number in the clipboard; none when it is empty. */
export const dialShortcuts = [
  '',
  'Control+Shift+F4',
  'Control+F12',
  'Control+Shift+F12',
  'Control+Shift+Space',
] as const;
export type DialShortcut = (typeof dialShortcuts)[number];
