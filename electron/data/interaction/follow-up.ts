import { AppError } from '#contract/errors.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { addWorkingMinutes } from '#domain/calendar/working-time.ts';
import type { DataContext } from '../context.ts';

/** A missed call is answered within so much working time. */
const missedCallMinutes = 60;

type Parts = Pick<DataContext, 'actor' | 'now' | 'workingTime'>;

type TaskOf = {
  readonly interactionPk: number;
  readonly resellerPk: number | null;
  readonly title: string;
};

/** Makes the task that an interaction ends with; it is of whoever promised it. */
export function createFollowUp(
  tx: WriteTransaction,
  context: Parts,
  task: TaskOf & { readonly dueAt: number; readonly kind?: 'follow-up' | 'missed-call' },
): number {
  const actor = context.actor();
  return tx.create('task', {
    kind: 'follow-up',
    ...task,
    owner: actor,
    createdBy: actor,
    state: 'open',
    priority: 0,
    critical: 0,
    touchedAt: context.now(),
    escalation: 0,
  });
}

/**
 * Makes the task of a missed call: to be called back within an hour of work, or at once where the
 * calendar of the year is missing. Throws `calendar/file-invalid`.
 */
export function createMissedCallTask(tx: WriteTransaction, context: Parts, task: TaskOf): number {
  return createFollowUp(tx, context, { ...task, kind: 'missed-call', dueAt: soon(context) });
}

/** An hour of work from now; at once where the calendar of the year is not there to tell. */
function soon(context: Parts): number {
  const now = context.now();
  try {
    const { calendar, timeZone } = context.workingTime();
    return addWorkingMinutes(calendar, now, missedCallMinutes, timeZone);
  } catch (error) {
    // A missed call must not get lost over a missing calendar.
    if (!(error instanceof AppError && error.code === 'calendar/year-missing')) throw error;
    return now;
  }
}
