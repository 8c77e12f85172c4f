import type { BonusRequestCard } from '#contract/bonus.ts';
import { AppError } from '#contract/errors.ts';
import { BonusLedger } from '#db/repositories/bonus-ledger.ts';
import { BonusRequests } from '#db/repositories/bonus-requests.ts';
import type { RequestDetails, RequestProof } from '#domain/bonus/check-details.ts';
import { allowedActions } from '#domain/bonus/request-state.ts';
import type { DataContext } from '../context.ts';
import { todayOf } from './book-expiries.ts';
import { visibleLine } from './visible.ts';

/** Makes the reader of one request, as who works here may see it; throws `app/not-found`. */
export function createRequestReader(context: DataContext): (pk: number) => BonusRequestCard {
  const requests = new BonusRequests(context.db);
  const ledger = new BonusLedger(context.db);
  return (pk) => {
    const stored = requests.read(pk);
    if (!stored) throw new AppError('app/not-found', `no bonus request ${String(pk)}`);
    const { details, proof, interactionPk, contact, ...row } = stored;
    const seesLedger = context.may('ledger', 'view');
    return {
      ...visibleLine(context, row),
      contact: context.may('resellers', 'view') ? contact : null,
      details: JSON.parse(details ?? '{}') as RequestDetails,
      proofs: JSON.parse(proof ?? '[]') as readonly RequestProof[],
      interaction:
        interactionPk !== null && context.may('interactions', 'view')
          ? requests.interaction(interactionPk)
          : null,
      available: seesLedger ? ledger.balance(row.resellerPk, todayOf(context)).available : null,
      actions: allowedActions(row.state),
      entries: seesLedger ? requests.entries(pk) : null,
      history: requests.history(pk),
    };
  };
}
