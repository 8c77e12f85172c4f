import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

/** Says what will be here and how to begin. */
export function EmptyState(props: {
  readonly icon?: Icon;
  readonly title: string;
  readonly text?: string;
  /** One or two buttons. */
  readonly children?: ReactNode;
}) {
  const { icon: StateIcon, title, text, children } = props;
  return (
    <div className={classes.state}>
      {StateIcon && <StateIcon className={classes.icon} size={32} stroke={1.5} aria-hidden />}
      <h2 className={classes.title}>{title}</h2>
      {text !== undefined && <p className={classes.text}>{text}</p>}
      {children !== undefined && <div className={classes.actions}>{children}</div>}
    </div>
  );
}
