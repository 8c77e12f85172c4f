import type { Database } from 'better-sqlite3';
import { rowField, type WriteTransaction } from '#db/write/write-transaction.ts';
import type { LaterHands } from './later-hands.ts';
import type { PurchaseUndo } from './purchase-undo.ts';

/** What taking back interactions needs to know of the undo of the batch. */
export type InteractionUndo = PurchaseUndo & {
  readonly later: LaterHands;
  readonly used: (interactionPk: number) => boolean;
  readonly onRemoved: () => void;
  /** Takes the company of an interaction of nobody that stays as it is. */
  readonly onKept: (company: string) => void;
};

/** What the undo of a batch asks; each finds its rows by an index. */
export const interactionUndoSql = {
  used: `SELECT 1 WHERE EXISTS (SELECT 1 FROM note WHERE interaction_pk = @pk AND deleted_at IS NULL)
    OR EXISTS (SELECT 1 FROM task WHERE interaction_pk = @pk AND deleted_at IS NULL)`,
  ofNobody: `SELECT pk, company_text AS company, deleted_at AS deletedAt
    FROM interaction INDEXED BY interaction_batch
    WHERE batch_pk = ? AND pk > ? AND reseller_pk IS NULL ORDER BY pk LIMIT ?`,
  changed: `SELECT DISTINCT entity_pk FROM change INDEXED BY change_batch
    WHERE batch_pk = ? AND entity = 'interaction' AND reseller_pk IS NULL AND field <> ?
      AND entity_pk > ? ORDER BY entity_pk LIMIT ?`,
} as const;

/** Makes the question whether somebody went on from an interaction: by a note to it, or a task. */
export function usedOf(db: Database): (interactionPk: number) => boolean {
  const used = db.prepare<[{ pk: number }], number>(interactionUndoSql.used).pluck();
  return (pk) => used.get({ pk }) !== undefined;
}

/** Removes the interactions of nobody that the batch made, but those that somebody has worked on since. */
export function* removeOfNobody(undo: InteractionUndo): Generator<number, void> {
  const { db, writer, context, batchPk, rowsAtOnce, later, used, onRemoved, onKept } = undo;
  const page = db.prepare<
    [number, number, number],
    { pk: number; company: string | null; deletedAt: number | null }
  >(interactionUndoSql.ofNobody);
  let after = 0;
  for (;;) {
    const rows = page.all(batchPk, after, rowsAtOnce);
    const [last] = rows.slice(-1);
    if (last === undefined) return;
    after = last.pk;
    writer.transaction(context, (tx) => {
      for (const { pk, company, deletedAt } of rows) {
        if (deletedAt !== null) continue;
        if (later.changedRow('interaction', pk) || used(pk)) onKept(company ?? '');
        else {
          tx.remove('interaction', pk);
          onRemoved();
        }
      }
    });
    yield rows.length;
  }
}

/** Puts back what the batch has changed of interactions while they were nobody's. */
export function* putBackOfNobody(
  undo: PurchaseUndo,
  putBack: (tx: WriteTransaction, interactionPk: number) => void,
): Generator<number, void> {
  const { db, writer, context, batchPk, rowsAtOnce } = undo;
  const page = db
    .prepare<[number, string, number, number], number>(interactionUndoSql.changed)
    .pluck();
  let after = 0;
  for (;;) {
    const pks = page.all(batchPk, rowField, after, rowsAtOnce);
    const [last] = pks.slice(-1);
    if (last === undefined) return;
    after = last;
    writer.transaction(context, (tx) => {
      for (const pk of pks) putBack(tx, pk);
    });
    yield pks.length;
  }
}
