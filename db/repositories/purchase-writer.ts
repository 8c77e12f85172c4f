import type { Database, Statement } from 'better-sqlite3';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import type { Month } from '#domain/bonus/month.ts';
import type { PurchasesOp } from '#domain/import/import-op.ts';
import {
  isSamePlace,
  type FactStep,
  type StoredPurchase,
} from '#domain/import/purchases/compare-facts.ts';
import { distributorKey, type FactPlace } from '#domain/import/purchases/purchase-record.ts';
import { packSaid, unpackSaid } from '#domain/import/said-by-key.ts';
import { isReseller } from './buyer-lookup.ts';
import { sourceKeeper, sourceNow } from './import-source.ts';
import { purchasesKind } from './purchase-lookup.ts';
import { earnedSql } from './purchases.ts';

type Current = {
  readonly amountMinor: number;
  readonly currency: string;
  readonly earned: 0 | 1;
};

/** Writes what one report changes of purchases. */
export class PurchaseWriter {
  readonly #keep: ReturnType<typeof sourceKeeper>;
  readonly #source: ReturnType<typeof sourceNow>;
  readonly #isThere: (resellerPk: number) => boolean;
  readonly #others: Statement<[number, Month, number, number], FactPlace>;
  readonly #current: Statement<[number], Current>;
  readonly #batchPk: number;
  readonly #lastPk: number;
  /** The report of each distributor, made with its first purchase. */
  readonly #reports = new Map<string, number>();

  constructor(db: Database, batchPk: number) {
    this.#batchPk = batchPk;
    this.#keep = sourceKeeper(db, purchasesKind, batchPk);
    this.#source = sourceNow(db);
    this.#isThere = isReseller(db);
    this.#lastPk =
      db.prepare<[], number>('SELECT coalesce(max(pk), 0) FROM purchase').pluck().get() ?? 0;
    this.#others = db.prepare(
      `SELECT month, product_group AS productGroup, distributor FROM purchase
       WHERE reseller_pk = ? AND month = ? AND deleted_at IS NULL
         AND NOT (pk > ? AND batch_pk IS ?)`,
    );
    this.#current = db.prepare(
      `SELECT amount_minor AS amountMinor, currency, (${earnedSql}) IS NOT NULL AS earned
       FROM purchase p WHERE pk = ? AND deleted_at IS NULL`,
    );
  }

  /**
   * Writes the facts of one reseller, and answers the rows that could not be written any more because
   * somebody changed the reseller or the purchase while the file was being read.
   */
  write(tx: WriteTransaction, op: PurchasesOp): readonly number[] {
    if (!this.#isThere(op.pk)) {
      return op.facts.filter(({ step }) => step !== 'keep').map(({ row }) => row);
    }
    const source = new Map(unpackSaid(this.#source(op.pk, purchasesKind)));
    const left: number[] = [];
    for (const step of op.facts) {
      if (!this.#writeFact(tx, op, step)) {
        left.push(step.row);
        continue;
      }
      if (step.says === null) source.delete(step.key);
      else source.set(step.key, step.says);
    }
    this.#keep.change(op.pk, packSaid(source));
    return left;
  }

  #writeFact(tx: WriteTransaction, op: PurchasesOp, step: FactStep): boolean {
    switch (step.step) {
      case 'keep':
        return true;
      case 'create': {
        const { month, productGroup, distributor, amountMinor, currency } = step.fact;
        const others = this.#others.all(op.pk, month, this.#lastPk, this.#batchPk);
        if (others.some((other) => isSamePlace(other, step.fact))) return false;
        tx.create('purchase', {
          resellerPk: op.pk,
          reportPk: this.#report(tx, op, distributor),
          ...{ month, productGroup, distributor, amountMinor, currency },
        });
        return true;
      }
      case 'change': {
        if (!this.#stands(step.stored)) return false;
        const { amountMinor, currency } = step.fact;
        tx.patch('purchase', step.stored.pk, { amountMinor, currency });
        return true;
      }
      case 'remove':
        if (!this.#stands(step.stored)) return false;
        tx.remove('purchase', step.stored.pk);
        return true;
    }
  }

  #stands(stored: StoredPurchase): boolean {
    const now = this.#current.get(stored.pk);
    return (
      now !== undefined &&
      now.earned === 0 &&
      now.amountMinor === stored.amountMinor &&
      now.currency === stored.currency
    );
  }

  /** Who imports a report has the right to approve it: its purchases count at once. */
  #report(tx: WriteTransaction, { months }: PurchasesOp, distributor: string | null): number {
    const key = distributorKey(distributor);
    const known = this.#reports.get(key);
    if (known !== undefined) return known;
    const { from: monthFrom, to: monthTo } = months;
    const pk = tx.create('purchase-report', {
      ...{ distributor, monthFrom, monthTo },
      state: 'approved',
    });
    this.#reports.set(key, pk);
    return pk;
  }
}
