import type { KeyChord } from '../../lib/key-chord.ts';

/** Ends a form of this area, as it ends every other. */
export const submitChord: KeyChord = { code: 'Enter', ctrl: true };
