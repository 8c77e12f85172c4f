import type { Database } from 'better-sqlite3';
import { rowField } from '#db/write/write-transaction.ts';
import { isSamePlace } from '#domain/import/purchases/compare-facts.ts';
import type { FactPlace } from '#domain/import/purchases/purchase-record.ts';
import { inPages, type BatchUndo, type UndoSteps } from './batch-undo.ts';
import { earnedSql } from './purchases.ts';

type Removed = FactPlace & {
  readonly pk: number;
  readonly purchasePk: number;
  readonly owner: number;
};

/** What the undo of a batch asks; each finds its rows by an index. */
export const purchaseUndoSql = {
  removed: `SELECT c.pk, c.entity_pk AS purchasePk, p.reseller_pk AS owner, p.month, p.distributor,
      p.product_group AS productGroup
    FROM change c INDEXED BY change_batch JOIN purchase p ON p.pk = c.entity_pk
    WHERE c.batch_pk = @batch AND c.pk > @after AND c.entity = 'purchase' AND c.field = @field
      AND c.new_value = 'deleted' AND p.deleted_at IS NOT NULL AND p.batch_pk IS NOT @batch
    ORDER BY c.pk LIMIT @limit`,
  standing: `SELECT month, product_group AS productGroup, distributor FROM purchase
    WHERE reseller_pk = ? AND month = ? AND deleted_at IS NULL`,
  lastOf: `SELECT max(pk) FROM change WHERE entity = 'purchase' AND entity_pk = ? AND field = ?`,
  emptyReports: `SELECT pk FROM purchase_report d WHERE batch_pk = ? AND deleted_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM purchase WHERE report_pk = d.pk AND deleted_at IS NULL)`,
} as const;

/** Makes the question whether points rest on a purchase: then it stays as it is. */
export function earnedOf(db: Database): (purchasePk: number) => boolean {
  const earned = db
    .prepare<[number], number>(`SELECT (${earnedSql}) IS NOT NULL FROM purchase p WHERE pk = ?`)
    .pluck();
  return (pk) => earned.get(pk) === 1;
}

/** Brings back the purchases that the batch removed, unless their place was filled since. */
export function* restorePurchases(
  undo: BatchUndo,
  onKept: (resellerPk: number) => void,
): UndoSteps {
  const { db, batchPk, rowsAtOnce, restored } = undo;
  // Rows of the batch itself are deleted by its undo: those stay away.
  const page = db.prepare<
    [{ batch: number; after: number; field: string; limit: number }],
    Removed
  >(purchaseUndoSql.removed);
  const standing = db.prepare<[number, string], FactPlace>(purchaseUndoSql.standing);
  const lastOf = db.prepare<[number, string], number>(purchaseUndoSql.lastOf).pluck();
  yield* inPages(
    undo,
    (after) => page.all({ batch: batchPk, after, field: rowField, limit: rowsAtOnce }),
    (tx, removed) => {
      const { pk, purchasePk, owner, month } = removed;
      // Somebody has removed it once more: that is not of the batch.
      if (lastOf.get(purchasePk, rowField) !== pk) return;
      if (standing.all(owner, month).some((one) => isSamePlace(one, removed))) onKept(owner);
      else {
        tx.restore('purchase', purchasePk);
        restored.add(owner);
      }
    },
  );
}

/** Removes the reports of the batch that have no purchase any more. */
export function* removeReports(undo: BatchUndo): UndoSteps {
  const { db, writer, context, batchPk } = undo;
  const reports = db.prepare<[number], number>(purchaseUndoSql.emptyReports).pluck().all(batchPk);
  if (reports.length === 0) return;
  writer.transaction(context, (tx) => {
    for (const pk of reports) tx.remove('purchase-report', pk);
  });
  yield reports.length;
}
