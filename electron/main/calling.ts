import { app, clipboard, globalShortcut } from 'electron';
import type { DialShortcut } from '#contract/dial-shortcuts.ts';
import type { Calling } from '#contract/shell.ts';

export type CallingParts = {
  readonly dial: (text: string, from: 'link' | 'clipboard') => void;
  readonly shortcut: () => DialShortcut;
  readonly rememberShortcut: (shortcut: DialShortcut) => void;
};

export type CallingControl = {
  /** Changes what is named and answers how it is then. */
  set(change: { shortcut?: DialShortcut | undefined; telLinks?: boolean | undefined }): Calling;
};

/** So much of the clipboard is looked at: a number is short, and what is long is none of ours. */
const longestClipboard = 200;

/** Lets the system hand numbers over: keys for the clipboard, `tel:` links. Once Electron is ready. */
export function startCalling(parts: CallingParts): CallingControl {
  const dialClipboard = async (): Promise<void> => {
    // Newer Electrons answer later, older ones at once.
    const text: string = await clipboard.readText();
    parts.dial(text.slice(0, longestClipboard), 'clipboard');
  };

  const register = (shortcut: DialShortcut): boolean => {
    if (shortcut === '') return true;
    try {
      return globalShortcut.register(shortcut, () => void dialClipboard());
    } catch {
      // Where the system knows no keys of its own for programs, there are none.
      return false;
    }
  };
  let works = register(parts.shortcut());

  app.on('open-url', (event, url) => {
    event.preventDefault();
    parts.dial(url, 'link');
  });
  app.on('will-quit', () => globalShortcut.unregisterAll());

  return {
    set: ({ shortcut, telLinks }) => {
      if (shortcut !== undefined) {
        globalShortcut.unregisterAll();
        works = register(shortcut);
        parts.rememberShortcut(shortcut);
      }
      if (telLinks === true) app.setAsDefaultProtocolClient('tel');
      if (telLinks === false) app.removeAsDefaultProtocolClient('tel');
      return {
        shortcut: parts.shortcut(),
        shortcutWorks: works,
        telLinks: app.isDefaultProtocolClient('tel'),
      };
    },
  };
}
