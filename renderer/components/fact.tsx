import type { ReactNode } from 'react';
import classes from './pane.module.css';

/** One line of the facts of a pane: what it is called at the left, what it is at the right. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
