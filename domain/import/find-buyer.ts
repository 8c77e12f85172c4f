import { mayBeSameByPlace } from './may-be-same.ts';
import { isNearSpelling } from '../text/near-spelling.ts';
import type { Buyer } from './purchases/purchase-record.ts';
import { spellingOf } from './spelling.ts';

export type StoredByName = {
  readonly pk: number;
  readonly inn: string | null;
  readonly city: string | null;
  readonly legalForm: string | null;
};

/** With the key under which their name is found. */
export type StoredWithKey = StoredByName & { readonly looseNameKey: string };

/** What is asked about the resellers that are stored. */
export type StoredBuyers = {
  byInn(inn: string): readonly { readonly pk: number; readonly kpp: string | null }[];
  /** By the exact key of a name. */
  byName(nameKey: string): readonly StoredByName[];
  /** By a name whose hyphens are like spaces. */
  byLooseName(looseNameKey: string): readonly StoredByName[];
  /** All of a city. */
  inCity(city: string): readonly StoredWithKey[];
  /** All who have a number, as E.164; each once. */
  byPhone(e164: string): readonly StoredWithKey[];
  /** What a person has decided of a spelling; a decision for a reseller who is gone is none. */
  decided(spelling: string): { readonly resellerPk: number | null } | null;
};

export type FoundBuyer =
  /** `decided`: because a person has said so; `called`: because the number of the row is theirs. */
  | { readonly pk: number; readonly decided?: true; readonly called?: true }
  | { readonly doubt: 'several' | 'spelling' | 'place' }
  /** Nobody of that INN or name is stored, or a person says that it is none of those. */
  | { readonly unknown: true; readonly decided?: true };

/**
 * Who a row means: by INN and KPP, then as a person has decided of this spelling, then by the exact
 * name, then by one that differs in case, quotes, legal form, `ё` or a city in brackets. Two possible
 * ones are never guessed between, and a name that fits but for a hyphen, or but for a slip in the same
 * city, may be another company: that is asked, unless the number of the row is theirs alone.
 */
export function findBuyer(buyer: Buyer, stored: StoredBuyers): FoundBuyer {
  const byInn = buyer.inn === null ? [] : stored.byInn(buyer.inn);
  const ofInn = byInn.length === 0 ? null : pickByKpp(byInn, buyer.kpp);
  if (ofInn !== null && 'pk' in ofInn) return ofInn;
  const spelling = spellingOf(buyer);
  const decision = spelling === null ? null : stored.decided(spelling);
  if (decision !== null) {
    const { resellerPk } = decision;
    return resellerPk === null
      ? { unknown: true, decided: true }
      : { pk: resellerPk, decided: true };
  }
  if (ofInn !== null) return ofInn;
  if (buyer.nameKey === '') return { unknown: true };
  // Who has another INN is somebody else, whatever the name.
  const mayBe = (one: StoredByName): boolean =>
    mayBeSameByPlace(one, buyer) && (buyer.inn === null || one.inn === null);
  const exact = stored.byName(buyer.nameKey).filter(mayBe);
  if (exact.length > 1) return { doubt: 'several' };
  const [one] = exact;
  if (one !== undefined) {
    // The file knows an INN that nobody here has: that is for a person to say.
    return buyer.inn === null ? { pk: one.pk } : { doubt: 'place' };
  }
  const called = byOwnPhone(buyer, stored);
  if (called !== null && mayBe(called)) return { pk: called.pk, called: true };
  const loose = stored.byLooseName(buyer.looseNameKey).filter(mayBe);
  if (loose.length > 0 || hasNear(buyer, stored, mayBe)) return { doubt: 'spelling' };
  return { unknown: true };
}

/** Whether a name in the same city may be this one with a slip in it; a person is asked, nobody attached. */
function hasNear(
  { inn, city, looseNameKey }: Buyer,
  stored: StoredBuyers,
  mayBe: (one: StoredByName) => boolean,
): boolean {
  // Who gives an INN that nobody here has is a stranger whatever the name is like.
  if (inn !== null || city === null) return false;
  return stored
    .inCity(city)
    .some((one) => mayBe(one) && isNearSpelling(one.looseNameKey, looseNameKey));
}

/** The one whose numbers those of the row are and nobody else's, if the name is theirs but for a slip. */
function byOwnPhone(
  { inn, phones, looseNameKey }: Buyer,
  stored: StoredBuyers,
): StoredWithKey | null {
  if (inn !== null) return null;
  const holders = phones.flatMap((e164) => stored.byPhone(e164));
  const [one] = holders;
  const isTheirs = one !== undefined && holders.every(({ pk }) => pk === one.pk);
  return isTheirs && isNearSpelling(one.looseNameKey, looseNameKey) ? one : null;
}

/** Whether another number in a row of the same company would find them. */
export function mayBeCalled(found: FoundBuyer): boolean {
  return 'doubt' in found ? found.doubt === 'spelling' : 'unknown' in found && !found.decided;
}

function pickByKpp(
  candidates: readonly { readonly pk: number; readonly kpp: string | null }[],
  kpp: string | null,
): FoundBuyer {
  const fitting = candidates.filter((one) => kpp === null || one.kpp === null || one.kpp === kpp);
  const exact = fitting.find((one) => kpp !== null && one.kpp === kpp);
  if (exact !== undefined) return { pk: exact.pk };
  const [one, ...others] = fitting;
  // A branch that is not stored is not its head office.
  return one === undefined || others.length > 0 ? { doubt: 'several' } : { pk: one.pk };
}
