import type { Database } from 'better-sqlite3';
import type { Entity } from '#db/write/entities.ts';
import { earnedOf } from './purchase-undo.ts';

/**
 * Makes the question whether entries of the ledger rest on a row: a purchase that has earned points, a
 * request that has reserved or spent some. Such a row stays as it is.
 */
export function pointsRestOn(db: Database): (entity: Entity, pk: number) => boolean {
  const earned = earnedOf(db);
  const entry = db
    .prepare<[number], number>('SELECT 1 FROM bonus_entry WHERE request_pk = ? LIMIT 1')
    .pluck();
  return (entity, pk) => {
    if (entity === 'purchase') return earned(pk);
    return entity === 'bonus-request' && entry.get(pk) !== undefined;
  };
}
