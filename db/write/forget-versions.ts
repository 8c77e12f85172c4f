import type { Database } from 'better-sqlite3';
import { entityNames } from '#contract/entities.ts';
import { entityInfo } from './entities.ts';

/**
 * Forgets the versions of all rows, whose values stay as they are, and notes in `known_before` which of them head
 * office had: after its restore versions start anew, and none that is known here may keep a value out.
 */
export function forgetVersions(db: Database): void {
  for (const entity of entityNames) {
    const { table } = entityInfo(entity);
    db.prepare(
      `INSERT INTO known_before SELECT '${entity}', id FROM ${table}
       WHERE row_version > 0 AND deleted_at IS NULL`,
    ).run();
    db.prepare(
      `UPDATE ${table} SET row_version = 0, field_versions = NULL WHERE row_version > 0`,
    ).run();
  }
}
