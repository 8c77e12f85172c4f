import { parseCompanyName } from '../reseller/company-name.ts';
import { mayBeSameByPlace } from './may-be-same.ts';
import type { Buyer } from './purchases/purchase-record.ts';

/** A company that nobody here knows, as it becomes a reseller. Phones are E.164. */
export type NewCandidate = Pick<Buyer, 'inn' | 'kpp' | 'nameKey' | 'legalForm' | 'city'> & {
  readonly name: string;
  readonly written: string;
  readonly phones: readonly string[];
};

/** All that says of one company the same: its INN, or its name with city and legal form. */
type Spelling = {
  readonly inn: string | null;
  readonly city: string | null;
  readonly legalForm: string | null;
  readonly buyers: readonly Named[];
};
type Named = Buyer & { readonly written: string };

/**
 * Makes one reseller of all spellings of an unknown company: by its INN, else by its name where city
 * and legal form do not speak against it. A spelling that may be two that contradict each other makes
 * none, so that its rows are asked of; who has no name makes none either. What has an INN takes nothing
 * over from rows without one, which may be of a namesake. The order of rows decides nothing.
 */
export function newCandidates(buyers: readonly Buyer[]): readonly NewCandidate[] {
  const spellings = spellingsOf(buyers);
  const namesakes = namesakesOf(spellings);
  const clear = spellings.filter((one) => !isVague(one, namesakes));
  const isClear = new Set(clear);
  const taken = new Set<Spelling>();
  const made: NewCandidate[] = [];
  for (const one of clear) {
    if (taken.has(one)) continue;
    // Whoever is clear agrees with all that may be the same, and they with each other.
    const same = likely(one, namesakes).filter((other) => isClear.has(other));
    for (const other of same) taken.add(other);
    const known = [one, ...same].find(({ inn }) => inn !== null);
    made.push(candidateOf(known ? [known] : [one, ...same]));
  }
  return made;
}

function spellingsOf(buyers: readonly Buyer[]): readonly Spelling[] {
  const groups = new Map<string, Named[]>();
  for (const buyer of buyers) {
    const { inn, nameKey, city, legalForm, written } = buyer;
    if (written === null || nameKey === '') continue;
    const key = inn ?? JSON.stringify([nameKey, city, legalForm]);
    const group = groups.get(key);
    if (group) group.push({ ...buyer, written });
    else groups.set(key, [{ ...buyer, written }]);
  }
  return [...groups.values()]
    .map((group) => ({
      inn: group[0]?.inn ?? null,
      city: agreed(group, 'city'),
      legalForm: agreed(group, 'legalForm'),
      buyers: group.sort(byWeight),
    }))
    .sort((a, b) => compare(a.buyers[0], b.buyers[0]));
}

/** What says most comes first; of two that say as much, the one that is written first in the alphabet. */
function byWeight(a: Named, b: Named): number {
  return weight(b) - weight(a) || (a.written < b.written ? -1 : Number(a.written > b.written));
}

function compare(a: Named | undefined, b: Named | undefined): number {
  return a && b ? byWeight(a, b) : 0;
}

function weight({ inn, legalForm, city }: Buyer): number {
  return (inn === null ? 0 : 4) + (city === null ? 0 : 2) + (legalForm === null ? 0 : 1);
}

/** What those who say it say alike; null where they contradict each other. */
function agreed(buyers: readonly Buyer[], field: 'city' | 'legalForm'): string | null {
  const said = new Set(buyers.map((buyer) => buyer[field]).filter((value) => value !== null));
  return said.size === 1 ? ([...said][0] ?? null) : null;
}

type Namesakes = ReadonlyMap<
  string,
  { readonly known: readonly Spelling[]; readonly plain: readonly Spelling[] }
>;

function namesakesOf(spellings: readonly Spelling[]): Namesakes {
  const all = new Map<string, { known: Spelling[]; plain: Spelling[] }>();
  for (const spelling of spellings) {
    for (const name of namesOf(spelling)) {
      const group = all.get(name) ?? { known: [], plain: [] };
      group[spelling.inn === null ? 'plain' : 'known'].push(spelling);
      all.set(name, group);
    }
  }
  return all;
}

function namesOf({ buyers }: Spelling): ReadonlySet<string> {
  return new Set(buyers.map(({ nameKey }) => nameKey));
}

/** The others of the same name that may be the same company; two INN never are. */
function likely(one: Spelling, namesakes: Namesakes): readonly Spelling[] {
  return [...namesOf(one)].flatMap((name) => {
    const { known = [], plain = [] } = namesakes.get(name) ?? {};
    return (one.inn === null ? [...known, ...plain] : plain).filter(
      (other) => other !== one && mayBeSameByPlace(one, other),
    );
  });
}

/** True of a spelling that may be two companies that cannot be one. */
function isVague(one: Spelling, namesakes: Namesakes): boolean {
  const others = likely(one, namesakes);
  return (
    others.filter(({ inn }) => inn !== null).length > 1 ||
    others.some((a, at) => others.slice(at + 1).some((b) => !mayBeSameByPlace(a, b)))
  );
}

function candidateOf(spellings: readonly Spelling[]): NewCandidate {
  const buyers = spellings.flatMap((one) => one.buyers).sort(byWeight);
  const [first] = buyers;
  if (!first) throw new Error('a spelling of nobody');
  const kpps = new Set(buyers.map(({ kpp }) => kpp));
  return {
    inn: first.inn,
    // Two KPP of one INN are branches: the candidate is the company as a whole.
    kpp: kpps.size === 1 ? first.kpp : null,
    nameKey: first.nameKey,
    legalForm: agreed(buyers, 'legalForm'),
    city: agreed(buyers, 'city'),
    name: parseCompanyName(first.written).name,
    written: first.written,
    phones: [...new Set(buyers.flatMap(({ phones }) => phones))],
  };
}
