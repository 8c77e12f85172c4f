import { AppError } from '#contract/errors.ts';
import type { ReversalGuard } from '#db/repositories/change-groups.ts';
import { isEditable, type RequestState } from '#domain/bonus/request-state.ts';
import type { DataContext } from '../context.ts';

/** What a reservation was made by: it is not taken back under points that are reserved. */
const reservedBy = new Set(['@row', 'resellerPk', 'kind', 'points', 'details', 'contactPk']);

/** Keeps what points rest on: a request that was submitted meanwhile is not changed by undo. */
export function guardPoints(context: DataContext): ReversalGuard {
  const stateOf = context.db
    .prepare<[number], RequestState>('SELECT state FROM bonus_request WHERE pk = ?')
    .pluck();
  return (_tx, rows) => {
    for (const { entity, entityPk, field } of rows) {
      if (entity !== 'bonus-request' || !reservedBy.has(field)) continue;
      const state = stateOf.get(entityPk);
      if (state !== undefined && isEditable(state)) continue;
      throw new AppError('undo/changed-since', `${entity}: points rest on it by now`, {
        details: { entity, field },
      });
    }
  };
}
