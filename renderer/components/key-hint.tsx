import { desktop } from '../lib/client.ts';
import { chordParts, type KeyChord } from '../lib/key-chord.ts';
import classes from './key-hint.module.css';

/** The keys of a command as drawn on the keyboard; said as text by a screen reader. */
export function KeyHint({ chord }: { readonly chord: KeyChord }) {
  return (
    <span className={classes.hint}>
      {chordParts(chord, desktop.isMac()).map((part) => (
        <kbd key={part} className={classes.key}>
          {part}
        </kbd>
      ))}
    </span>
  );
}
