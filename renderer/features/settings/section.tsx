import { useId, type ReactNode } from 'react';
import classes from './settings.module.css';

/** A group of settings under a heading. */
export function SettingsSection(props: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      <div className={classes.lines}>{props.children}</div>
    </section>
  );
}

/** One setting: what it is at the left, its control at the right. */
export function SettingsLine(props: {
  readonly label: string;
  readonly hint?: string;
  readonly htmlFor?: string;
  readonly children: ReactNode;
}) {
  const { label, hint, htmlFor, children } = props;
  return (
    <div className={classes.line}>
      <div>
        {htmlFor === undefined ? <span>{label}</span> : <label htmlFor={htmlFor}>{label}</label>}
        {hint !== undefined && <p className={classes.hint}>{hint}</p>}
      </div>
      <div className={classes.control}>{children}</div>
    </div>
  );
}
