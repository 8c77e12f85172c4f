import { AppError } from '#contract/errors.ts';
import type { Database } from '#db/database.ts';
import { Interactions } from '#db/repositories/interaction.ts';

/**
 * Refuses to tie what is asked for one reseller to the interaction of another with `app/not-found`; one
 * with nobody confirmed yet may be anybody's.
 */
export function requireInteractionOf(
  db: Database,
  resellerPk: number,
  interactionPk: number | null,
): void {
  if (interactionPk === null) return;
  const found = new Interactions(db).read(interactionPk);
  if (found && (found.resellerPk === null || found.resellerPk === resellerPk)) return;
  throw new AppError('app/not-found', `no interaction ${String(interactionPk)} of this reseller`);
}
