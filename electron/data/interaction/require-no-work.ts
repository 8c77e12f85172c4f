import { AppError } from '#contract/errors.ts';
import { TiedWork } from '#db/repositories/tied-work.ts';
import type { Database } from '#db/database.ts';
import { allowedActions } from '#domain/bonus/request-state.ts';
import { isActive } from '#domain/training/registration-state.ts';

/**
 * Refuses to make a call one of this reseller, or of nobody for null, while something that can still
 * be cancelled was taken in it for another: it would stay with the other, and so would the points
 * reserved for it. Throws `call/has-work` with how much of each.
 */
export function requireNoWork(
  db: Database,
  interactionPk: number,
  resellerPk: number | null,
): void {
  const work = new TiedWork(db);
  refuseWork(work, interactionPk, resellerPk, work.openTasks(interactionPk, resellerPk));
}

/** Refuses to put a call away while anything stands that was taken in it. Throws `call/has-work`. */
export function requireNoWorkAtAll(db: Database, interactionPk: number): void {
  const work = new TiedWork(db);
  refuseWork(work, interactionPk, null, work.allOpenTasks(interactionPk));
}

function refuseWork(
  work: TiedWork,
  interactionPk: number,
  resellerPk: number | null,
  tasks: number,
): void {
  const registrations = work.registrations(interactionPk, resellerPk).filter(isActive).length;
  const requests = work
    .requests(interactionPk, resellerPk)
    .filter((state) => allowedActions(state).includes('cancel')).length;
  if (registrations + requests + tasks === 0) return;
  throw new AppError('call/has-work', 'what was taken in the call stands', {
    details: { registrations, requests, tasks },
  });
}
