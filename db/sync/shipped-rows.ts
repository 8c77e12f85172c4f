import Sqlite from 'better-sqlite3';
import type { EntityName } from '#contract/entities.ts';
import type { Scalar } from '#contract/sync/mutation.ts';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { entityInfo } from '../write/entities.ts';
import type { Receiver } from '../write/receiver.ts';
import type { WriteTransaction } from '../write/write-transaction.ts';
import { fieldsOf } from './take-rows.ts';

/**
 * Makes a row that every desktop came with what it was then: head office has not heard of any change to it. Fields
 * with a mutation under way keep what was typed.
 */
export function putShippedBack(
  tx: WriteTransaction,
  receiver: Receiver,
  entity: EntityName,
  id: string,
  pending: ReadonlySet<string>,
): void {
  const fields = shippedFields(entity, id);
  if (fields === null) return;
  const versionOf = (): number => 0;
  const whole = fieldsOf(entity);
  const row = { entity, id, rowVersion: 0, fields, whole, versionOf, actor: '', at: 0 };
  receiver.take(tx, row, pending);
}

/** The fields of a row in a new data file, by the names they travel under; null when none has it. */
function shippedFields(entity: EntityName, id: string): Record<string, Scalar> | null {
  const fresh = new Sqlite(':memory:');
  try {
    migrate(fresh, migrations);
    const { table, fields } = entityInfo(entity);
    const row = fresh
      .prepare<[string], Record<string, Scalar>>(`SELECT * FROM ${table} WHERE id = ?`)
      .get(id);
    if (row === undefined) return null;
    const shipped: Record<string, Scalar> = {};
    for (const { field, column, reference, sent } of fields) {
      const value = row[column] ?? null;
      if (!sent || value === null) continue;
      shipped[reference?.name ?? field] = reference
        ? idOf(fresh, entityInfo(reference.entity).table, value)
        : value;
    }
    return shipped;
  } finally {
    fresh.close();
  }
}

function idOf(db: Sqlite.Database, table: string, pk: Scalar): Scalar {
  const id = db.prepare<[Scalar], string>(`SELECT id FROM ${table} WHERE pk = ?`).pluck();
  return id.get(pk) ?? null;
}
