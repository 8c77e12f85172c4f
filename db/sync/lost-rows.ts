import type { Database } from 'better-sqlite3';
import { snapshotOrder } from '#contract/sync/entity-order.ts';
import { entityInfo } from '../write/entities.ts';
import type { SyncStore } from './sync-store.ts';

/**
 * Makes mutations for the rows noted by `startEpoch` that head office does not have any more, each once, and
 * answers how many. What a row refers to goes before it.
 */
export function sendLostRows(db: Database, store: SyncStore): number {
  if (!hasNotes(db)) return 0;
  let sent = 0;
  for (const entity of snapshotOrder) {
    const { table } = entityInfo(entity);
    const pks = db
      .prepare<[string], number>(
        `SELECT DISTINCT t.pk FROM known_before k JOIN ${table} t ON t.id = k.id
         WHERE k.entity = ? AND t.row_version = 0 AND t.deleted_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM mutation m WHERE m.entity_id = t.id
             AND m.settled_at IS NULL AND m.kind = 'create')
         ORDER BY t.pk`,
      )
      .pluck()
      .all(entity);
    store.sendAgain(entity, pks);
    sent += pks.length;
  }
  db.exec('DELETE FROM known_before');
  return sent;
}

function hasNotes(db: Database): boolean {
  return db.prepare('SELECT 1 FROM known_before LIMIT 1').get() !== undefined;
}
