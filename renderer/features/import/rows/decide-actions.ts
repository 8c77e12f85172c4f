import type { AskedBuyer, BuyerCandidate } from '#contract/import-decisions.ts';
import { request } from '../../../lib/client.ts';
import { showError } from '../../../lib/error-text.ts';
import { showToast } from '../../../lib/toasts.ts';
import { textOf } from '../../../lib/use-texts.ts';
import { whenJudged } from '../judge-again.ts';

/** The row of a session that is asked of. */
export type AskedRow = { readonly sessionId: string; readonly sheet: number; readonly row: number };

export type Asking = { readonly row: AskedRow; readonly asked: AskedBuyer };

/** Reads who the company of a row may be; null when that was refused. */
export async function whoIsAsked(row: AskedRow): Promise<Asking | null> {
  try {
    return { row, asked: await request('import-who', row) };
  } catch (error) {
    showError(error);
    return null;
  }
}

async function done(sessionId: string, text: string): Promise<true> {
  await whenJudged(sessionId);
  showToast({ tone: 'done', text });
  return true;
}

/** Decides who the company of a row is; false when that was refused. */
export async function decide(
  row: AskedRow,
  reseller: Pick<BuyerCandidate, 'pk' | 'name' | 'city'> | null,
  rows: number,
): Promise<boolean> {
  try {
    await request('import-decide', { ...row, resellerPk: reseller?.pk ?? null });
    return await done(
      row.sessionId,
      reseller === null
        ? textOf('import:who.savedNobody', { count: rows })
        : textOf('import:who.saved', {
            count: rows,
            // Two of one name are told apart by their city.
            name: [reseller.name, reseller.city].filter(Boolean).join(', '),
          }),
    );
  } catch (error) {
    showError(error);
    return false;
  }
}

/** Takes a decision back; false when that was refused. */
export async function forgetDecision(sessionId: string, pk: number): Promise<boolean> {
  try {
    await request('import-decision-remove', { pk });
    return await done(sessionId, textOf('import:who.forgotten'));
  } catch (error) {
    showError(error);
    return false;
  }
}
