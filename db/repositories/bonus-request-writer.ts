import type { Database, Statement } from 'better-sqlite3';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import type { RowPatch } from '#db/write/entities.ts';
import type { RequestChange, RequestStep } from '#domain/import/bonus-requests/compare-request.ts';
import type { BonusRequestsOp } from '#domain/import/import-op.ts';
import { requestKey, type RequestValues } from '#domain/import/bonus-requests/request-record.ts';
import {
  packRequests,
  unpackRequests,
  type SaidRequest,
} from '#domain/import/bonus-requests/request-source.ts';
import { isReseller } from './buyer-lookup.ts';
import { requestLookupSql, requestsKind } from './bonus-request-lookup.ts';
import { sourceKeeper, sourceNow } from './import-source.ts';

/**
 * Writes what one list changes of requests to spend points. No entry of the ledger comes of it: what
 * was decided elsewhere was paid there.
 */
export class BonusRequestWriter {
  readonly #keep: ReturnType<typeof sourceKeeper>;
  readonly #source: ReturnType<typeof sourceNow>;
  readonly #isThere: (resellerPk: number) => boolean;
  readonly #others: Statement<[number, number, number], RequestValues>;
  readonly #current: Statement<[number], RequestValues & { readonly hasEntries: 0 | 1 }>;
  readonly #batchPk: number;
  readonly #lastPk: number;

  constructor(db: Database, batchPk: number) {
    this.#batchPk = batchPk;
    this.#keep = sourceKeeper(db, requestsKind, batchPk);
    this.#source = sourceNow(db);
    this.#isThere = isReseller(db);
    this.#lastPk =
      db.prepare<[], number>('SELECT coalesce(max(pk), 0) FROM bonus_request').pluck().get() ?? 0;
    this.#others = db.prepare(
      `SELECT number, requested_on AS requestedOn, kind, points, details FROM bonus_request
       WHERE reseller_pk = ? AND deleted_at IS NULL AND NOT (pk > ? AND batch_pk IS ?)`,
    );
    this.#current = db.prepare(requestLookupSql.byPk);
  }

  /**
   * Writes the requests of one reseller, and answers the rows that could not be written any more
   * because somebody changed the reseller or the request while the file was being read.
   */
  write(tx: WriteTransaction, op: BonusRequestsOp): readonly number[] {
    if (!this.#isThere(op.pk)) {
      return op.steps.filter(({ step }) => step !== 'keep').map(({ row }) => row);
    }
    const source = new Map<string, SaidRequest>(unpackRequests(this.#source(op.pk, requestsKind)));
    const left: number[] = [];
    for (const step of op.steps) {
      const pk = this.#writeStep(tx, op.pk, step);
      if (pk === null) left.push(step.row);
      else source.set(step.key, { pk, values: step.says });
    }
    this.#keep.change(op.pk, packRequests(source));
    return left;
  }

  /** The row of the request; null when it was left. */
  #writeStep(tx: WriteTransaction, resellerPk: number, step: RequestStep): number | null {
    switch (step.step) {
      case 'keep':
        return step.pk;
      case 'create': {
        const others = this.#others.all(resellerPk, this.#lastPk, this.#batchPk);
        if (others.some((other) => requestKey(other) === step.key)) return null;
        return tx.create('bonus-request', { resellerPk, ...step.says });
      }
      case 'change':
        if (!this.#stands(step.pk, step.changes)) return null;
        tx.patch('bonus-request', step.pk, patchOf(step.changes));
        return step.pk;
    }
  }

  #stands(pk: number, changes: readonly RequestChange[]): boolean {
    const now = this.#current.get(pk);
    return (
      now !== undefined &&
      now.hasEntries === 0 &&
      changes.every(({ field, oldValue }) => now[field] === oldValue)
    );
  }
}

function patchOf(changes: readonly RequestChange[]): RowPatch<'bonus-request'> {
  return Object.fromEntries(changes.map(({ field, newValue }) => [field, newValue]));
}
