import type { Instant } from '../calendar/instant.ts';
import {
  addWorkingDays,
  addWorkingMinutes,
  endOfWorkingDay,
  workingMinutesBetween,
  type WorkingCalendar,
} from '../calendar/working-time.ts';
import { isRequestKind, type TaskKind } from './task-kinds.ts';

export const escalationActions = ['least-loaded', 'manager', 'warn-manager'] as const;
export type EscalationAction = (typeof escalationActions)[number];

/** The longest that a rule may wait. */
export const mostEscalationDays = 100;

/** How long a rule waits, from the last touch. */
export type EscalationWait = {
  /** Of working time; they count where `afterDays` is null. */
  readonly afterMinutes: number;
  /**
   * Working days, however long they are: one day after 15:00 is 15:00 of the next working day, or
   * the end of that day where it ends earlier.
   */
  readonly afterDays: number | null;
};

/** When an untouched task of a kind moves up, and to whom. */
export type EscalationRule = EscalationWait & {
  readonly taskKind: TaskKind;
  /** One for critical tasks only; such rules count apart, beside the usual ones. */
  readonly critical: boolean;
  readonly step: number;
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
  office: OfficeTime,
  people: readonly Colleague[],
  now: Instant,
): Escalation | null {
  const touched = restUntil(task);
  const isDue = (since: Instant, before: EscalationWait | undefined, rule: EscalationRule) => {
    if (since >= now) return false;
    const wait = before ? waitBetween(before, rule, touched, office) : rule;
    const at = afterWait(since, wait, office);
    return (rule.dayEnd ? endOfWorkingDay(office.calendar, at, office.timeZone) : at) <= now;
  };
  const own = rules.filter(({ taskKind, active }) => taskKind === task.kind && active);

  const urgent = task.critical ? nextRule(own, true, task.criticalStep ?? 0) : null;
  if (urgent && isDue(touched, undefined, urgent)) {
    return { chain: 'critical', step: urgent.step, ...carriedOut(urgent.action, task, people) };
  }

  const usual = nextRule(own, false, task.escalation);
  if (!usual) return null;
  const before = own.find(({ critical, step }) => !critical && step === task.escalation);
  const since = Math.max(touched, task.escalatedAt ?? 0);
  if (!isOutOfTime(task, now) && !isDue(since, before, usual)) return null;
  return { chain: 'usual', step: usual.step, ...carriedOut(usual.action, task, people) };
}

function afterWait(
  since: Instant,
  { afterDays, afterMinutes }: EscalationWait,
  { calendar, timeZone }: OfficeTime,
): Instant {
  return afterDays === null
    ? addWorkingMinutes(calendar, since, afterMinutes, timeZone)
    : addWorkingDays(calendar, since, afterDays, timeZone);
}

/** What a step waits for beyond the one before it: days beyond days, else the working time between. */
function waitBetween(
  before: EscalationWait,
  next: EscalationWait,
  touched: Instant,
  office: OfficeTime,
): EscalationWait {
  if (before.afterDays !== null && next.afterDays !== null) {
    return { afterMinutes: 0, afterDays: Math.max(0, next.afterDays - before.afterDays) };
  }
  if (before.afterDays === null && next.afterDays === null) {
    return { afterMinutes: Math.max(0, next.afterMinutes - before.afterMinutes), afterDays: null };
  }
  const [from, to] = [afterWait(touched, before, office), afterWait(touched, next, office)];
  const { calendar, timeZone } = office;
  return { afterMinutes: workingMinutesBetween(calendar, from, to, timeZone), afterDays: null };
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
