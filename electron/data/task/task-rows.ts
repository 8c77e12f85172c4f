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

/** A stored task as a line of the worklist. */
export function taskRow(task: StoredTask, scale: Scale): TaskRow {
  const critical = task.critical === 1;
  const { pk, kind, title, state, dueAt, snoozedUntil, owner, createdBy, assignedBy } = task;
  const { escalation, escalatedAt, registrationPk, requestPk, interactionPk, warnsPk } = task;
  return {
    ...{ pk, kind, title, state, dueAt, snoozedUntil, owner, createdBy, assignedBy, critical },
    ...{ escalation, escalatedAt, registrationPk, requestPk, interactionPk, warnsPk },
    ...scale.weighed(task, critical),
  };
}
