import { useReady } from '../lib/ready.ts';
import { useTexts } from '../lib/use-texts.ts';
import { useTimely } from '../lib/use-timely.ts';
import classes from './rail.module.css';

type Shown = { readonly collapsed: boolean };

/** The count of tasks, once the first screen is there: counting takes as long as the list itself. */
export function TaskCount(props: Shown) {
  return useReady() ? <Count {...props} /> : null;
}

/** How many tasks ask for attention of who works here, beside the section; nothing for none. */
function Count({ collapsed }: Shown) {
  const { t } = useTexts();
  const { data } = useTimely('task-counts', {});
  if (!data) return null;
  const { overdue, today, waiting } = data;
  const count = overdue + today + waiting;
  if (count === 0) return null;
  return (
    <span
      className={classes.badge}
      data-overdue={overdue > 0 || undefined}
      data-collapsed={collapsed || undefined}
      title={t('shell:sections.todayOverdue', { count, overdue })}
    >
      {count > 99 ? '99+' : count}
    </span>
  );
}
