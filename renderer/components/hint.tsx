import { Tooltip } from '@mantine/core';
import '@mantine/core/styles/Tooltip.css';
import type { ReactElement } from 'react';
import type { CommandSpec } from '../lib/commands.ts';
import { KeyHint } from './key-hint.tsx';
import classes from './hint.module.css';

/** A tooltip with the words of a control and the keys that do the same. */
export function Hint(props: {
  readonly label: string;
  readonly command?: CommandSpec;
  readonly position?: 'top' | 'right' | 'bottom' | 'left';
  readonly disabled?: boolean;
  readonly children: ReactElement;
}) {
  const chord = props.command?.keys?.[0];
  return (
    <Tooltip
      classNames={{ tooltip: classes.tooltip }}
      position={props.position ?? 'bottom'}
      disabled={props.disabled ?? false}
      label={
        <span className={classes.content}>
          {props.label}
          {chord && <KeyHint chord={chord} />}
        </span>
      }
    >
      {props.children}
    </Tooltip>
  );
}
