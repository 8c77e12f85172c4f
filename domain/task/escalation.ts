import type { Instant } from '../calendar/instant.ts';
import {
  addWorkingMinutes,
  endOfWorkingDay,
  type WorkingCalendar,
} from '../calendar/working-time.ts';
import { isRequestKind, type TaskKind } from './task-kinds.ts';

export const escalationActions = ['least-loaded', 'manager', 'warn-manager'] as const;
export type EscalationAction = (typeof escalationActions)[number];

/** When an untouched task of a kind moves up, and to whom. */
export type EscalationRule = {
  readonly taskKind: TaskKind;
  /** One for critical tasks only; such rules count apart, beside the usual ones. */
  readonly critical: boolean;
  readonly step: number;
  /** Of working time, from the last touch. */
  readonly afterMinutes: number;
  /** Not at that minute, but at the end of the working day that it lies in. */
  readonly dayEnd: boolean;
  readonly action: EscalationAction;
  readonly active: boolean;
};

/** An open task as far as its way up goes. */
export type EscalatedTask = {
  readonly pk: number;
  readonly kind: TaskKind;
  readonly critical: boolean;
  readonly owner: string | null;
  /** Who looks after the reseller. */
  readonly resellerManager: string | null;
  readonly dueAt: Instant;
  readonly snoozedUntil: Instant | null;
  /** When a person last did something with the task or its request. */
  readonly touchedAt: Instant;
  /** The last usual step taken, 0 for none, and when. */
  readonly escalation: number;
  readonly escalatedAt: Instant | null;
  /** The last step of the rules for critical ones. */
  readonly criticalStep: number | null;
};

/** Somebody who works here now. */
export type Colleague = {
  readonly name: string;
  readonly role: 'operator' | 'manager';
  readonly openTasks: number;
};

/** What is to be done with a task now. `stay`: the step counts as taken, but there is nobody else. */
export type Escalation = {
  readonly chain: 'usual' | 'critical';
  readonly step: number;
} & (
  | { readonly kind: 'move'; readonly to: string }
  | { readonly kind: 'warn'; readonly manager: string }
  | { readonly kind: 'stay' }
);

export type OfficeTime = { readonly calendar: WorkingCalendar; readonly timeZone: string };

/**
 * What is to be done with an open task at `now`, or null. Equal inputs give equal answers, so that
 * whoever decides decides the same; after a long pause it is one step, not all that were missed,
 * because whoever gets the task has their own day for it. Throws what the calendar throws.
 */
export function decideEscalation(
  task: EscalatedTask,
  rules: readonly EscalationRule[],
  { calendar, timeZone }: OfficeTime,
  people: readonly Colleague[],
  now: Instant,
): Escalation | null {
  const isDue = (since: Instant, minutes: number, { dayEnd }: EscalationRule): boolean => {
    if (since >= now) return false;
    const at = addWorkingMinutes(calendar, since, minutes, timeZone);
    return (dayEnd ? endOfWorkingDay(calendar, at, timeZone) : at) <= now;
  };
  const touched = restUntil(task);
  const own = rules.filter(({ taskKind, active }) => taskKind === task.kind && active);

  const urgent = task.critical ? nextRule(own, true, task.criticalStep ?? 0) : null;
  if (urgent && isDue(touched, urgent.afterMinutes, urgent)) {
    return { chain: 'critical', step: urgent.step, ...carriedOut(urgent.action, task, people) };
  }

  const usual = nextRule(own, false, task.escalation);
  if (!usual) return null;
  const before = own.find(({ critical, step }) => !critical && step === task.escalation);
  const since = Math.max(touched, task.escalatedAt ?? 0);
  const minutes = Math.max(0, usual.afterMinutes - (before?.afterMinutes ?? 0));
  if (!isOutOfTime(task, now) && !isDue(since, minutes, usual)) return null;
  return { chain: 'usual', step: usual.step, ...carriedOut(usual.action, task, people) };
}

/** Putting a task off rests the clock, but not beyond the instant at which it is due. */
function restUntil({ touchedAt, snoozedUntil, dueAt }: EscalatedTask): Instant {
  return Math.max(touchedAt, Math.min(snoozedUntil ?? 0, dueAt));
}

/** A request that was not decided in time moves up once for that, touched or not. */
function isOutOfTime({ kind, dueAt, escalatedAt }: EscalatedTask, now: Instant): boolean {
  return isRequestKind(kind) && dueAt <= now && (escalatedAt ?? 0) < dueAt;
}

function nextRule(
  rules: readonly EscalationRule[],
  critical: boolean,
  after: number,
): EscalationRule | null {
  const next = rules.filter((rule) => rule.critical === critical && rule.step > after);
  return next.sort((a, b) => a.step - b.step)[0] ?? null;
}

type Carried =
  | { readonly kind: 'move'; readonly to: string }
  | { readonly kind: 'warn'; readonly manager: string }
  | { readonly kind: 'stay' };

function carriedOut(
  action: EscalationAction,
  task: EscalatedTask,
  people: readonly Colleague[],
): Carried {
  switch (action) {
    case 'least-loaded': {
      const to = leastLoaded(people, 'operator', task.owner);
      return to === null ? { kind: 'stay' } : { kind: 'move', to };
    }
    case 'manager': {
      const to = managerOf(task, people);
      return to === null ? { kind: 'stay' } : { kind: 'move', to };
    }
    case 'warn-manager': {
      const manager = managerOf(task, people);
      return manager === null ? { kind: 'stay' } : { kind: 'warn', manager };
    }
  }
}

/** The manager of the reseller, or else the one with the fewest tasks; null for a task of a manager. */
function managerOf(task: EscalatedTask, people: readonly Colleague[]): string | null {
  const managers = people.filter(({ role }) => role === 'manager');
  if (managers.some(({ name }) => name === task.owner)) return null;
  const own = managers.find(({ name }) => name === task.resellerManager);
  return own?.name ?? leastLoaded(managers, 'manager', task.owner);
}

/** Who has the fewest open tasks, of equals the first by name; never the present owner. */
function leastLoaded(
  people: readonly Colleague[],
  role: Colleague['role'],
  owner: string | null,
): string | null {
  const candidates = people.filter((person) => person.role === role && person.name !== owner);
  candidates.sort((a, b) => a.openTasks - b.openTasks || (a.name < b.name ? -1 : 1));
  return candidates[0]?.name ?? null;
}

/** The loads after a move, for the next decision of the same minute. */
export function afterMove(
  people: readonly Colleague[],
  from: string | null,
  to: string,
): readonly Colleague[] {
  return people.map((person) => {
    if (person.name === to) return { ...person, openTasks: person.openTasks + 1 };
    if (person.name === from) return { ...person, openTasks: person.openTasks - 1 };
    return person;
  });
}
