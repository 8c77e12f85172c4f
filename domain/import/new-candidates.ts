import { parseCompanyName } from '../reseller/company-name.ts';
import { mayBeSameByPlace } from './may-be-same.ts';
import type { Buyer } from './purchases/purchase-record.ts';

/** A company that nobody here knows, as it becomes a reseller. Phones are E.164. */
export type NewCandidate = Pick<Buyer, 'inn' | 'kpp' | 'nameKey' | 'legalForm' | 'city'> & {
  readonly name: string;
  readonly written: string;
  readonly phones: readonly string[];
};

/**
 * Makes one reseller of all spellings of an unknown company: by its INN, else by its name where city
 * and legal form do not speak against it. A spelling that may be two of them makes none, so that its
 * rows are asked of; who has no name makes none either.
 */
export function newCandidates(buyers: readonly Buyer[]): readonly NewCandidate[] {
  const made: NewCandidate[] = [];
  const byName = new Map<string, number[]>();
  // What says most comes first, so that the order of rows decides nothing.
  for (const buyer of [...buyers].sort((a, b) => weight(b) - weight(a))) {
    if (buyer.written === null || buyer.nameKey === '') continue;
    const named = byName.get(buyer.nameKey) ?? [];
    const same =
      buyer.inn === null
        ? named.filter((at) => isSame(made[at], buyer))
        : [made.findIndex(({ inn }) => inn === buyer.inn)].filter((at) => at >= 0);
    const [at, ...others] = same;
    if (others.length > 0) continue;
    const one = at === undefined ? undefined : made[at];
    if (at !== undefined && one !== undefined) made[at] = merged(one, buyer);
    else {
      made.push(candidateOf(buyer, buyer.written));
      byName.set(buyer.nameKey, [...named, made.length - 1]);
    }
  }
  return made;
}

function weight({ inn, legalForm, city }: Buyer): number {
  return (inn === null ? 0 : 4) + (city === null ? 0 : 2) + (legalForm === null ? 0 : 1);
}

function isSame(one: NewCandidate | undefined, buyer: Buyer): boolean {
  return one !== undefined && mayBeSameByPlace(one, buyer);
}

function candidateOf(buyer: Buyer, written: string): NewCandidate {
  const { inn, kpp, nameKey, legalForm, city, phones } = buyer;
  const { name } = parseCompanyName(written);
  return { inn, kpp, nameKey, legalForm, city, name, written, phones };
}

function merged(one: NewCandidate, buyer: Buyer): NewCandidate {
  return {
    ...one,
    // Two KPP of one INN are branches: the candidate is the company as a whole.
    kpp: one.kpp === buyer.kpp || buyer.inn === null ? one.kpp : null,
    legalForm: one.legalForm ?? buyer.legalForm,
    city: one.city ?? buyer.city,
    phones: [...new Set([...one.phones, ...buyer.phones])],
  };
}
