import {
  compareRecords,
  isNoChange,
  type RecordChange,
  type SourceRecord,
  type StoredRecord,
} from './compare-records.ts';
import type { RegisterOp } from './import-op.ts';
import { mayBeSameByPlace } from './may-be-same.ts';
import type { StoredBuyers } from './find-buyer.ts';
import { buyerOf } from './judge-buyer.ts';
import type { Buyer } from './purchases/purchase-record.ts';
import type { RegisterKind } from './recognised.ts';
import {
  mergeRecords,
  samePerson,
  samePhone,
  sameEmail,
  scalarFields,
  type RegisterRecord,
  type ScalarField,
} from './register-record.ts';
import { packSource, unpackSource } from './source-record.ts';
import { spellingOf } from './spelling.ts';

export type Verdict = 'new' | 'changed' | 'same' | 'duplicate';

/** Why nobody but a person can say which reseller, session or participant a row means, or which of two sums holds. */
export type Doubt =
  | 'several'
  | 'place'
  | 'meanwhile'
  | 'spelling'
  | 'twice'
  | 'differs'
  | 'posted'
  | 'request-twice'
  | 'request-differs'
  | 'request-spent'
  | 'session'
  | 'participant';

/** What the planner asks about the resellers that are stored already. */
export type StoredResellers = {
  byInn(inn: string): readonly { readonly pk: number; readonly kpp: string | null }[];
  byName(nameKey: string): readonly {
    readonly pk: number;
    readonly city: string | null;
    readonly legalForm: string | null;
  }[];
  record(pk: number): StoredRecord;
  decided: StoredBuyers['decided'];
  /** What the last import of this kind said of a reseller, as packed text. */
  source(pk: number, kind: RegisterKind): string | null;
};

export type PlanOutput = {
  op(op: RegisterOp): void;
  /** `of` is the index of the row that this one repeats. */
  verdict(row: number, verdict: Verdict, of: number | null): void;
  /** The row is left out: a person has to decide. */
  doubt(row: number, why: Doubt): void;
  /** Who it is only a person can say, or has said already. */
  who(row: number, buyer: Buyer, decided: boolean): void;
  changes?(row: number, change: RecordChange): void;
};

type Entry = {
  readonly first: number;
  readonly inn: string | null;
  kpp: string | null;
  pk: number | null;
  no: number;
  more: number[] | null;
  readonly city: string | null;
  readonly legalForm: string | null;
};

/**
 * Decides which rows of a file are which resellers. INN and KPP are the key, the first row of a
 * reseller wins and later ones add to it; a row without INN goes by its exact name and city and is
 * left undecided where two could be meant. Rows are given once, in order; `finish` ends it.
 */
export class ImportPlanner {
  readonly #stored: StoredResellers;
  readonly #kind: RegisterKind;
  readonly #mapped: ReadonlySet<ScalarField>;
  readonly #rowAgain: (row: number) => RegisterRecord;
  readonly #out: PlanOutput;
  readonly #byInn = new Map<string, Entry | Entry[]>();
  readonly #byName = new Map<string, Entry | Entry[]>();
  readonly #claimed = new Map<number, Entry>();
  readonly #known: Entry[] = [];
  readonly #repeated = new Set<Entry>();
  readonly #withoutInn: number[] = [];
  #created = 0;

  constructor(
    stored: StoredResellers,
    kind: RegisterKind,
    mapped: ReadonlySet<ScalarField>,
    /** Reads a row again that was given before. */
    rowAgain: (row: number) => RegisterRecord,
    out: PlanOutput,
  ) {
    this.#stored = stored;
    this.#kind = kind;
    this.#mapped = mapped;
    this.#rowAgain = rowAgain;
    this.#out = out;
  }

  /** Takes the next row that was read without fault. */
  add(row: number, record: RegisterRecord): void {
    const { inn } = record;
    if (inn === null) {
      // All rows with INN have to be known first, so that the order in the file decides nothing.
      this.#withoutInn.push(row);
      return;
    }
    const entries = listOf(this.#byInn.get(inn));
    const inFile = pickByKpp(entries, record.kpp);
    if (inFile === 'several') {
      this.#out.doubt(row, 'several');
      return;
    }
    if (inFile !== null) {
      this.#repeat(inFile, row, record);
      return;
    }
    const candidates = this.#stored
      .byInn(inn)
      .filter((candidate) => !this.#claimed.has(candidate.pk));
    const found = pickByKpp(candidates, record.kpp);
    if (found === 'several') {
      this.#out.doubt(row, 'several');
      return;
    }
    const entry = this.#begin(row, record, found?.pk ?? null);
    entry.kpp ??= found?.kpp ?? null;
    push(this.#byInn, inn, entry);
  }

  /** Settles the rows without INN, then everything that needs all rows of a reseller. */
  finish(): void {
    for (const row of this.#withoutInn) this.#addByName(row, this.#rowAgain(row));
    for (const entry of this.#repeated) if (entry.pk === null) this.#fillCreated(entry);
    for (const entry of this.#known) this.#updateStored(entry);
  }

  /** Every group of rows that are one reseller: its INN and the indexes of its rows. */
  *duplicates(): Iterable<{ readonly inn: string | null; readonly rows: readonly number[] }> {
    for (const entry of this.#repeated) {
      yield { inn: entry.inn, rows: [entry.first, ...(entry.more ?? [])] };
    }
  }

  /** `place` is where it is known to be, when a row that says less was decided. */
  #begin(
    row: number,
    record: RegisterRecord,
    pk: number | null,
    place: Pick<Entry, 'city' | 'legalForm'> = record,
  ): Entry {
    const entry: Entry = {
      first: row,
      inn: record.inn,
      kpp: record.kpp,
      pk,
      no: -1,
      more: null,
      city: place.city,
      legalForm: place.legalForm,
    };
    push(this.#byName, record.nameKey, entry);
    if (pk === null) {
      entry.no = this.#created;
      this.#created += 1;
      const source = packSource(record, this.#mapped, null);
      this.#out.op({ op: 'create', no: entry.no, row, record, source });
      this.#out.verdict(row, 'new', null);
    } else {
      this.#claimed.set(pk, entry);
      this.#known.push(entry);
    }
    return entry;
  }

  #repeat(entry: Entry, row: number, record: RegisterRecord): void {
    entry.kpp ??= record.kpp;
    if (entry.more === null) entry.more = [row];
    else entry.more.push(row);
    this.#repeated.add(entry);
    this.#out.verdict(row, 'duplicate', entry.first);
  }

  #addByName(row: number, record: RegisterRecord): void {
    const inFile = listOf(this.#byName.get(record.nameKey)).filter((entry) =>
      mayBeSameByPlace(entry, record),
    );
    const stored = this.#stored
      .byName(record.nameKey)
      .filter(
        (candidate) => mayBeSameByPlace(candidate, record) && !this.#claimed.has(candidate.pk),
      );
    if (inFile.length + stored.length === 0) {
      this.#begin(row, record, null);
      return;
    }
    const [entry] = inFile;
    const [candidate] = stored;
    const one = entry ?? candidate;
    const mayAsk = stored.length > 0 || inFile.some(isStored);
    if (inFile.length + stored.length > 1) {
      this.#ask(row, record, 'several', mayAsk);
      return;
    }
    // A city on one side only is no proof: nobody guesses here.
    if (one?.city !== record.city) {
      this.#ask(row, record, 'place', mayAsk);
      return;
    }
    if (entry !== undefined) this.#repeat(entry, row, record);
    else if (candidate !== undefined) this.#begin(row, record, candidate.pk);
  }

  /**
   * Goes by what a person has decided of a spelling that could mean two; undecided, the row waits. That
   * it is nobody decides nothing here: a register would make one more of that name each time.
   */
  #ask(row: number, record: RegisterRecord, why: Doubt, mayAsk: boolean): void {
    const buyer = buyerOf(record);
    const spelling = spellingOf(buyer);
    const pk = spelling === null ? null : (this.#stored.decided(spelling)?.resellerPk ?? null);
    if (pk !== null || mayAsk) this.#out.who(row, buyer, pk !== null);
    if (pk === null) {
      this.#out.doubt(row, why);
      return;
    }
    const entry = this.#claimed.get(pk);
    if (entry !== undefined) {
      this.#repeat(entry, row, record);
      return;
    }
    const { city, legalForm } = this.#stored.record(pk).values;
    this.#begin(row, record, pk, { city: textOf(city), legalForm: textOf(legalForm) });
  }

  #merged(entry: Entry): RegisterRecord {
    let record = this.#rowAgain(entry.first);
    for (const row of entry.more ?? []) record = mergeRecords(record, this.#rowAgain(row));
    return record;
  }

  #fillCreated(entry: Entry): void {
    const first = this.#rowAgain(entry.first);
    const merged = this.#merged(entry);
    const change: RecordChange = {
      fields: scalarFields
        .filter((field) => merged[field] !== first[field])
        .map((field) => ({ field, oldValue: first[field], newValue: merged[field] })),
      phones: merged.phones.filter((p) => !first.phones.some((known) => samePhone(known, p))),
      emails: merged.emails.filter((e) => !first.emails.some((known) => sameEmail(known, e))),
      contacts: merged.contacts.filter(
        (c) => !first.contacts.some((known) => samePerson(known.name, c.name)),
      ),
    };
    if (isNoChange(change)) return;
    const source = packSource(merged, this.#mapped, null);
    this.#out.op({ op: 'change', pk: null, no: entry.no, row: entry.first, change, source });
  }

  #updateStored(entry: Entry): void {
    const { pk } = entry;
    if (pk === null) return;
    const record = this.#merged(entry);
    const packed = this.#stored.source(pk, this.#kind);
    const source = packed === null ? null : unpackSource(packed);
    const other = this.#otherSource(pk);
    const stored = this.#stored.record(pk);
    const change = compareRecords(record, stored, source, other, this.#kind, this.#mapped);
    const nothing = isNoChange(change);
    this.#out.verdict(entry.first, nothing ? 'same' : 'changed', null);
    const now = packSource(record, this.#mapped, source);
    const news = now === packed ? null : now;
    if (!nothing) this.#out.changes?.(entry.first, change);
    if (!nothing || news !== null) {
      this.#out.op({ op: 'change', pk, no: -1, row: entry.first, change, source: news });
    }
  }

  #otherSource(pk: number): SourceRecord | null {
    if (this.#kind === 'accounting') return null;
    const packed = this.#stored.source(pk, 'accounting');
    return packed === null ? null : unpackSource(packed);
  }
}

function textOf(value: string | number | null): string | null {
  return typeof value === 'string' ? value : null;
}

function isStored({ pk }: Entry): boolean {
  return pk !== null;
}

/** Which of several with one INN a KPP means; one without KPP is the same as any single one. */
function pickByKpp<T extends { readonly kpp: string | null }>(
  candidates: readonly T[],
  kpp: string | null,
): T | 'several' | null {
  if (candidates.length === 0) return null;
  if (kpp === null) {
    if (candidates.length === 1) return candidates[0] ?? null;
    return candidates.find((candidate) => candidate.kpp === null) ?? 'several';
  }
  return (
    candidates.find((candidate) => candidate.kpp === kpp) ??
    candidates.find((candidate) => candidate.kpp === null) ??
    null
  );
}

function listOf<T>(value: T | T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** Nearly every key has one entry: a list is made for the second only. */
function push<K, T>(map: Map<K, T | T[]>, key: K, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, value);
  else if (Array.isArray(known)) known.push(value);
  else map.set(key, [known, value]);
}
