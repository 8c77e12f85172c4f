import type { Database } from 'better-sqlite3';
import { entityInfo, entityTables, type Entity, type SqlValue } from '#db/write/entities.ts';
import { rowField, type WriteTransaction } from '#db/write/write-transaction.ts';
import { inPages, type BatchUndo, type UndoSteps } from './batch-undo.ts';
import type { LaterHands } from './later-hands.ts';

/** What putting old values back needs to know of the undo of the batch. */
export type PutBack = BatchUndo & {
  readonly later: LaterHands;
  /** Whether points rest on a purchase or a request: then it stays as it is. */
  readonly rested: (entity: Entity, pk: number) => boolean;
  readonly onKept: (resellerPk: number, field: string) => void;
  /** Takes the company of an interaction of nobody that stays as it is. */
  readonly onKeptOfNobody: (company: string, field: string) => void;
  /** An interaction of nobody got old values back. */
  readonly onInteraction: () => void;
};

/** Puts old values back where the batch's value still stands; reseller by reseller. */
export function* putBack(undo: PutBack): UndoSteps {
  const { db, batchPk, rowsAtOnce } = undo;
  // What the undo itself writes stands behind it.
  const until = db.prepare<[], number>('SELECT max(pk) FROM change').pluck().get() ?? 0;
  const page = db.prepare<[number, number, number, number], { pk: number; owner: number | null }>(
    `SELECT pk, reseller_pk AS owner FROM change
     WHERE batch_pk = ? AND pk > ? AND pk <= ? ORDER BY pk LIMIT ?`,
  );
  const done = new Set<number>();
  const one = resellerPutter(undo);
  yield* inPages(
    undo,
    (after) => page.all(batchPk, after, until, rowsAtOnce),
    (tx, { owner }) => {
      if (owner === null || done.has(owner)) return;
      done.add(owner);
      one(tx, owner);
    },
  );
}

type Change = {
  readonly pk: number;
  readonly entity: Entity;
  readonly entityPk: number;
  readonly field: string;
  readonly oldValue: SqlValue;
  readonly newValue: SqlValue;
};

/** Makes the function that puts back what the batch has changed of one reseller. */
function resellerPutter(undo: PutBack): (tx: WriteTransaction, resellerPk: number) => void {
  const { db, batchPk } = undo;
  const ofBatch = db
    .prepare<[number], number | null>('SELECT batch_pk FROM reseller WHERE pk = ?')
    .pluck();
  // By reseller: the planner would read the whole batch for each of them.
  const changesOf = db.prepare<[number, number, string], Change>(
    `SELECT pk, entity, entity_pk AS entityPk, field, old_value AS oldValue, new_value AS newValue
     FROM change INDEXED BY change_reseller
     WHERE reseller_pk = ? AND batch_pk = ? AND field <> ? ORDER BY pk`,
  );
  return (tx, resellerPk) => {
    if (ofBatch.get(resellerPk) === batchPk) return;
    const changes = changesOf.all(resellerPk, batchPk, rowField);
    const done = putRowsBack(undo, tx, changes, (field) => undo.onKept(resellerPk, field));
    if (done) undo.restored.add(resellerPk);
  };
}

/** Makes the function that puts back what the batch has changed of an interaction of nobody. */
export function interactionPutter(
  undo: PutBack,
): (tx: WriteTransaction, interactionPk: number) => void {
  const { db, batchPk } = undo;
  const changesOf = db.prepare<[number, number, string], Change>(
    `SELECT pk, entity, entity_pk AS entityPk, field, old_value AS oldValue, new_value AS newValue
     FROM change INDEXED BY change_row
     WHERE entity = 'interaction' AND entity_pk = ? AND batch_pk = ? AND field <> ? ORDER BY pk`,
  );
  const company = db
    .prepare<[number], string | null>('SELECT company_text FROM interaction WHERE pk = ?')
    .pluck();
  return (tx, pk) => {
    const changes = changesOf.all(pk, batchPk, rowField);
    const done = putRowsBack(undo, tx, changes, (field) =>
      undo.onKeptOfNobody(company.get(pk) ?? '', field),
    );
    if (done) undo.onInteraction();
  };
}

/** Puts back the fields of rows that still stand as the batch left them; answers whether any did. */
function putRowsBack(
  { db, later, rested }: PutBack,
  tx: WriteTransaction,
  changes: readonly Change[],
  onKept: (field: string) => void,
): boolean {
  const rows = new Map<string, Map<string, Change>>();
  for (const change of changes) {
    const key = `${change.entity}:${String(change.entityPk)}`;
    const fields = rows.get(key) ?? new Map<string, Change>();
    const first = fields.get(change.field);
    fields.set(
      change.field,
      first ? { ...change, pk: first.pk, oldValue: first.oldValue } : change,
    );
    rows.set(key, fields);
  }
  let done = false;
  for (const fields of rows.values()) {
    const [some] = fields.values();
    const current = some && currentRow(db, some.entity, some.entityPk);
    if (!some || !current) continue;
    const { entity, entityPk } = some;
    if (rested(entity, entityPk)) {
      onKept('bonus-entry');
      continue;
    }
    const patch: Record<string, SqlValue> = {};
    for (const { pk, field, oldValue, newValue } of fields.values()) {
      if (current[field] === newValue) patch[field] = oldValue;
      else if (later.changedField(entity, entityPk, field, pk)) {
        onKept(entity === 'reseller' ? field : entity);
      }
    }
    if (tx.patch(entity, entityPk, patch).length > 0) done = true;
  }
  return done;
}

function currentRow(
  db: Database,
  entity: Entity,
  pk: number,
): Readonly<Record<string, SqlValue>> | null {
  if (!(entity in entityTables)) return null;
  const info = entityInfo(entity);
  const list = info.fields.map(({ field, column }) => `${column} AS ${field}`).join(', ');
  return (
    db
      .prepare<[number], Record<string, SqlValue>>(
        `SELECT ${list} FROM ${info.table} WHERE pk = ? AND deleted_at IS NULL`,
      )
      .get(pk) ?? null
  );
}
