import type { Database } from 'better-sqlite3';
import { references } from '#contract/sync/entity-order.ts';
import { entityInfo } from '../write/entities.ts';
import type { WriteTransaction } from '../write/write-transaction.ts';
import type { StoredConflict } from './conflicts.ts';
import { isKnownEntity } from './take-rows.ts';

/**
 * Writes the value that had lost, or deletes the row that an edit has kept, as an edit of now. Answers false where
 * the row, or what the value points to, is not here any more.
 */
export function takeLost(db: Database, tx: WriteTransaction, conflict: StoredConflict): boolean {
  const { entity, rowId, field, lostValue, kind } = conflict;
  if (!isKnownEntity(entity)) return false;
  const info = entityInfo(entity);
  const pkOf = (table: string, id: string): number | null =>
    db.prepare<[string], number>(`SELECT pk FROM ${table} WHERE id = ?`).pluck().get(id) ?? null;
  const pk = pkOf(info.table, rowId);
  if (pk === null) return false;
  if (kind === 'edit-beats-delete') {
    tx.remove(entity, pk);
    return true;
  }
  const value = JSON.parse(lostValue ?? 'null') as string | number | null;
  const target = references[field];
  const isReference = target !== undefined && typeof value === 'string';
  const local = isReference ? pkOf(entityInfo(target).table, value) : value;
  if (isReference && local === null) return false;
  const name = target === undefined ? field : field.replace(/Id$/, 'Pk');
  tx.patch(entity, pk, { [name]: local });
  return true;
}
