import { entityNames, type EntityName } from '#contract/entities.ts';
import type { Mutation } from '#contract/sync/mutation.ts';
import { mutationColumns, mutationOf } from '#db/sync/outbox.ts';
import { entityInfo, type SqlValue } from '#db/write/entities.ts';
import type { Desk } from './desk.ts';

/** Something that must never be. */
export class Broken extends Error {}

type Row = Readonly<Record<string, SqlValue>>;
type StoredMutation = Parameters<typeof mutationOf>[0] & { readonly isAcked: 0 | 1 };

/**
 * What was typed at a desktop is what it shows: until it is answered, and what stands then until the log is read so
 * far. Of what was done with once and goes up again to a restored head office others may have changed the row before:
 * it shows what it showed when it began to wait again. Throws `Broken`.
 */
export function checkDesk(desk: Desk): void {
  const open = desk.db
    .prepare<[], StoredMutation>(
      `SELECT ${mutationColumns}, mut_no <= (SELECT acked_mut_no FROM sync_state) AS isAcked
       FROM mutation WHERE settled_at IS NULL ORDER BY mut_no`,
    )
    .all();
  const shown = new Map<string, Record<string, SqlValue>>();
  const expected = new Map<string, { readonly fields: Map<string, SqlValue> }>();
  for (const stored of open) {
    const mutation = mutationOf(stored);
    const { mutId, entity, id } = mutation;
    const key = `${entity} ${id}`;
    const row = shown.get(key) ?? shownRow(desk, entity as EntityName, id);
    shown.set(key, row);
    const { fields } = expected.get(key) ?? { fields: new Map<string, SqlValue>() };
    expected.set(key, { fields });
    const typed = typedFields(mutation);
    const isAcked = stored.isAcked === 1;
    if (isAcked ? desk.stands.has(mutId) : !desk.answered.has(mutId)) {
      for (const [name, value] of typed) fields.set(name, value);
    } else if (isAcked) for (const [name] of typed) fields.delete(name);
    else {
      const since =
        desk.waitsAgain.get(mutId) ?? new Map(typed.map(([name]) => [name, row[name] ?? null]));
      desk.waitsAgain.set(mutId, since);
      for (const [name, value] of since) fields.set(name, value);
    }
  }
  for (const [key, { fields }] of expected) {
    for (const [name, value] of fields) {
      const there = shown.get(key)?.[name] ?? null;
      if (name === 'createdAt' || there === value) continue;
      throw new Broken(
        `${desk.name} typed ${key} ${name} = ${String(value)}, it shows ${String(there)}`,
      );
    }
  }
}

/** What a mutation says that a row is to show. */
function typedFields(mutation: Mutation): [name: string, value: SqlValue][] {
  if (mutation.kind === 'delete') return [['@deleted', 1]];
  if (mutation.kind === 'create') return Object.entries(mutation.fields);
  return Object.entries(mutation.fields).map(([name, { value }]) =>
    name === 'deletedAt' ? ['@deleted', value === null ? 0 : 1] : [name, value],
  );
}

/** A row by the names that its fields travel under. */
function shownRow({ db }: Desk, entity: EntityName, id: string): Record<string, SqlValue> {
  const { table, fields } = entityInfo(entity);
  const row = db.prepare<[string], Row>(`SELECT * FROM ${table} WHERE id = ?`).get(id);
  if (row === undefined) return {};
  const shown: Record<string, SqlValue> = { '@deleted': row['deleted_at'] === null ? 0 : 1 };
  for (const { field, column, reference } of fields) {
    const value = row[column] ?? null;
    if (reference === null || value === null) shown[reference?.name ?? field] = value;
    else {
      const target = entityInfo(reference.entity).table;
      const read = db.prepare<[SqlValue], string>(`SELECT id FROM ${target} WHERE pk = ?`);
      shown[reference.name] = read.pluck().get(value) ?? null;
    }
  }
  return shown;
}

type Sums = { readonly id: string; readonly sum: number };

/** What must hold on every desktop when all is settled. Throws `Broken`. */
export function checkSettledDesk(desk: Desk): void {
  const { db, name } = desk;
  const rows = <T>(sql: string) => db.prepare<[], T>(sql).all();
  const [unsettled] = rows<{ n: number }>(
    'SELECT count(*) AS n FROM mutation WHERE settled_at IS NULL',
  );
  if (unsettled?.n !== 0) throw new Broken(`${name} has ${String(unsettled?.n)} mutations open`);
  const parked = rows<{ entry: string; reason: string }>('SELECT entry, reason FROM parked_entry');
  if (parked[0]) throw new Broken(`${name} has parked ${parked[0].reason}: ${parked[0].entry}`);
  for (const { id, sum } of rows<Sums>(
    `SELECT r.id, sum(e.points) AS sum FROM bonus_entry e JOIN reseller r ON r.pk = e.reseller_pk
     WHERE e.deleted_at IS NULL GROUP BY r.id`,
  )) {
    if (sum < 0) throw new Broken(`${name} shows ${sum} points of ${id}`);
  }
  for (const { id, sum } of rows<Sums>(
    `SELECT s.id, count(*) - s.seats AS sum FROM training_session s
     JOIN training_registration r ON r.session_pk = s.pk
     WHERE r.deleted_at IS NULL AND s.deleted_at IS NULL
       AND r.state IN ('submitted', 'received', 'confirmed', 'attended', 'no-show')
     GROUP BY s.pk`,
  )) {
    if (sum > 0) throw new Broken(`${name} shows ${sum} more seats taken than there are in ${id}`);
  }
  const stale = rows<{ id: string }>(
    `SELECT id FROM reseller r WHERE last_interaction_at IS NOT (SELECT max(occurred_at)
       FROM interaction i WHERE i.reseller_pk = r.pk AND i.deleted_at IS NULL)`,
  );
  if (stale[0]) throw new Broken(`${name} has a wrong last interaction of ${stale[0].id}`);
  for (const entity of entityNames) {
    const { table, fields } = entityInfo(entity);
    for (const { column, reference } of fields) {
      if (reference === null) continue;
      const target = entityInfo(reference.entity).table;
      const [lost] = rows<{ id: string }>(
        `SELECT id FROM ${table} t WHERE ${column} IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM ${target} r WHERE r.pk = t.${column})`,
      );
      if (lost) throw new Broken(`${name}: ${entity} ${lost.id} points to nothing by ${column}`);
    }
  }
}
