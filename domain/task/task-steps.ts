import type { Instant } from '../calendar/instant.ts';
import { failure, success, type Result } from '../result.ts';

export const taskStates = ['open', 'done', 'cancelled'] as const;
export type TaskState = (typeof taskStates)[number];

/** What a person does with a task. */
export type TaskStep =
  | { readonly kind: 'done' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'snooze'; readonly until: Instant }
  | { readonly kind: 'hand-over'; readonly to: string };

export type TaskFault =
  'task/not-open' | 'task/not-closed' | 'task/request-undecided' | 'task/time-past';

/** A task as far as its steps go. */
export type SteppedTask = {
  readonly state: TaskState;
  readonly owner: string | null;
  /** The request that it stands for still waits for a decision. */
  readonly undecided: boolean;
};

/** The fields that a step changes. */
export type TaskChange = {
  readonly state?: TaskState;
  readonly doneAt?: Instant | null;
  readonly owner?: string;
  readonly assignedBy?: string | null;
  readonly snoozedUntil?: Instant | null;
  readonly touchedAt: Instant;
  readonly escalation?: number;
  readonly escalatedAt?: Instant | null;
  readonly criticalStep?: number | null;
};

/** The way up begins anew: for a new owner, and for a task that is open again. */
const fresh = { escalation: 0, escalatedAt: null, criticalStep: null } as const;

/**
 * What a step of a person changes. A task of a request ends with the decision on the request, so
 * that nothing undecided is ticked off: `task/request-undecided`.
 */
export function takeTaskStep(
  task: SteppedTask,
  step: TaskStep,
  who: string,
  now: Instant,
): Result<TaskChange, TaskFault> {
  const isOpen = task.state === 'open';
  if (step.kind === 'reopen') {
    if (isOpen) return failure('task/not-closed');
    return success({ state: 'open', doneAt: null, snoozedUntil: null, touchedAt: now, ...fresh });
  }
  if (!isOpen) return failure('task/not-open');
  switch (step.kind) {
    case 'done':
    case 'cancel':
      if (task.undecided) return failure('task/request-undecided');
      return success({
        state: step.kind === 'done' ? 'done' : 'cancelled',
        doneAt: now,
        snoozedUntil: null,
        touchedAt: now,
      });
    case 'snooze':
      if (step.until <= now) return failure('task/time-past');
      return success({ snoozedUntil: step.until, touchedAt: now });
    case 'hand-over':
      return success({
        owner: step.to,
        // What one takes for oneself waits for nobody else.
        assignedBy: step.to === who ? null : who,
        snoozedUntil: null,
        touchedAt: now,
        ...fresh,
      });
  }
}
