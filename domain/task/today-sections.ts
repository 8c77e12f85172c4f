import type { Instant } from '../calendar/instant.ts';
import { isRequestKind, type TaskKind } from './task-kinds.ts';

/** The parts of the worklist, in the order in which one works through them. */
export const todaySections = ['overdue', 'today', 'waiting', 'unconfirmed', 'later'] as const;
export type TodaySection = (typeof todaySections)[number];

/** An open task as far as its place in the worklist goes. */
export type PlacedTask = {
  readonly kind: TaskKind;
  /** Null where it is of nobody, that is of whoever takes it first. */
  readonly owner: string | null;
  readonly dueAt: Instant;
  readonly snoozedUntil: Instant | null;
  /** Who gave it to its present owner. */
  readonly assignedBy: string | null;
  readonly escalatedAt: Instant | null;
  readonly touchedAt: Instant | null;
};

/** When a task asks for attention: when it is due, or later where a person put it off. */
export function asksAt({ dueAt, snoozedUntil }: PlacedTask): Instant {
  return Math.max(dueAt, snoozedUntil ?? 0);
}

/**
 * Where an open task stands in the worklist of `me` at `now`; `dayEnd` is the midnight that ends today.
 * What was given to somebody else does not wait for me, also where I see everybody's. One that nobody
 * has touched in time and that could be given to nobody is overdue, whenever it is due.
 */
export function sectionOf(
  task: PlacedTask,
  me: string,
  now: Instant,
  dayEnd: Instant,
): TodaySection {
  const { kind, owner, snoozedUntil, assignedBy } = task;
  const at = asksAt(task);
  if (at <= now || isStuck(task)) return 'overdue';
  if (at <= dayEnd) return 'today';
  if (snoozedUntil !== null && snoozedUntil > now) return 'later';
  if (assignedBy !== null && (owner === null || owner === me)) return 'waiting';
  return isRequestKind(kind) ? 'unconfirmed' : 'later';
}

function isStuck({ escalatedAt, touchedAt, assignedBy }: PlacedTask): boolean {
  return escalatedAt !== null && escalatedAt > (touchedAt ?? 0) && assignedBy === null;
}

type Sortable = { readonly pk: number; readonly score: number; readonly at: Instant };

/** The order within a section: by worth, then by time; what comes later by time alone. */
export function compareTasks(section: TodaySection): (a: Sortable, b: Sortable) => number {
  const byTime = (a: Sortable, b: Sortable) => a.at - b.at || a.pk - b.pk;
  return section === 'later' ? byTime : (a, b) => b.score - a.score || byTime(a, b);
}
