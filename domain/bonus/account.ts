import type { CalendarDate } from '../calendar/parse-date.ts';
import { dateFromDayNumber, dayNumberOf } from '../calendar/parse-date.ts';
import { sumLedger, type LedgerEntry, type LedgerSums } from './entry.ts';
import { lotsOf, type Lot } from './lots.ts';

/** Points that run out within so many days are worth a word on the telephone. */
export const expiringSoonDays = 90;

export type Account = LedgerSums & {
  /** Lots whose last day has passed; their expiry is not yet entered. */
  readonly due: readonly Lot[];
  /** What will expire within `expiringSoonDays`, by day, the next first. */
  readonly expiring: readonly { readonly on: CalendarDate; readonly points: number }[];
};

/**
 * The account of a reseller on a day. `available` and `balance` leave out what has expired, also
 * before its expiry is entered: nobody is promised points that are gone.
 */
export function accountOf(entries: readonly LedgerEntry[], today: CalendarDate): Account {
  const sums = sumLedger(entries);
  const open = lotsOf(entries).lots.filter(({ left }) => left > 0);
  const due = open.filter(({ expiresOn }) => expiresOn !== null && expiresOn < today);
  const gone = due.reduce((sum, { left }) => sum + left, 0);
  const until = dateFromDayNumber(dayNumberOf(today) + expiringSoonDays);
  const byDay = new Map<CalendarDate, number>();
  for (const { expiresOn, left } of open) {
    if (expiresOn === null || expiresOn < today || expiresOn > until) continue;
    byDay.set(expiresOn, (byDay.get(expiresOn) ?? 0) + left);
  }
  return {
    reserved: sums.reserved,
    available: sums.available - gone,
    balance: sums.balance - gone,
    due,
    expiring: [...byDay]
      .map(([on, points]) => ({ on, points }))
      .sort((left, right) => (left.on < right.on ? -1 : 1)),
  };
}
