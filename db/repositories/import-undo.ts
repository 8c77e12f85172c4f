import type { Database } from 'better-sqlite3';
import type { UndoReport } from '#contract/import.ts';
import { entityInfo, entityTables, type Entity, type SqlValue } from '#db/write/entities.ts';
import { rowField, type WriteTransaction } from '#db/write/write-transaction.ts';
import type { Writer } from '#db/write/writer.ts';
import { forgetSources } from './import-source.ts';
import { laterHands, type LaterHands } from './later-hands.ts';
import { earnedOf, removeReports, restorePurchases, type PurchaseUndo } from './purchase-undo.ts';
import { removeRegistrations, removeSessions } from './trainings-undo.ts';

/** What a batch adds to resellers. */
const childTables = ['contact', 'phone', 'email', 'purchase'] as const;

/** A source is one small row, a reseller has about ten with its children, index and outbox. */
const sourcesPerRow = 10;

type Undo = PurchaseUndo & {
  readonly later: LaterHands;
  /** Whether points rest on a purchase: then it stays as it is. */
  readonly earned: (purchasePk: number) => boolean;
  /** What stays as it is, and which fields of it somebody has changed since. */
  readonly kept: Map<number, Set<string>>;
  removed: number;
};

/** One transaction's worth of work, again and again; each answers how many rows it looked at. */
type Steps = Generator<number, void>;

/**
 * Takes a batch back: what it created goes, what it changed gets its old values, what it added to
 * others goes. What a person or a later import has changed since stays and is listed. Yields after
 * each transaction of about `rowsAtOnce` rows, so that the caller can let others work; begun again
 * after a crash it goes on where it stopped.
 */
export function* undoBatch(
  db: Database,
  writer: Writer,
  batchPk: number,
  actor: string,
  rowsAtOnce: number,
): Generator<{ done: number; total: number }, UndoReport> {
  const undo: Undo = {
    db,
    writer,
    context: { actor, batchPk },
    batchPk,
    rowsAtOnce,
    later: laterHands(db, batchPk),
    earned: earnedOf(db),
    kept: new Map(),
    restored: new Set(),
    removed: 0,
  };
  const total = countRows(db, batchPk);
  let done = 0;
  for (const steps of [
    removeRegistrations(undo, (resellerPk) => keep(undo, resellerPk, 'training-registration')),
    removeSessions(undo),
    removeCreated(undo),
    removeAdded(undo),
    putBack(undo),
    restorePurchases(undo, (resellerPk) => keep(undo, resellerPk, 'purchase')),
    removeReports(undo),
  ]) {
    for (const rows of steps) {
      done = Math.min(done + rows, total);
      yield { done, total };
    }
  }
  const sources = forgetSources(db, batchPk, rowsAtOnce * sourcesPerRow);
  while (sources.next().done !== true) yield { done: total, total };
  const { removed, restored, kept } = undo;
  return { batchPk, removed, restored: restored.size, kept: named(db, kept) };
}

function countRows(db: Database, batchPk: number): number {
  const tables = ['reseller', ...childTables, 'purchase_report', 'training_registration', 'change'];
  return tables.reduce((sum, table) => {
    const count = db
      .prepare<[number], number>(`SELECT count(*) FROM ${table} WHERE batch_pk = ?`)
      .pluck();
    return sum + (count.get(batchPk) ?? 0);
  }, 0);
}

/** Removes the resellers that the batch made, but those that somebody has worked on since. */
function* removeCreated(undo: Undo): Steps {
  const { db, writer, context, batchPk, rowsAtOnce, later } = undo;
  // Those that are gone count as looked at: a page of them is no more work than one of others.
  const page = db.prepare<[number, number, number], { pk: number; deletedAt: number | null }>(
    `SELECT pk, deleted_at AS deletedAt FROM reseller
     WHERE batch_pk = ? AND pk > ? ORDER BY pk LIMIT ?`,
  );
  const children = childTables.map((table) => ({
    table,
    of: db
      .prepare<[number], number>(
        `SELECT pk FROM ${table} WHERE reseller_pk = ? AND deleted_at IS NULL`,
      )
      .pluck(),
  }));
  let after = 0;
  for (;;) {
    const rows = page.all(batchPk, after, rowsAtOnce);
    const [last] = rows.slice(-1);
    if (last === undefined) return;
    after = last.pk;
    writer.transaction(context, (tx) => {
      for (const { pk, deletedAt } of rows) {
        if (deletedAt !== null) continue;
        const fields = later.changedCreated(pk);
        if (fields.length > 0) {
          undo.kept.set(pk, new Set(fields));
          continue;
        }
        for (const { table, of } of children)
          for (const child of of.all(pk)) tx.remove(table, child);
        tx.remove('reseller', pk);
        undo.removed += 1;
      }
    });
    yield rows.length;
  }
}

/** Removes the numbers, addresses, people and purchases that the batch added to resellers of others. */
function* removeAdded(undo: Undo): Steps {
  const { db, writer, context, batchPk, rowsAtOnce, later } = undo;
  for (const table of childTables) {
    const page = db.prepare<
      [number, number, number],
      { pk: number; resellerPk: number; deletedAt: number | null; ofBatch: number }
    >(
      `SELECT t.pk, t.reseller_pk AS resellerPk, t.deleted_at AS deletedAt,
         r.batch_pk IS t.batch_pk AS ofBatch
       FROM ${table} t JOIN reseller r ON r.pk = t.reseller_pk
       WHERE t.batch_pk = ? AND t.pk > ? ORDER BY t.pk LIMIT ?`,
    );
    let after = 0;
    for (;;) {
      const rows = page.all(batchPk, after, rowsAtOnce);
      const [last] = rows.slice(-1);
      if (last === undefined) break;
      after = last.pk;
      writer.transaction(context, (tx) => {
        for (const { pk, resellerPk, deletedAt, ofBatch } of rows) {
          // What belongs to a reseller of the batch goes or stays with it.
          if (deletedAt !== null || ofBatch === 1) continue;
          if (table === 'purchase' && undo.earned(pk)) keep(undo, resellerPk, 'bonus-entry');
          else if (later.changedRow(table, pk)) keep(undo, resellerPk, table);
          else {
            tx.remove(table, pk);
            undo.restored.add(resellerPk);
          }
        }
      });
      yield rows.length;
    }
  }
}

/** Puts old values back where the batch's value still stands; reseller by reseller. */
function* putBack(undo: Undo): Steps {
  const { db, writer, context, batchPk, rowsAtOnce } = undo;
  // What the undo itself writes stands behind it.
  const until = db.prepare<[], number>('SELECT max(pk) FROM change').pluck().get() ?? 0;
  const page = db.prepare<[number, number, number, number], { pk: number; owner: number | null }>(
    `SELECT pk, reseller_pk AS owner FROM change
     WHERE batch_pk = ? AND pk > ? AND pk <= ? ORDER BY pk LIMIT ?`,
  );
  const done = new Set<number>();
  const one = resellerPutter(undo);
  let after = 0;
  for (;;) {
    const rows = page.all(batchPk, after, until, rowsAtOnce);
    const [last] = rows.slice(-1);
    if (last === undefined) return;
    after = last.pk;
    writer.transaction(context, (tx) => {
      for (const { owner } of rows) {
        if (owner === null || done.has(owner)) continue;
        done.add(owner);
        one(tx, owner);
      }
    });
    yield rows.length;
  }
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
function resellerPutter(undo: Undo): (tx: WriteTransaction, resellerPk: number) => void {
  const { db, batchPk, later } = undo;
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
    const rows = new Map<string, Map<string, Change>>();
    for (const change of changesOf.all(resellerPk, batchPk, rowField)) {
      const key = `${change.entity}:${String(change.entityPk)}`;
      const fields = rows.get(key) ?? new Map<string, Change>();
      const first = fields.get(change.field);
      fields.set(
        change.field,
        first ? { ...change, pk: first.pk, oldValue: first.oldValue } : change,
      );
      rows.set(key, fields);
    }
    for (const fields of rows.values()) {
      const [some] = fields.values();
      const current = some && currentRow(db, some.entity, some.entityPk);
      if (!some || !current) continue;
      const { entity, entityPk } = some;
      if (entity === 'purchase' && undo.earned(entityPk)) {
        keep(undo, resellerPk, 'bonus-entry');
        continue;
      }
      const patch: Record<string, SqlValue> = {};
      for (const { pk, field, oldValue, newValue } of fields.values()) {
        if (current[field] === newValue) patch[field] = oldValue;
        else if (later.changedField(entity, entityPk, field, pk)) {
          keep(undo, resellerPk, entity === 'reseller' ? field : entity);
        }
      }
      if (tx.patch(entity, entityPk, patch).length > 0) undo.restored.add(resellerPk);
    }
  };
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

function keep({ kept }: Undo, resellerPk: number, field: string): void {
  kept.set(resellerPk, (kept.get(resellerPk) ?? new Set()).add(field));
}

function named(db: Database, kept: ReadonlyMap<number, ReadonlySet<string>>): UndoReport['kept'] {
  const name = db.prepare<[number], string>('SELECT name FROM reseller WHERE pk = ?').pluck();
  return [...kept].map(([pk, fields]) => ({ pk, name: name.get(pk) ?? '', fields: [...fields] }));
}
