import type { Instant } from '../calendar/instant.ts';
import type { TaskKind } from './task-kinds.ts';
import { asksAt, type PlacedTask } from './today-sections.ts';

export type RemindedTask = PlacedTask & {
  readonly pk: number;
  readonly kind: TaskKind;
  readonly owner: string | null;
  readonly createdAt: Instant;
};

/** So many reminders of one moment come one by one; more are one that counts them. */
const mostAtOnce = 3;

export type Reminders<T> =
  | { readonly kind: 'none' }
  | { readonly kind: 'each'; readonly tasks: readonly T[] }
  | { readonly kind: 'many'; readonly count: number };

/**
 * When a task reminds: when it is due or was put off to. A missed call does so as soon as it is
 * there as well: somebody waits.
 */
export function remindsAt(task: RemindedTask): readonly Instant[] {
  const due = asksAt(task);
  return task.kind === 'missed-call' ? [task.createdAt, due] : [due];
}

/**
 * What to remind of now: what fell due after `since`, the instant up to which everything has been
 * reminded of. Of the tasks of `who` and of nobody; of everybody's where nobody signs in (null).
 */
export function remindersDue<T extends RemindedTask>(
  tasks: readonly T[],
  who: string | null,
  since: Instant,
  now: Instant,
): Reminders<T> {
  const due = tasks.filter(
    (task) =>
      (who === null || task.owner === null || task.owner === who) &&
      remindsAt(task).some((at) => at > since && at <= now),
  );
  if (due.length === 0) return { kind: 'none' };
  if (due.length > mostAtOnce) return { kind: 'many', count: due.length };
  return { kind: 'each', tasks: [...due].sort((a, b) => asksAt(a) - asksAt(b) || a.pk - b.pk) };
}
