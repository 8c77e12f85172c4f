import type { LedgerEntry } from './entry.ts';
import { sumLedger } from './entry.ts';

/** The entry that takes an accrual back; points are negative. */
export type TakenBack = { readonly reversesPk: number; readonly points: number };

export type TakeBack =
  | { readonly ok: true; readonly entries: readonly TakenBack[] }
  | {
      readonly ok: false;
      /** How many points more would have to be available. */
      readonly missing: number;
    };

/**
 * Takes accruals of one reseller back: each whole, without what of it has expired already. Refused
 * when fewer points are available, because they are spent or reserved: the requests come first, and
 * an account never goes below zero. An accrual that has expired is taken back with no points, so that
 * its purchase is free again; one that is taken back already adds nothing.
 */
export function takeBack(entries: readonly LedgerEntry[], accrualPks: readonly number[]): TakeBack {
  const wanted = new Set(accrualPks);
  const left = new Map<number, number>();
  for (const entry of entries) {
    if (entry.kind === 'accrual' && wanted.has(entry.pk)) left.set(entry.pk, entry.points);
    if (entry.reversesPk === null || !left.has(entry.reversesPk)) continue;
    if (entry.kind === 'expiry') {
      left.set(entry.reversesPk, (left.get(entry.reversesPk) ?? 0) + entry.points);
    } else if (entry.kind === 'reversal') left.delete(entry.reversesPk);
  }
  const taken = [...left].map(([reversesPk, points]) => ({
    reversesPk,
    points: points > 0 ? -points : 0,
  }));
  const needed = -taken.reduce((sum, { points }) => sum + points, 0);
  const missing = needed - sumLedger(entries).available;
  return missing > 0 ? { ok: false, missing } : { ok: true, entries: taken };
}
