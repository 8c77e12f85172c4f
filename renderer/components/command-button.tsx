import type { Icon } from '@tabler/icons-react';
import { runCommand } from '../lib/commands.ts';
import { chordText, type KeyChord } from '../lib/key-chord.ts';
import { desktop } from '../lib/client.ts';
import { KeyHint } from './key-hint.tsx';

/**
 * A button that does what a key of another feature does, for whatever is at hand: features do not
 * know each other, but they know each other's commands by name.
 */
export function CommandButton(props: {
  readonly id: string;
  readonly icon: Icon;
  readonly label: string;
  readonly chord: KeyChord;
  readonly className?: string | undefined;
}) {
  const { id, icon: Sign, label, chord, className } = props;
  return (
    <button
      type="button"
      className={className}
      aria-keyshortcuts={chordText(chord, desktop.isMac())}
      onClick={() => runCommand(id)}
    >
      <Sign size={15} stroke={1.75} aria-hidden />
      {label}
      <KeyHint chord={chord} />
    </button>
  );
}
