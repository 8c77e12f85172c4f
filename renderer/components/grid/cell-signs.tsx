import type { Icon } from '@tabler/icons-react';
import { memo } from 'react';
import { signId } from './draw-sign.ts';
import classes from './grid.module.css';

export type Signs = Readonly<
  Record<string, { readonly icon: Icon; readonly tone?: 'ok' | 'info' | 'warn' | 'bad' | 'idle' }>
>;

/** Signs of a column, unseen: the cells of the grid take copies of them. */
export const CellSigns = memo(function CellSigns(props: {
  readonly group: string;
  readonly signs: Signs;
}) {
  return (
    <div className={classes.signs} aria-hidden>
      {Object.entries(props.signs).map(([name, { icon: Sign, tone }]) => (
        <span key={name} id={signId(props.group, name)}>
          <Sign size={14} stroke={2} color={tone ? `var(--${tone})` : 'var(--ink-soft)'} />
        </span>
      ))}
    </div>
  );
});
