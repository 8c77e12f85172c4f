import type { Database } from 'better-sqlite3';
import { references } from '#contract/sync/entity-order.ts';
import type { Mutation } from '#contract/sync/mutation.ts';
import { entityInfo, type SqlValue } from '../write/entities.ts';
import type { WriteTransaction } from '../write/write-transaction.ts';
import { summaryOf } from './outbox.ts';
import { isKnownEntity } from './take-rows.ts';

/** What a person has changed in a refused step before it goes up again. */
export type RefusedEdit = {
  readonly id: string;
  readonly field: string;
  readonly value: string | number | null;
};

/**
 * Makes a refused step again, with the edits of a person, as a step of now: rows that were taken out come back
 * under their ids. Answers false where a row that it needs is not here any more.
 */
export function sendRefused(
  db: Database,
  tx: WriteTransaction,
  mutations: readonly Mutation[],
  edits: readonly RefusedEdit[],
): boolean {
  for (const mutation of mutations) {
    const { entity, id } = mutation;
    if (!isKnownEntity(entity)) return false;
    const own = edits.filter((edit) => edit.id === id);
    const values: Record<string, unknown> = {
      ...summaryOf(mutation).values,
      ...Object.fromEntries(own.map(({ field, value }) => [field, value])),
    };
    const local = localValues(db, entity, values);
    if (local === null) return false;
    const pk = pkOf(db, entityInfo(entity).table, id);
    if (pk === null) return false;
    switch (mutation.kind) {
      case 'create':
        tx.createAgain(entity, pk, local);
        break;
      case 'patch':
        if ('deletedAt' in values) tx.restore(entity, pk);
        else tx.patch(entity, pk, local);
        break;
      case 'delete':
        tx.remove(entity, pk);
    }
  }
  return true;
}

/** Values with row numbers in place of ids; null where one points to what is not here. */
function localValues(
  db: Database,
  entity: Parameters<typeof entityInfo>[0],
  values: Readonly<Record<string, unknown>>,
): Record<string, SqlValue> | null {
  const local: Record<string, SqlValue> = {};
  for (const { field, reference, sent } of entityInfo(entity).fields) {
    const name = reference?.name ?? field;
    if (!sent || !(name in values)) continue;
    const value = values[name] as SqlValue;
    const target = references[name];
    if (target === undefined || typeof value !== 'string') {
      local[field] = value;
      continue;
    }
    const pk = pkOf(db, entityInfo(target).table, value);
    if (pk === null) return null;
    local[field] = pk;
  }
  return local;
}

function pkOf(db: Database, table: string, id: string): number | null {
  const pk = db.prepare<[string], number>(`SELECT pk FROM ${table} WHERE id = ?`).pluck().get(id);
  return pk ?? null;
}
