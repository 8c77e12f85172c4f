import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { actionNeedsApproval, allowedActions } from '#domain/bonus/request-state.ts';
import { AppError } from '#contract/errors.ts';
import { settleRequestTask } from '../task/request-task.ts';
import type { BonusContext } from './book-expiries.ts';
import { createRequest, requestRow, type RequestInput } from './request-rows.ts';
import { takeRequestStep } from './request-step.ts';
import { sendRequest } from './send-request.ts';

/**
 * Enters a request and submits it, so that its points are reserved and its task is open; answers its
 * row number. For use cases that are paid by points, within their own transaction. Throws `bonus/insufficient` when
 * fewer points are available, `bonus/details` when a field of its kind is missing or wrong.
 */
export function submitRequest(
  tx: WriteTransaction,
  context: BonusContext,
  input: RequestInput,
): number {
  const requestPk = createRequest(tx, context, input);
  sendRequest(tx, context, requestPk);
  return requestPk;
}

/**
 * Gives the points of a request back, reserved or debited, cancels it and closes its task; one that
 * has ended without spending stays as it is. Throws `bonus/request-state` for a fulfilled one, and for an
 * approved one `access/denied` to who may not approve: what came with it is then not done either, so
 * that nothing stands debited for a seat that is gone.
 */
export function releaseRequest(
  tx: WriteTransaction,
  context: BonusContext,
  requestPk: number,
  reason: string,
): void {
  const { state } = requestRow(context.db, requestPk);
  if (state === 'declined' || state === 'cancelled') return;
  if (!allowedActions(state).includes('cancel')) {
    throw new AppError('bonus/request-state', `a ${state} request is not cancelled`, {
      details: { state, action: 'cancel' },
    });
  }
  if (actionNeedsApproval(state, 'cancel') && !context.may('bonus-approvals', 'edit')) {
    const { code, message, details } = context.denied('bonus-approvals', 'edit');
    throw new AppError(code, message, { details: { ...details, approvedPoints: true } });
  }
  takeRequestStep(tx, context, requestPk, 'cancel', { reason });
  settleRequestTask(tx, context, { requestPk });
}
