import { searchKey } from '../text/search-key.ts';

/** What a file says of one reseller in fields with one value; null where it says nothing. */
export const scalarFields = [
  'name',
  'legalForm',
  'writtenName',
  'inn',
  'innWritten',
  'kpp',
  'city',
  'region',
  'address',
  'status',
  'authorisedOn',
  'authorisedOnWritten',
  'level',
  'manager',
  'segment',
  'accountingCode',
  'accountingTurnoverMinor',
  'lastPurchaseOn',
  'note',
] as const;
export type ScalarField = (typeof scalarFields)[number];

export type RecordPhone = {
  readonly e164: string;
  readonly extension: string | null;
  readonly written: string;
};
export type RecordContact = { readonly name: string; readonly position: string | null };

export type RegisterRecord = {
  -readonly [F in Exclude<ScalarField, 'accountingTurnoverMinor'>]: string | null;
} & {
  accountingTurnoverMinor: number | null;
  /** The exact key of the name: equal for two spellings of one company. */
  nameKey: string;
  hidden: boolean;
  phones: readonly RecordPhone[];
  emails: readonly string[];
  contacts: readonly RecordContact[];
};

/** A record that says nothing yet. */
export function emptyRecord(): RegisterRecord {
  return {
    name: null,
    legalForm: null,
    writtenName: null,
    inn: null,
    innWritten: null,
    kpp: null,
    city: null,
    region: null,
    address: null,
    status: null,
    authorisedOn: null,
    authorisedOnWritten: null,
    level: null,
    manager: null,
    segment: null,
    accountingCode: null,
    accountingTurnoverMinor: null,
    lastPurchaseOn: null,
    note: null,
    nameKey: '',
    hidden: false,
    phones: [],
    emails: [],
    contacts: [],
  };
}

/** The first row of a reseller with what later rows add: they fill what is empty, and add numbers and people. */
export function mergeRecords(first: RegisterRecord, later: RegisterRecord): RegisterRecord {
  const merged: RegisterRecord = { ...first };
  const target = merged as Record<ScalarField, string | number | null>;
  for (const field of scalarFields) {
    if (target[field] === null && later[field] !== null) target[field] = later[field];
  }
  // What was written belongs to the value that was read from it.
  if (first.authorisedOn !== null) merged.authorisedOnWritten = first.authorisedOnWritten;
  if (first.inn !== null) merged.innWritten = first.innWritten;
  merged.phones = union(first.phones, later.phones, samePhone);
  merged.emails = union(first.emails, later.emails, sameEmail);
  merged.contacts = union(first.contacts, later.contacts, (a, b) => samePerson(a.name, b.name));
  return merged;
}

/** The first list with what only the second has. */
export function union<T>(
  first: readonly T[],
  second: readonly T[],
  same: (a: T, b: T) => boolean,
): readonly T[] {
  const added = second.filter((item) => !first.some((known) => same(known, item)));
  return added.length === 0 ? first : [...first, ...added];
}

/** Two readings of one number; an extension makes another phone. */
export function samePhone(
  a: { readonly e164: string; readonly extension: string | null },
  b: { readonly e164: string; readonly extension: string | null },
): boolean {
  return a.e164 === b.e164 && a.extension === b.extension;
}

/** Addresses differ by more than their case. */
export function sameEmail(a: string, b: string): boolean {
  return a === b || a.toLowerCase() === b.toLowerCase();
}

/**
 * Tells whether two names are one person: `Герасимов Игорь Богданович`, `Игорь Герасимов` and
 * `Герасимов И.Б.` are. One word has to be the same in full, the others may be initials or left out.
 */
export function samePerson(a: string, b: string): boolean {
  if (a === b) return true;
  const one = searchKey(a).split(' ');
  const two = searchKey(b).split(' ');
  const [few, many] = one.length <= two.length ? [one, two] : [two, one];
  if (few.length === 1) return many.length === 1 && few[0] === many[0];
  const left = [...many];
  const rest: string[] = [];
  for (const word of few) {
    const at = left.indexOf(word);
    if (at < 0 || word.length === 1) rest.push(word);
    else left.splice(at, 1);
  }
  if (rest.length === few.length) return false;
  return rest.every((word) => {
    const at = left.findIndex(
      (other) => (word.length === 1 || other.length === 1) && word.charAt(0) === other.charAt(0),
    );
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}
