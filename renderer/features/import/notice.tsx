import { IconAlertTriangle, IconInfoCircle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './notice.module.css';

const icons = { info: IconInfoCircle, warn: IconAlertTriangle, bad: IconAlertTriangle };

/** A line that a person should read before going on; a fault is read out at once. */
export function Notice(props: {
  readonly tone: 'info' | 'warn' | 'bad' | 'ok';
  readonly title?: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  const { tone, title, children, actions } = props;
  const Sign = tone === 'ok' ? IconCircleCheck : icons[tone];
  return (
    <div className={classes.notice} data-tone={tone} role={tone === 'bad' ? 'alert' : undefined}>
      <Sign className={classes.sign} size={16} aria-hidden />
      <div className={classes.text}>
        {title !== undefined && <h2>{title}</h2>}
        <div>{children}</div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  );
}
