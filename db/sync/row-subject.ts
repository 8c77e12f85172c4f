import type { Database } from 'better-sqlite3';
import { references } from '#contract/sync/entity-order.ts';
import { entityInfo } from '../write/entities.ts';
import { isKnownEntity } from './take-rows.ts';

/** The columns by which people know a row, the first that it has. */
const telling = ['name', 'title', 'participant', 'address', 'e164', 'text', 'number', 'month'];

/**
 * What people call a row: its name, title or words; null where it has none or is not here. The kind may be told by
 * the field that refers to it instead.
 */
export function rowSubject(
  db: Database,
  entity: string | null,
  id: string,
  field?: string,
): string | null {
  const kind = entity ?? (field === undefined ? undefined : references[field]);
  if (kind === undefined || !isKnownEntity(kind)) return null;
  const { table, fields } = entityInfo(kind);
  const column = telling.find((name) => fields.some((one) => one.column === name));
  if (column === undefined) return null;
  const value = db
    .prepare<[string], string | number | null>(`SELECT ${column} FROM ${table} WHERE id = ?`)
    .pluck()
    .get(id);
  return value === undefined || value === null ? null : String(value).slice(0, 200);
}
