import { AppError } from '#contract/errors.ts';
import type { RowPatch } from '#db/write/entities.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { checkDetails, checkProofs, type RequestProof } from '#domain/bonus/check-details.ts';
import {
  actionNeedsApproval,
  requestStep,
  type RequestAction,
  type RequestState,
} from '#domain/bonus/request-state.ts';
import { requireMay } from '../require-may.ts';
import { bookExpiries, type BonusContext } from './book-expiries.ts';
import { checkPoints, refuseFaults, requestRow, specOf } from './request-rows.ts';

export type StepOptions = {
  readonly reason?: string | null;
  /** For `fulfil`: what its kind demands. */
  readonly proofs?: readonly RequestProof[];
};

function stamps(context: BonusContext, action: RequestAction): RowPatch<'bonus-request'> {
  const at = context.now();
  switch (action) {
    case 'submit':
      return { submittedAt: at, decidedAt: null, decidedBy: null };
    case 'approve':
    case 'reject':
    case 'decline':
    case 'cancel':
      return { decidedAt: at, decidedBy: context.actor() };
    case 'fulfil':
      return { fulfilledAt: at };
  }
}

/** The debit that a cancelled approval takes back. */
function debitOf(context: BonusContext, requestPk: number): number | null {
  return (
    context.db
      .prepare<[number], number>(
        `SELECT max(pk) FROM bonus_entry
         WHERE request_pk = ? AND kind = 'debit' AND deleted_at IS NULL`,
      )
      .pluck()
      .get(requestPk) ?? null
  );
}

/**
 * Takes one step with a request: its state and the entries that the step makes are stored together.
 * Throws `access/denied` for who decides or gives decided points back without the right to approve,
 * `bonus/insufficient` when more is asked than is available, `bonus/request-state` when the request is
 * not where the step begins, `bonus/reason-required`, `bonus/details`, `bonus/proofs`.
 */
export function takeRequestStep(
  tx: WriteTransaction,
  context: BonusContext,
  requestPk: number,
  action: RequestAction,
  options: StepOptions = {},
): RequestState {
  const request = requestRow(context.db, requestPk);
  const { resellerPk, state, points } = request;
  if (actionNeedsApproval(state, action)) requireMay(context, 'bonus-approvals', 'edit');
  checkPoints(points);
  const spec = specOf(request.kind);
  if (action === 'submit') {
    const typed = JSON.parse(request.details ?? '{}') as Record<string, string | number>;
    refuseFaults('bonus/details', checkDetails(spec, typed).faults);
  }
  const { available } = bookExpiries(tx, context, resellerPk);
  const step = requestStep(request, action, { available, reason: options.reason ?? null });
  if (!step.ok) {
    const details = { state, action, points, field: 'points' };
    const refused = `${action} of a ${state} request refused`;
    if (step.code !== 'bonus/insufficient') throw new AppError(step.code, refused, { details });
    // How many there are is for those who may see the account.
    if (!context.may('ledger', 'view')) {
      throw new AppError('bonus/insufficient-unseen', refused, { details });
    }
    throw new AppError(step.code, refused, {
      details: { ...details, available, missing: points - available },
    });
  }
  let proof: string | undefined;
  if (action === 'fulfil') {
    const { proofs, faults } = checkProofs(spec, options.proofs ?? []);
    refuseFaults('bonus/proofs', faults);
    proof = JSON.stringify(proofs);
  }
  for (const entry of step.value.entries) {
    tx.create('bonus-entry', {
      resellerPk,
      ...entry,
      at: context.now(),
      requestPk,
      reversesPk: entry.kind === 'reversal' ? debitOf(context, requestPk) : null,
      actor: context.actor(),
    });
  }
  tx.patch('bonus-request', requestPk, {
    state: step.value.state,
    // The reason stands as long as what it explains.
    ...(action === 'fulfil' ? {} : { reason: step.value.reason }),
    ...stamps(context, action),
    ...(proof === undefined ? {} : { proof }),
  });
  return step.value.state;
}
