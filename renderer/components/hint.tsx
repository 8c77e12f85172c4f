import { cloneElement, type ReactElement } from 'react';
import type { CommandSpec } from '../lib/commands.ts';
import { desktop } from '../lib/client.ts';
import { chordParts } from '../lib/key-chord.ts';

export type HintPosition = 'top' | 'right' | 'bottom' | 'left';

type Hinted = { readonly 'aria-label'?: string };

/**
 * A tooltip with the words of a control and the keys that do the same. It only marks the control;
 * the one `HintLayer` of the window draws it: a card has thirty of them, and shows none.
 */
export function Hint(props: {
  readonly label: string;
  readonly command?: CommandSpec;
  readonly position?: HintPosition;
  readonly disabled?: boolean;
  readonly children: ReactElement<Hinted>;
}) {
  const { label, command, position = 'bottom', disabled = false, children } = props;
  if (disabled) return children;
  const chord = command?.keys?.[0];
  const named = children.props['aria-label'] === label;
  return cloneElement(children as ReactElement<Record<string, unknown>>, {
    'data-hint': label,
    'data-hint-keys': chord ? chordParts(chord, desktop.isMac()).join(' ') : undefined,
    'data-hint-position': position,
    'aria-description': named ? undefined : label,
  });
}
