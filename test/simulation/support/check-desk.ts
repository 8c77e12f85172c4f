import { entityNames, type EntityName } from '#contract/entities.ts';
import { mutationColumns, mutationOf } from '#db/sync/outbox.ts';
import { entityInfo, type SqlValue } from '#db/write/entities.ts';
import type { Desk } from './desk.ts';

/** Something that must never be. */
export class Broken extends Error {}

type Row = Readonly<Record<string, SqlValue>>;
type StoredMutation = Parameters<typeof mutationOf>[0];

/**
 * What was typed at a desktop and is not answered is what it shows. What goes up again to a restored head office
 * was answered once, and others may have changed it since. Throws `Broken`.
 */
export function checkDesk(desk: Desk): void {
  const { db } = desk;
  const waiting = db
    .prepare<[], StoredMutation>(
      `SELECT ${mutationColumns} FROM mutation
       WHERE mut_no > (SELECT acked_mut_no FROM sync_state) ORDER BY mut_no`,
    )
    .all()
    .map(mutationOf)
    .filter(({ mutId }) => !desk.answered.has(mutId));
  const expected = new Map<string, Map<string, SqlValue>>();
  for (const mutation of waiting) {
    const key = `${mutation.entity} ${mutation.id}`;
    const fields = expected.get(key) ?? new Map<string, SqlValue>();
    expected.set(key, fields);
    if (mutation.kind === 'delete') fields.set('@deleted', 1);
    else if (mutation.kind === 'create') {
      for (const [name, value] of Object.entries(mutation.fields)) fields.set(name, value);
    } else {
      for (const [name, { value }] of Object.entries(mutation.fields)) {
        if (name === 'deletedAt') fields.set('@deleted', 0);
        else fields.set(name, value);
      }
    }
  }
  for (const [key, fields] of expected) {
    const [entity = '', id = ''] = key.split(' ');
    const shown = shownRow(desk, entity as EntityName, id);
    for (const [name, value] of fields) {
      if (name === 'createdAt' || shown[name] === value) continue;
      throw new Broken(
        `${desk.name} typed ${entity} ${id} ${name} = ${String(value)}, it shows ${String(shown[name])}`,
      );
    }
  }
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
