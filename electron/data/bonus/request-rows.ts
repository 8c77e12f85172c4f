import { AppError } from '#contract/errors.ts';
import type { Database } from '#db/database.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { checkDetails, type CheckedDetails } from '#domain/bonus/check-details.ts';
import {
  isRequestKind,
  kindSpecs,
  type KindSpec,
  type RequestKind,
} from '#domain/bonus/request-kinds.ts';
import { isEditable, type RequestState } from '#domain/bonus/request-state.ts';
import { todayOf, type BonusContext } from './book-expiries.ts';

/** What a person, or another area, enters into a request. */
export type RequestInput = {
  readonly resellerPk: number;
  readonly kind: RequestKind;
  /** Whole points. */
  readonly points: number;
  readonly details: Readonly<Record<string, string | number | null>>;
  readonly contactPk?: number | null;
  readonly interactionPk?: number | null;
};

export type RequestRow = {
  readonly pk: number;
  readonly resellerPk: number;
  readonly kind: string;
  readonly points: number;
  readonly state: RequestState;
  readonly details: string | null;
  readonly interactionPk: number | null;
};

/** A stored request. Throws `app/not-found`. */
export function requestRow(db: Database, pk: number): RequestRow {
  const row = db
    .prepare<[number], RequestRow>(
      `SELECT pk, reseller_pk AS resellerPk, kind, points, state, details,
         interaction_pk AS interactionPk FROM bonus_request WHERE pk = ? AND deleted_at IS NULL`,
    )
    .get(pk);
  if (!row) throw new AppError('app/not-found', `no bonus request ${String(pk)}`);
  return row;
}

/** Fields and proofs of a stored kind; one that came from elsewhere and is not known has none. */
export function specOf(kind: string): KindSpec {
  return isRequestKind(kind) ? kindSpecs[kind] : { fields: [], proofs: [] };
}

/** Refuses with the first wrong field: it is the one to correct. */
export function refuseFaults(
  code: 'bonus/details' | 'bonus/proofs',
  faults: CheckedDetails['faults'],
): void {
  const [first] = Object.entries(faults);
  if (!first) return;
  const [field, fault] = first;
  throw new AppError(code, `${field}: ${fault}`, { details: { field, fault } });
}

/** Refuses points that are not a whole positive number. */
export function checkPoints(points: number): void {
  if (Number.isSafeInteger(points) && points > 0) return;
  throw new AppError('bonus/points', `${String(points)} points`, { details: { field: 'points' } });
}

function storedDetails(input: Pick<RequestInput, 'kind' | 'details'>): string {
  // A draft may lack what is mandatory; what is there must be right.
  const { details, faults } = checkDetails(specOf(input.kind), input.details, { draft: true });
  refuseFaults('bonus/details', faults);
  return JSON.stringify(details);
}

/** Stores a new request as a draft: nothing is reserved yet. */
export function createRequest(
  tx: WriteTransaction,
  context: BonusContext,
  input: RequestInput,
): number {
  checkPoints(input.points);
  return tx.create('bonus-request', {
    resellerPk: input.resellerPk,
    kind: input.kind,
    points: input.points,
    state: 'draft',
    requestedOn: todayOf(context),
    details: storedDetails(input),
    contactPk: input.contactPk ?? null,
    interactionPk: input.interactionPk ?? null,
    createdBy: context.actor(),
  });
}

/** Changes a draft, or a rejected request before it is sent again. Throws `bonus/request-state`. */
export function changeRequest(
  tx: WriteTransaction,
  context: BonusContext,
  pk: number,
  input: Pick<RequestInput, 'kind' | 'points' | 'details' | 'contactPk'>,
): void {
  const { state } = requestRow(context.db, pk);
  if (!isEditable(state)) {
    throw new AppError('bonus/request-state', `a ${state} request is not edited`, {
      details: { state },
    });
  }
  checkPoints(input.points);
  tx.patch('bonus-request', pk, {
    kind: input.kind,
    points: input.points,
    details: storedDetails(input),
    ...(input.contactPk === undefined ? {} : { contactPk: input.contactPk }),
  });
}
