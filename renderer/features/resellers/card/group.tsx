import type { ReactNode } from 'react';
import classes from './group.module.css';

/** A group of fields under its name. */
export function Group(props: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={classes.group}>
      <div className={classes.head}>
        <h2 className={classes.title}>{props.title}</h2>
        {props.actions}
      </div>
      {props.children}
    </section>
  );
}
