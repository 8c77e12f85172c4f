import { AppError } from '#contract/errors.ts';
import type { ReversalGuard } from '#db/repositories/change-groups.ts';
import { isEditable, type RequestState } from '#domain/bonus/request-state.ts';
import type { DataContext } from '../context.ts';

/** What a reservation was made by: it is not taken back under points that are reserved. */
const reservedBy = new Set(['@row', 'resellerPk', 'kind', 'points', 'details', 'contactPk']);

/**
 * Keeps what points rest on: undo changes no request that was submitted meanwhile, no purchase that
 * has earned points and no rate by which they were earned.
 */
export function guardPoints(context: DataContext): ReversalGuard {
  const { db } = context;
  const stateOf = db
    .prepare<[number], RequestState>('SELECT state FROM bonus_request WHERE pk = ?')
    .pluck();
  const earned = db
    .prepare<[number], number>(
      `SELECT sum(CASE kind WHEN 'accrual' THEN 1 ELSE -1 END) FROM bonus_entry
       WHERE purchase_pk = ? AND kind IN ('accrual', 'reversal') AND deleted_at IS NULL`,
    )
    .pluck();
  const ruled = db
    .prepare<[number], number>('SELECT 1 FROM bonus_entry WHERE rule_pk = ? LIMIT 1')
    .pluck();
  const rests = (entity: string, pk: number, field: string): boolean => {
    switch (entity) {
      case 'bonus-request': {
        const state = stateOf.get(pk);
        return reservedBy.has(field) && state !== undefined && !isEditable(state);
      }
      case 'purchase':
        return (earned.get(pk) ?? 0) > 0;
      case 'bonus-rule':
        return ruled.get(pk) !== undefined;
      default:
        return false;
    }
  };
  return (_tx, rows) => {
    for (const { entity, entityPk, field } of rows) {
      if (!rests(entity, entityPk, field)) continue;
      throw new AppError('undo/changed-since', `${entity}: points rest on it by now`, {
        details: { entity, field },
      });
    }
  };
}
