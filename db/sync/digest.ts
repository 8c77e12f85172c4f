import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { entityNames } from '#contract/entities.ts';
import { entityInfo, type SqlValue } from '../write/entities.ts';

export type TableDigest = { readonly rows: number; readonly digest: string };

/**
 * A digest of each kind of row that head office knows: equal on every desktop that is in sync. Rows of which
 * head office has not heard, and what each desktop derives for itself, are not in it.
 */
export function tableDigests(db: Database): Record<string, TableDigest> {
  return Object.fromEntries(entityNames.map((entity) => [entity, digestOf(db, entity)]));
}

function digestOf(db: Database, entity: (typeof entityNames)[number]): TableDigest {
  const { table, fields } = entityInfo(entity);
  const columns = fields
    .filter(({ sent }) => sent)
    .map(({ column, reference }) =>
      reference === null
        ? `t.${column}`
        : `(SELECT r.id FROM ${entityInfo(reference.entity).table} r WHERE r.pk = t.${column})`,
    );
  const rows = db
    .prepare<[], SqlValue[]>(
      `SELECT t.id, t.deleted_at IS NOT NULL, ${columns.join(', ')} FROM ${table} t
       WHERE t.row_version > 0 ORDER BY t.id`,
    )
    .raw()
    .iterate();
  const hash = createHash('sha256');
  let count = 0;
  for (const row of rows) {
    hash.update(JSON.stringify(row)).update('\n');
    count += 1;
  }
  return { rows: count, digest: hash.digest('hex').slice(0, 32) };
}
