import { useTexts } from '../lib/use-texts.ts';
import { useTimely } from '../lib/use-timely.ts';
import classes from './rail.module.css';

/** How many tasks ask for attention of who works here, beside the section; nothing for none. */
export function TaskCount({ collapsed }: { readonly collapsed: boolean }) {
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
