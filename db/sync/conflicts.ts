import type { Database } from 'better-sqlite3';
import type { ConflictLine } from '#contract/head-office.ts';
import { entityInfo, hiddenValue } from '../write/entities.ts';
import { rowSubject } from './row-subject.ts';
import { isSecretField } from './secret-field.ts';
import { isKnownEntity } from './take-rows.ts';

/** How many conflicts nobody has chosen in. */
export function openConflicts(db: Database): number {
  const count = db.prepare<[], number>(
    "SELECT count(*) FROM conflict WHERE state = 'open' AND deleted_at IS NULL",
  );
  return count.pluck().get() ?? 0;
}

/** A conflict as stored. */
export type StoredConflict = {
  readonly pk: number;
  readonly kind: string;
  readonly entity: string;
  readonly rowId: string;
  readonly resellerPk: number | null;
  readonly reseller: string | null;
  readonly field: string;
  readonly keptValue: string | null;
  readonly lostValue: string | null;
  readonly keptBy: string;
  readonly keptAt: number;
  readonly lostBy: string;
  readonly lostAt: number;
  readonly state: 'open' | 'kept' | 'taken';
};

const stored = `SELECT c.pk, c.kind, c.row_entity AS entity, c.row_id AS rowId,
  c.reseller_pk AS resellerPk, r.name AS reseller, c.field, c.kept_value AS keptValue,
  c.lost_value AS lostValue, c.kept_by AS keptBy, c.kept_at AS keptAt, c.lost_by AS lostBy,
  c.lost_at AS lostAt, c.state
  FROM conflict c LEFT JOIN reseller r ON r.pk = c.reseller_pk`;

/** One conflict; null when there is none. */
export function readConflict(db: Database, pk: number): StoredConflict | null {
  const row = db.prepare<[number], StoredConflict>(`${stored} WHERE c.pk = ?`).get(pk);
  return row ?? null;
}

const mostListed = 500;

/** The conflicts in which nobody has chosen yet, the oldest first. */
export function listConflicts(db: Database): ConflictLine[] {
  return db
    .prepare<[], StoredConflict>(
      `${stored} WHERE c.state = 'open' AND c.deleted_at IS NULL ORDER BY c.lost_at LIMIT ${mostListed}`,
    )
    .all()
    .map((row) => ({
      pk: row.pk,
      kind: row.kind,
      entity: row.entity,
      field: row.field,
      reseller: row.reseller,
      resellerPk: row.resellerPk,
      keptBy: row.keptBy,
      keptAt: row.keptAt,
      lostBy: row.lostBy,
      lostAt: row.lostAt,
      subject: rowSubject(db, row.entity, row.rowId),
      kept: valueOf(db, row, row.keptValue),
      lost: valueOf(db, row, row.lostValue),
      changedSince: changedSince(db, row.entity, row.rowId, row.field, row.keptValue),
    }));
}

function valueOf(
  db: Database,
  { entity, field }: StoredConflict,
  json: string | null,
): string | number | null {
  if (json === null) return null;
  if (isSecretField(entity, field)) return hiddenValue;
  const value = JSON.parse(json) as string | number | null;
  if (typeof value !== 'string' || !field.endsWith('Id')) return value;
  return rowSubject(db, null, value, field) ?? value;
}

/** Whether the field has neither of the two values any more. */
function changedSince(
  db: Database,
  entity: string,
  id: string,
  field: string,
  keptValue: string | null,
): boolean {
  if (!isKnownEntity(entity) || keptValue === null) return false;
  const info = entityInfo(entity);
  const found = info.fields.find((one) => (one.reference?.name ?? one.field) === field);
  if (found === undefined || found.reference !== null) return false;
  const row = db
    .prepare<[string], Record<string, string | number | null>>(
      `SELECT *, ${found.column} AS value FROM ${info.table} WHERE id = ?`,
    )
    .get(id);
  if (row === undefined) return false;
  return JSON.stringify(row['value'] ?? null) !== keptValue;
}
