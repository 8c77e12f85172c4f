import type { Database } from 'better-sqlite3';
import { entityInfo, entityTables, type Entity } from '#db/write/entities.ts';
import { rowField } from '#db/write/write-transaction.ts';

/** What others than a batch have changed behind it. */
export type LaterHands = {
  /** The fields, or kinds of rows, that others changed of a reseller that the batch has made. */
  changedCreated(resellerPk: number): readonly string[];
  /** Whether others changed a row that the batch has made. */
  changedRow(entity: Entity, pk: number): boolean;
  /** Whether others changed a field after the change with the given number. */
  changedField(entity: Entity, pk: number, field: string, after: number): boolean;
};

/**
 * Tells what persons and other imports have done to the rows of a batch. Other imports count as long
 * as they were not taken back themselves.
 */
export function laterHands(db: Database, batchPk: number): LaterHands {
  const byOthers = `(c.batch_pk IS NULL OR (c.batch_pk <> ${String(batchPk)}
    AND (SELECT state FROM import_batch b WHERE b.pk = c.batch_pk) IN ('done', 'running')))`;
  const ofReseller = db.prepare<[number], { entity: Entity; field: string }>(
    `SELECT DISTINCT c.entity, c.field FROM change c INDEXED BY change_reseller
     WHERE c.reseller_pk = ? AND ${byOthers}`,
  );
  // An import names its batch in a new row and writes no history of it.
  const added = db
    .prepare<[{ reseller: number; batch: number }], Entity>(
      ownedEntities()
        .map(
          ({ entity, table }) =>
            `SELECT '${entity}' FROM ${table} WHERE reseller_pk = @reseller
               AND deleted_at IS NULL AND batch_pk IS NOT @batch`,
        )
        .join(' UNION '),
    )
    .pluck();
  const ofRow = db
    .prepare<[string, number], number>(
      `SELECT 1 FROM change c WHERE c.entity = ? AND c.entity_pk = ? AND ${byOthers} LIMIT 1`,
    )
    .pluck();
  const ofField = db
    .prepare<[string, number, string, number], number>(
      `SELECT 1 FROM change c WHERE c.entity = ? AND c.entity_pk = ? AND c.field = ? AND c.pk > ?
         AND ${byOthers} LIMIT 1`,
    )
    .pluck();
  return {
    changedCreated: (pk) => {
      const fields = ofReseller
        .all(pk)
        .map(({ entity, field }) => (field === rowField || entity !== 'reseller' ? entity : field));
      return [...new Set([...fields, ...added.all({ reseller: pk, batch: batchPk })])];
    },
    changedRow: (entity, pk) => ofRow.get(entity, pk) !== undefined,
    changedField: (entity, pk, field, after) => ofField.get(entity, pk, field, after) !== undefined,
  };
}

function ownedEntities(): readonly { readonly entity: Entity; readonly table: string }[] {
  return (Object.keys(entityTables) as Entity[])
    .map((entity) => entityInfo(entity))
    .filter(({ fields }) => fields.some(({ field }) => field === 'resellerPk'));
}
