import type { KeyChord } from './key-chord.ts';

/** Keys of the frame that are also shown outside of its own command table. */
export const shellKeys = {
  undo: { code: 'KeyZ', ctrl: true },
  search: { code: 'KeyF', ctrl: true },
  call: { code: 'F4' },
  registration: { code: 'KeyT', ctrl: true },
  interaction: { code: 'KeyI', ctrl: true },
} as const satisfies Readonly<Record<string, KeyChord>>;

/** Ends every form. */
export const saveChord = { code: 'Enter', ctrl: true } as const satisfies KeyChord;
