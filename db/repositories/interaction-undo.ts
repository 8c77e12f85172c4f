import type { Database } from 'better-sqlite3';
import { rowField, type WriteTransaction } from '#db/write/write-transaction.ts';
import { inPages, type BatchUndo, type UndoSteps } from './batch-undo.ts';
import type { LaterHands } from './later-hands.ts';

/** What taking back interactions needs to know of the undo of the batch. */
type InteractionUndo = BatchUndo & {
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
  attached: `SELECT DISTINCT c.entity_pk AS pk FROM change c INDEXED BY change_batch
    JOIN reseller r ON r.pk = c.reseller_pk
    WHERE c.batch_pk = ? AND c.entity = 'interaction' AND c.field = 'resellerPk'
      AND r.batch_pk = c.batch_pk AND c.entity_pk > ? ORDER BY c.entity_pk LIMIT ?`,
  changed: `SELECT DISTINCT entity_pk AS pk FROM change INDEXED BY change_batch
    WHERE batch_pk = ? AND entity = 'interaction' AND reseller_pk IS NULL AND field <> ?
      AND entity_pk > ? ORDER BY entity_pk LIMIT ?`,
} as const;

/** Makes the question whether somebody went on from an interaction: by a note to it, or a task. */
export function usedOf(db: Database): (interactionPk: number) => boolean {
  const used = db.prepare<[{ pk: number }], number>(interactionUndoSql.used).pluck();
  return (pk) => used.get({ pk }) !== undefined;
}

/** Removes the interactions of nobody that the batch made, but those that somebody has worked on since. */
export function* removeOfNobody(undo: InteractionUndo): UndoSteps {
  const { db, batchPk, rowsAtOnce, later, used, onRemoved, onKept } = undo;
  const page = db.prepare<
    [number, number, number],
    { pk: number; company: string | null; deletedAt: number | null }
  >(interactionUndoSql.ofNobody);
  yield* inPages(
    undo,
    (after) => page.all(batchPk, after, rowsAtOnce),
    (tx, { pk, company, deletedAt }) => {
      if (deletedAt !== null) return;
      if (later.changedRow('interaction', pk) || used(pk)) onKept(company ?? '');
      else {
        tx.remove('interaction', pk);
        onRemoved();
      }
    },
  );
}

/** Puts back what the batch has changed of interactions while they were nobody's. */
export function* putBackOfNobody(
  undo: BatchUndo,
  putBack: (tx: WriteTransaction, interactionPk: number) => void,
): UndoSteps {
  const { db, batchPk, rowsAtOnce } = undo;
  const page = db.prepare<[number, string, number, number], { pk: number }>(
    interactionUndoSql.changed,
  );
  yield* inPages(
    undo,
    (after) => page.all(batchPk, rowField, after, rowsAtOnce),
    (tx, { pk }) => putBack(tx, pk),
  );
}

/**
 * Gives back interactions of earlier files that the batch has attached to resellers of its own: those
 * resellers go, and what is older than they are does not go with them.
 */
export function* putBackAttached(
  undo: BatchUndo,
  putBack: (tx: WriteTransaction, interactionPk: number) => void,
): UndoSteps {
  const { db, batchPk, rowsAtOnce } = undo;
  const page = db.prepare<[number, number, number], { pk: number }>(interactionUndoSql.attached);
  yield* inPages(
    undo,
    (after) => page.all(batchPk, after, rowsAtOnce),
    (tx, { pk }) => putBack(tx, pk),
  );
}
