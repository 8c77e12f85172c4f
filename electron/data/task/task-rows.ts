import { refusedTitle } from '#contract/sync/refused-title.ts';
import type { TaskRow } from '#contract/task.ts';
import type { StoredTask } from '#db/repositories/tasks.ts';
import { taskKinds, type TaskKind } from '#domain/task/task-kinds.ts';
import type { DataContext } from '../context.ts';
import type { Scale } from './weigh.ts';

/** Whether who works here may see a task: one of a request tells of the request. */
export function maySeeTask({ may }: Pick<DataContext, 'may'>, kind: TaskKind): boolean {
  switch (kind) {
    case 'registration':
      return may('registrations', 'view');
    case 'bonus-request':
      return may('bonus-requests', 'view');
    case 'follow-up':
    case 'missed-call':
    case 'other':
      return true;
  }
}

/** The kinds of tasks that who works here may see. */
export function visibleTaskKinds(context: Pick<DataContext, 'may'>): readonly TaskKind[] {
  return taskKinds.filter((kind) => maySeeTask(context, kind));
}

/** What stands for the number of a call that was missed, where that would say who called. */
export const unknownNumber = 'Номер не определён';

/** What may stand in the title of a task that leads to a refusal. */
const toldInRefusals = [
  ...(['resellers', 'interactions', 'registrations', 'bonus-requests', 'ledger'] as const),
  ...(['courses', 'purchases', 'rates', 'lists', 'people'] as const),
];

/**
 * The title as who works here may see it: that of a missed call, and of a warning about it, is the
 * number, by which one knows the reseller; that of a refusal has words of what was typed.
 */
export function shownTitle({ may }: Pick<DataContext, 'may'>, title: string): string {
  if (title.startsWith(`${refusedTitle}:`)) {
    return toldInRefusals.every((area) => may(area, 'view')) ? title : refusedTitle;
  }
  return /^\+\d+$/.test(title) && !may('resellers', 'view') ? unknownNumber : title;
}

/** A stored task as a line of the worklist. */
export function taskRow(
  context: Pick<DataContext, 'may'>,
  task: StoredTask,
  scale: Scale,
): TaskRow {
  const critical = task.critical === 1;
  const title = shownTitle(context, task.title);
  const { pk, kind, state, dueAt, snoozedUntil, owner, createdBy, assignedBy } = task;
  const { escalation, escalatedAt, registrationPk, requestPk, interactionPk, warnsPk } = task;
  return {
    ...{ pk, kind, title, state, dueAt, snoozedUntil, owner, createdBy, assignedBy, critical },
    ...{ escalation, escalatedAt, registrationPk, requestPk, interactionPk, warnsPk },
    ...scale.weighed(task, critical),
  };
}
