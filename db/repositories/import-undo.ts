import type { Database } from 'better-sqlite3';
import type { UndoReport } from '#contract/import.ts';
import { entityInfo, entityTables, type Entity } from '#db/write/entities.ts';
import type { WriteContext, WriteTransaction } from '#db/write/write-transaction.ts';
import type { Writer } from '#db/write/writer.ts';
import { forgetSources } from './import-source.ts';

const childTables = ['contact', 'phone', 'email'] as const;
const rowField = '@row';

type Change = {
  readonly entity: Entity;
  readonly entityPk: number;
  readonly field: string;
  readonly oldValue: string | number | null;
  readonly newValue: string | number | null;
};

/**
 * Takes a batch back: what it created goes, what it changed gets its old values. Rows that a person
 * has edited since stay and are listed. Yields after each transaction of about `rowsAtOnce` rows, so
 * that the caller can let others work; begun again after a crash it goes on where it stopped.
 */
export function* undoBatch(
  db: Database,
  writer: Writer,
  batchPk: number,
  actor: string,
  rowsAtOnce: number,
): Generator<{ done: number; total: number }, UndoReport> {
  const context: WriteContext = { actor, batchPk };
  const created = pks(
    db,
    'SELECT pk FROM reseller WHERE batch_pk = ? AND deleted_at IS NULL',
    batchPk,
  );
  const edited = editedFields(db, batchPk);
  const removable = created.filter((pk) => !edited.has(pk));
  const kept = new Map<number, Set<string>>(
    created.filter((pk) => edited.has(pk)).map((pk) => [pk, edited.get(pk) ?? new Set()]),
  );
  const children = childrenOf(db);
  let done = 0;
  for (let from = 0; from < removable.length; from += rowsAtOnce) {
    const part = removable.slice(from, from + rowsAtOnce);
    writer.transaction(context, (tx) => {
      for (const pk of part) {
        for (const table of childTables) {
          for (const child of children[table].all(pk)) tx.remove(table, child);
        }
        tx.remove('reseller', pk);
      }
    });
    done += part.length;
    yield { done, total: removable.length };
  }
  const restored = writer.transaction(context, (tx) => {
    removeAdded(db, tx, batchPk, new Set(created));
    return putBack(db, tx, batchPk, new Set(created), kept);
  });
  yield { done, total: removable.length };
  forgetSources(db, batchPk);
  return { batchPk, removed: removable.length, restored, kept: named(db, kept) };
}

function pks(db: Database, sql: string, batchPk: number): readonly number[] {
  return db.prepare<[number], number>(sql).pluck().all(batchPk);
}

function childrenOf(db: Database) {
  const of = (table: string) =>
    db
      .prepare<[number], number>(
        `SELECT pk FROM ${table} WHERE reseller_pk = ? AND deleted_at IS NULL`,
      )
      .pluck();
  return { contact: of('contact'), phone: of('phone'), email: of('email') };
}

/** What persons have changed of the resellers that the batch created, by reseller. */
function editedFields(db: Database, batchPk: number): Map<number, Set<string>> {
  const rows = db
    .prepare<[number], { pk: number; entity: string; field: string }>(
      `SELECT c.reseller_pk AS pk, c.entity, c.field FROM reseller r
       JOIN change c ON c.reseller_pk = r.pk
       WHERE r.batch_pk = ? AND c.batch_pk IS NULL`,
    )
    .all(batchPk);
  const edited = new Map<number, Set<string>>();
  for (const { pk, entity, field } of rows) {
    const fields = edited.get(pk) ?? new Set();
    fields.add(field === rowField || entity !== 'reseller' ? entity : field);
    edited.set(pk, fields);
  }
  return edited;
}

/** Numbers, addresses and people that the batch added to resellers of others. */
function removeAdded(
  db: Database,
  tx: WriteTransaction,
  batchPk: number,
  created: ReadonlySet<number>,
): void {
  for (const table of childTables) {
    const rows = db
      .prepare<[number, string], { pk: number; resellerPk: number }>(
        `SELECT t.pk, t.reseller_pk AS resellerPk FROM ${table} t
         WHERE t.batch_pk = ? AND t.deleted_at IS NULL AND NOT EXISTS (
           SELECT 1 FROM change c WHERE c.entity = ? AND c.entity_pk = t.pk AND c.batch_pk IS NULL)`,
      )
      .all(batchPk, table);
    for (const row of rows) if (!created.has(row.resellerPk)) tx.remove(table, row.pk);
  }
}

/** Puts old values back where the batch's value still stands; the rest is noted in `kept`. */
function putBack(
  db: Database,
  tx: WriteTransaction,
  batchPk: number,
  created: ReadonlySet<number>,
  kept: Map<number, Set<string>>,
): number {
  const changes = db
    .prepare<[number, string], Change>(
      `SELECT entity, entity_pk AS entityPk, field, old_value AS oldValue, new_value AS newValue
       FROM change WHERE batch_pk = ? AND field <> ? ORDER BY pk`,
    )
    .all(batchPk, rowField);
  const rows = new Map<string, { entity: Entity; pk: number; fields: Map<string, Change> }>();
  for (const change of changes) {
    if (change.entity === 'reseller' && created.has(change.entityPk)) continue;
    const key = `${change.entity}:${String(change.entityPk)}`;
    const row = rows.get(key) ?? {
      entity: change.entity,
      pk: change.entityPk,
      fields: new Map<string, Change>(),
    };
    const first = row.fields.get(change.field);
    row.fields.set(change.field, first ? { ...change, oldValue: first.oldValue } : change);
    rows.set(key, row);
  }
  let restored = 0;
  for (const { entity, pk, fields } of rows.values()) {
    const current = currentRow(db, entity, pk);
    if (current === null) continue;
    const patch: Record<string, string | number | null> = {};
    for (const { field, oldValue, newValue } of fields.values()) {
      if (current[field] === newValue) patch[field] = oldValue;
      else if (entity === 'reseller' && editedByPerson(db, pk, field, batchPk)) {
        kept.set(pk, (kept.get(pk) ?? new Set()).add(field));
      }
    }
    const changed = tx.patch(entity, pk, patch);
    if (changed.length > 0) restored += 1;
  }
  return restored;
}

function editedByPerson(db: Database, pk: number, field: string, batchPk: number): boolean {
  const after = db
    .prepare<[number, string, number], number>(
      `SELECT 1 FROM change WHERE entity = 'reseller' AND entity_pk = ? AND field = ?
       AND batch_pk IS NULL AND pk > (SELECT min(pk) FROM change WHERE batch_pk = ?) LIMIT 1`,
    )
    .pluck();
  return after.get(pk, field, batchPk) !== undefined;
}

function currentRow(
  db: Database,
  entity: Entity,
  pk: number,
): Readonly<Record<string, string | number | null>> | null {
  if (!(entity in entityTables)) return null;
  const info = entityInfo(entity);
  const list = info.fields.map(({ field, column }) => `${column} AS ${field}`).join(', ');
  return (
    db
      .prepare<[number], Record<string, string | number | null>>(
        `SELECT ${list} FROM ${info.table} WHERE pk = ? AND deleted_at IS NULL`,
      )
      .get(pk) ?? null
  );
}

function named(db: Database, kept: ReadonlyMap<number, ReadonlySet<string>>): UndoReport['kept'] {
  const name = db.prepare<[number], string>('SELECT name FROM reseller WHERE pk = ?').pluck();
  return [...kept].map(([pk, fields]) => ({ pk, name: name.get(pk) ?? '', fields: [...fields] }));
}
