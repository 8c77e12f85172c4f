import { searchKey } from '../../text/search-key.ts';
import type { SaidByKey } from '../said-by-key.ts';
import { distributorKey, factKey, type FactPlace, type PurchaseFact } from './purchase-record.ts';
import { saidSum } from './said-sum.ts';

/** A purchase as it is stored now. */
export type StoredPurchase = FactPlace & {
  readonly pk: number;
  readonly amountMinor: number;
  readonly currency: string;
  /** Points were accrued for it and not taken back: it is not changed. */
  readonly earned: boolean;
};

/** What becomes of one place of a reseller; `key` and `says` are kept for the next file. */
export type FactStep = {
  readonly row: number;
  readonly key: string;
  /** Null when the file says nothing there any more. */
  readonly says: string | null;
} & (
  | { readonly step: 'keep' }
  | { readonly step: 'create'; readonly fact: PurchaseFact }
  | { readonly step: 'change'; readonly stored: StoredPurchase; readonly fact: PurchaseFact }
  | { readonly step: 'remove'; readonly stored: StoredPurchase }
);

/** Why a person has to say which sum holds. */
export type FactDoubt = 'differs' | 'posted';

/**
 * What a fact of a file changes: only what the file says otherwise than the last time, and only where
 * nobody has entered or edited another sum here.
 */
export function compareFact(
  row: number,
  fact: PurchaseFact,
  source: SaidByKey,
  stored: readonly StoredPurchase[],
): FactStep | FactDoubt {
  const key = factKey(fact);
  const says = saidSum(fact);
  const said = source.get(key);
  const step = { row, key, says };
  if (said === says) return { ...step, step: 'keep' };
  const here = stored.filter((one) => isSamePlace(one, fact));
  if (here.some((one) => saidSum(one) === says) || isSumOf(here, fact)) {
    return { ...step, step: 'keep' };
  }
  const [first, ...others] = here;
  if (first === undefined) return { ...step, step: 'create', fact };
  if (said === undefined || others.length > 0 || saidSum(first) !== said) return 'differs';
  return first.earned ? 'posted' : { ...step, step: 'change', stored: first, fact };
}

/** Whether purchases that people entered one by one add up to what a report has one cell for. */
function isSumOf(here: readonly StoredPurchase[], { distributor, ...fact }: PurchaseFact): boolean {
  const key = distributorKey(distributor);
  const own = here.filter(
    (one) => one.currency === fact.currency && distributorKey(one.distributor) === key,
  );
  return own.length > 1 && own.reduce((sum, one) => sum + one.amountMinor, 0) === fact.amountMinor;
}

/** What a blank cell takes back: what the file had said before, as long as it stands so. */
export function compareBlank(
  row: number,
  place: FactPlace,
  source: SaidByKey,
  stored: readonly StoredPurchase[],
): FactStep | FactDoubt | null {
  const key = factKey(place);
  const said = source.get(key);
  if (said === undefined) return null;
  const step = { row, key, says: null };
  const [first, ...others] = stored.filter((one) => isSamePlace(one, place));
  if (first === undefined) return { ...step, step: 'keep' };
  if (others.length > 0 || saidSum(first) !== said) return 'differs';
  return first.earned ? 'posted' : { ...step, step: 'remove', stored: first };
}

/** A purchase without a distributor may be that of any. */
export function isSamePlace(one: FactPlace, other: FactPlace): boolean {
  if (one.month !== other.month) return false;
  if (searchKey(one.productGroup) !== searchKey(other.productGroup)) return false;
  const [a, b] = [distributorKey(one.distributor), distributorKey(other.distributor)];
  return a === '' || b === '' || a === b;
}
