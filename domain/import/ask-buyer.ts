import { findBuyer, type FoundBuyer, type StoredBuyers } from './find-buyer.ts';
import type { PlanFindings } from './plan-output.ts';
import type { Buyer } from './purchases/purchase-record.ts';

/** Whether a person may say who it is, or has said so. */
export function isForPerson(found: FoundBuyer): boolean {
  return !('pk' in found) || found.decided === true;
}

/**
 * The stored reseller that a row means. Null when there is none to be sure of: the row has its verdict
 * then, and waits.
 */
export function askBuyer(
  row: number,
  buyer: Buyer,
  stored: StoredBuyers,
  out: Pick<PlanFindings<never>, 'doubt' | 'verdict' | 'who'>,
): number | null {
  const found = findBuyer(buyer, stored);
  if (isForPerson(found)) out.who(row, buyer, 'decided' in found);
  if ('pk' in found) return found.pk;
  if ('doubt' in found) out.doubt(row, found.doubt);
  else out.verdict(row, 'unknown');
  return null;
}
