import type { CalendarDate } from '../calendar/parse-date.ts';
import type { ResellerLevel } from '../reseller/level.ts';
import { accruesPoints, type ResellerStatus } from '../reseller/status.ts';
import { addMonths, lastDayOf, monthOf } from './month.ts';
import { factorLevel, groupRow, stepOf, type FactorLevel, type RateTable } from './rate-table.ts';

/** A purchase of the month as the rates see it. */
export type MonthPurchase = {
  readonly pk: number;
  readonly productGroup: string;
  /** Minor units. */
  readonly amountMinor: number;
  readonly currency: string;
  /** An accrual for it stands already: it counts in the volume and earns nothing again. */
  readonly accrued: boolean;
};

/** Why a purchase earns nothing now. */
export const noPointsReasons = [
  'not-authorised',
  'accrued',
  'currency',
  'amount',
  'group',
  'too-small',
] as const;
export type NoPointsReason = (typeof noPointsReasons)[number];

/** How the points of one purchase came about; stored with the entry, so that it explains itself. */
export type AccrualDetail = {
  readonly amountMinor: number;
  readonly currency: string;
  readonly group: string;
  readonly volumeMinor: number;
  readonly stepFromMinor: number;
  /** Points for each thousand of the currency. */
  readonly rate: number;
  readonly level: FactorLevel;
  /** Thousandths. */
  readonly factor: number;
};

export type PurchaseOutcome =
  | { readonly purchasePk: number; readonly points: 0; readonly reason: NoPointsReason }
  | {
      readonly purchasePk: number;
      readonly points: number;
      readonly reason: null;
      readonly detail: AccrualDetail;
    };

export type MonthAccrual = {
  readonly volumeMinor: number;
  readonly stepFromMinor: number;
  readonly points: number;
  readonly outcomes: readonly PurchaseOutcome[];
};

/**
 * Points of one purchase: amount × points a thousand × factor. Whole numbers all the way and rounded
 * once, at the end: half a point and more is a whole one, less is none. That is how roubles of a
 * tax are rounded (article 52, clause 6 of the Russian tax code), and what resellers reckon with.
 * The amount is in minor units and not negative.
 */
export function pointsOf(amountMinor: number, rate: number, factor: number): number {
  // 1,000 of the currency × 100 minor units × 1,000 thousandths.
  const divisor = 100_000_000n;
  const exact = BigInt(amountMinor) * BigInt(rate) * BigInt(factor);
  return Number((2n * exact + divisor) / (2n * divisor));
}

/** The last day on which points accrued on a day can be spent. */
export function expiryOf(accruedOn: CalendarDate, afterMonths: number): CalendarDate {
  return lastDayOf(addMonths(monthOf(accruedOn), afterMonths));
}

/**
 * What the purchases of one reseller in one month earn by a table. All of them in the table's
 * currency make the volume that decides the step; what is accrued already is left as it is.
 */
export function accrueMonth(
  reseller: { readonly status: ResellerStatus; readonly level: ResellerLevel | null },
  purchases: readonly MonthPurchase[],
  table: RateTable,
): MonthAccrual {
  const volumeMinor = purchases.reduce(
    (sum, { amountMinor, currency }) => sum + (currency === table.currency ? amountMinor : 0),
    0,
  );
  const step = stepOf(table, volumeMinor);
  const stepFromMinor = table.steps[step] ?? 0;
  const level = factorLevel(reseller.level);
  const factor = table.factors[level];
  const authorised = accruesPoints(reseller.status);
  const outcomes = purchases.map((purchase): PurchaseOutcome => {
    const { pk: purchasePk, amountMinor, currency, productGroup } = purchase;
    const nothing = (reason: NoPointsReason): PurchaseOutcome => ({
      purchasePk,
      points: 0,
      reason,
    });
    if (purchase.accrued) return nothing('accrued');
    if (!authorised) return nothing('not-authorised');
    if (currency !== table.currency) return nothing('currency');
    if (amountMinor <= 0) return nothing('amount');
    const group = groupRow(table, productGroup);
    if (!group) return nothing('group');
    const rate = group.points[step] ?? 0;
    const points = pointsOf(amountMinor, rate, factor);
    if (points === 0) return nothing('too-small');
    const detail: AccrualDetail = {
      amountMinor,
      currency,
      group: group.name,
      volumeMinor,
      stepFromMinor,
      rate,
      level,
      factor,
    };
    return { purchasePk, points, reason: null, detail };
  });
  const points = outcomes.reduce((sum, outcome) => sum + outcome.points, 0);
  return { volumeMinor, stepFromMinor, points, outcomes };
}
