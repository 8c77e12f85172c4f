import { createHash } from 'node:crypto';
import type { PostingPreview, PreviewLine } from '#contract/bonus-ledger.ts';
import type { AccruingPurchase } from '#db/repositories/purchases.ts';
import {
  accrueMonth,
  type MonthAccrual,
  type NoPointsReason,
  type PurchaseOutcome,
} from '#domain/bonus/accrue.ts';
import type { RateVersion } from '#domain/bonus/rate-table.ts';

/** What the purchases of one reseller earn in a month. */
export type ResellerPlan = {
  readonly resellerPk: number;
  readonly purchases: readonly AccruingPurchase[];
  readonly accrual: MonthAccrual;
};

type Reasons = Partial<Record<NoPointsReason, number>>;

/** What a month earns by a rate; the purchases come ordered by reseller. */
export function planMonth(
  purchases: readonly AccruingPurchase[],
  rate: RateVersion,
): readonly ResellerPlan[] {
  const plans: ResellerPlan[] = [];
  for (let from = 0; from < purchases.length;) {
    const first = purchases[from];
    if (!first) break;
    let to = from + 1;
    while (purchases[to]?.resellerPk === first.resellerPk) to += 1;
    const own = purchases.slice(from, to);
    plans.push({
      resellerPk: first.resellerPk,
      purchases: own,
      accrual: accrueMonth(first, own, rate.table),
    });
    from = to;
  }
  return plans;
}

/** The sum of a plan: what the person has seen before posting. */
export function plannedPoints(plans: readonly ResellerPlan[]): number {
  return plans.reduce((sum, { accrual }) => sum + accrual.points, 0);
}

/** A short digest of who earns how much: two plans of the same sum differ in it. */
export function planDigest(plans: readonly ResellerPlan[]): string {
  const earned = plans.filter(({ accrual }) => accrual.points > 0);
  const lines = earned.map(({ resellerPk, accrual }) => [resellerPk, accrual.points]);
  return createHash('sha256').update(JSON.stringify(lines)).digest('hex').slice(0, 16);
}

function countReasons(outcomes: readonly PurchaseOutcome[], into: Reasons): Reasons {
  for (const { reason } of outcomes) {
    if (reason !== null) into[reason] = (into[reason] ?? 0) + 1;
  }
  return into;
}

function lineOf({ resellerPk, purchases, accrual }: ResellerPlan): PreviewLine[] {
  const first = purchases[0];
  if (!first) return [];
  const { reseller, status, level } = first;
  const { volumeMinor, stepFromMinor, points, outcomes } = accrual;
  return [
    {
      ...{ resellerPk, reseller, status, level, volumeMinor, stepFromMinor, points },
      purchases: purchases.length,
      reasons: countReasons(outcomes, {}),
    },
  ];
}

/** A plan as it is looked at, who earns most first, `most` resellers of it. */
export function previewOf(
  month: string,
  rate: RateVersion | null,
  plans: readonly ResellerPlan[],
  most: number,
): PostingPreview {
  const outcomes = plans.flatMap(({ accrual }) => accrual.outcomes);
  return {
    month,
    rule: rate && { pk: rate.pk, version: rate.version, validFrom: rate.validFrom },
    currency: rate?.table.currency ?? null,
    lines: plans
      .toSorted((a, b) => b.accrual.points - a.accrual.points || a.resellerPk - b.resellerPk)
      .slice(0, most)
      .flatMap(lineOf),
    resellers: plans.filter(({ accrual }) => accrual.points > 0).length,
    entries: outcomes.filter(({ reason }) => reason === null).length,
    points: plannedPoints(plans),
    digest: planDigest(plans),
    reasons: countReasons(outcomes, {}),
  };
}
