import type { ReactNode } from 'react';
import classes from './form.module.css';

/** A field with its name at the left, and below it what is wrong with it. */
export function FieldLine(props: {
  readonly label: string;
  readonly problem?: string | null;
  readonly children: ReactNode;
}) {
  const { label, problem = null, children } = props;
  return (
    <div className={classes.line}>
      <span className={classes.label} aria-hidden>
        {label}
      </span>
      <div className={classes.value}>
        {children}
        {problem !== null && (
          <p className={classes.problem} role="alert">
            {problem}
          </p>
        )}
      </div>
    </div>
  );
}
