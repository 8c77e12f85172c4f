import type { ResellerLevel } from '../reseller/level.ts';

/** What a partner is worth to the vendor, as far as who asks may see it. */
export type PartnerValue = {
  readonly level: ResellerLevel | null;
  /** In kopecks, as the accounting system has it. */
  readonly turnoverMinor: number | null;
  /** Points that the partner has earned and not yet spent. */
  readonly points: number | null;
};

/** What made a task more important, for the person to see; the strongest first. */
export type PriorityReason =
  | { readonly kind: 'critical' }
  | { readonly kind: 'level'; readonly level: ResellerLevel }
  | { readonly kind: 'turnover'; readonly turnoverMinor: number }
  | { readonly kind: 'points'; readonly points: number };

export type Importance = 'high' | 'normal' | 'low';

export type Priority = {
  /** 0 to 130; the channel by which the matter came plays no part. */
  readonly score: number;
  readonly importance: Importance;
  readonly reasons: readonly PriorityReason[];
};

const million = 100_000_000;
const ofLevel: Readonly<Record<ResellerLevel, number>> = { gold: 30, silver: 20, bronze: 10 };
const ofTurnover = [
  [10 * million, 30],
  [3 * million, 20],
  [million, 10],
] as const;
const ofPoints = [
  [50_000, 20],
  [10_000, 10],
] as const;
const ofCritical = 50;

const highFrom = 50;
const normalFrom = 20;

/** How important a task is by what its partner is worth: level, turnover, open points, and urgency. */
export function priorityOf(value: PartnerValue, critical: boolean): Priority {
  const { level, turnoverMinor, points } = value;
  const found: [number, PriorityReason][] = [];
  if (critical) found.push([ofCritical, { kind: 'critical' }]);
  if (level !== null) found.push([ofLevel[level], { kind: 'level', level }]);
  if (turnoverMinor !== null) {
    found.push([stepOf(turnoverMinor, ofTurnover), { kind: 'turnover', turnoverMinor }]);
  }
  if (points !== null) found.push([stepOf(points, ofPoints), { kind: 'points', points }]);
  const counted = found.filter(([weight]) => weight > 0).sort(([a], [b]) => b - a);
  const score = counted.reduce((sum, [weight]) => sum + weight, 0);
  return {
    score,
    importance: score >= highFrom ? 'high' : score >= normalFrom ? 'normal' : 'low',
    reasons: counted.map(([, reason]) => reason),
  };
}

function stepOf(amount: number, steps: readonly (readonly [number, number])[]): number {
  return steps.find(([from]) => amount >= from)?.[1] ?? 0;
}
