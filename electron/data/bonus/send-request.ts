import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { formatDate } from '#domain/calendar/parse-date.ts';
import type { RequestDetails } from '#domain/bonus/check-details.ts';
import type { KindField } from '#domain/bonus/request-kinds.ts';
import { openRequestTask } from '../task/request-task.ts';
import type { BonusContext } from './book-expiries.ts';
import { requestRow, specOf, type RequestRow } from './request-rows.ts';
import { takeRequestStep } from './request-step.ts';

/** Facts only, what is wanted and for how much: the words around them are the window's. */
function taskTitle({ kind, details, points }: RequestRow): string {
  const entered = JSON.parse(details ?? '{}') as RequestDetails;
  const textOf = (type: KindField['type']) =>
    specOf(kind).fields.flatMap(({ key, type: own }) =>
      own === type && entered[key] !== undefined ? [String(entered[key])] : [],
    );
  const what = textOf('text')[0] ?? textOf('date').map(formatDate).join(' – ');
  return what === '' ? String(points) : `${what} — ${String(points)}`;
}

/**
 * Submits a request: reserves its points and opens the task to decide on it, which moves up to a
 * manager if nobody does. Throws what the step throws, and `calendar/year-missing`.
 */
export function sendRequest(tx: WriteTransaction, context: BonusContext, requestPk: number): void {
  takeRequestStep(tx, context, requestPk, 'submit');
  const request = requestRow(context.db, requestPk);
  openRequestTask(tx, context, {
    kind: 'bonus-request',
    resellerPk: request.resellerPk,
    requestPk,
    interactionPk: request.interactionPk,
    title: taskTitle(request),
  });
}
