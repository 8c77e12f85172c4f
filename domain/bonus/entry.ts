import type { CalendarDate } from '../calendar/parse-date.ts';

/** What an entry of the ledger is. Entries are only ever added; another entry answers a wrong one. */
export const entryKinds = [
  'accrual',
  'reservation',
  'release',
  'debit',
  'expiry',
  'adjustment',
  'reversal',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** An entry as the rules see it; points are whole and carry their sign. */
export type LedgerEntry = {
  readonly pk: number;
  readonly kind: EntryKind;
  readonly points: number;
  readonly requestPk: number | null;
  /** The entry that this one takes back: of a reversal, and of an expiry the accrual that ran out. */
  readonly reversesPk: number | null;
  /** The last day on which the points of an accrual can be spent; null: they do not expire. */
  readonly expiresOn: CalendarDate | null;
};

export type LedgerSums = {
  /** What was earned and not yet spent, reserved points included. */
  readonly balance: number;
  readonly reserved: number;
  readonly available: number;
};

/**
 * The figures of a ledger. A reservation is negative and its release positive, so that what is
 * available is simply the sum of all entries, and what is reserved the sum of those two, turned.
 */
export function sumLedger(entries: readonly Pick<LedgerEntry, 'kind' | 'points'>[]): LedgerSums {
  let available = 0;
  let reserved = 0;
  for (const { kind, points } of entries) {
    available += points;
    if (kind === 'reservation' || kind === 'release') reserved -= points;
  }
  return { available, reserved, balance: available + reserved };
}
