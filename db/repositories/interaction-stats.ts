import type { Database } from 'better-sqlite3';
import type { Month } from '#domain/bonus/month.ts';
import { localDate, toInstant } from '#domain/calendar/instant.ts';
import { addMonths } from '#domain/calendar/month-grid.ts';
import { buyerOfCompany } from '#domain/import/interactions/company-buyer.ts';
import { findBuyer } from '#domain/import/find-buyer.ts';
import { logZone } from './log-zone.ts';
import { storedBuyers } from './buyer-lookup.ts';

export type InteractionStats = {
  /** By the months that the clocks of the workspace's zone showed. */
  readonly byMonth: Readonly<Record<Month, number>>;
  readonly attached: number;
  /** Of nobody, or of a company that nobody here is. */
  readonly unattached: number;
  /** Of nobody so far, but the company that was written down may be one of the resellers. */
  readonly undecided: number;
};

/** Counts of interactions, deleted ones left out; every one is attached, unattached or undecided. */
export function interactionStats(db: Database): InteractionStats {
  const attached =
    db
      .prepare<[], number>(
        'SELECT count(*) FROM interaction WHERE reseller_pk IS NOT NULL AND deleted_at IS NULL',
      )
      .pluck()
      .get() ?? 0;
  const ofNobody = db
    .prepare<[], [string | null, number]>(
      `SELECT company_text, count(*) FROM interaction
       WHERE reseller_pk IS NULL AND deleted_at IS NULL GROUP BY 1`,
    )
    .raw()
    .all();
  // Of no batch: all that is stored counts.
  const stored = storedBuyers(db, -1);
  let unattached = 0;
  let undecided = 0;
  for (const [company, count] of ofNobody) {
    if ('doubt' in findBuyer(buyerOfCompany(company ?? ''), stored)) undecided += count;
    else unattached += count;
  }
  return { byMonth: byMonth(db), attached, unattached, undecided };
}

function byMonth(db: Database): Readonly<Record<Month, number>> {
  const zone = logZone(db);
  const next = db
    .prepare<[number], number | null>(
      'SELECT min(occurred_at) FROM interaction WHERE occurred_at >= ? AND deleted_at IS NULL',
    )
    .pluck();
  const count = db
    .prepare<[number, number], number>(
      `SELECT count(*) FROM interaction
       WHERE occurred_at >= ? AND occurred_at < ? AND deleted_at IS NULL`,
    )
    .pluck();
  const counts: Record<Month, number> = {};
  // From one month that has any to the next: a single odd year costs nothing.
  let first = next.get(Number.MIN_SAFE_INTEGER) ?? null;
  while (first !== null) {
    const month = localDate(first, zone).slice(0, 7);
    const end = toInstant({ date: addMonths(`${month}-01`, 1), secondsOfDay: 0 }, zone);
    counts[month] = count.get(first, end) ?? 0;
    first = next.get(end) ?? null;
  }
  return counts;
}
