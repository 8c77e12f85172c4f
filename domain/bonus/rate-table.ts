import { searchKey } from '../text/search-key.ts';
import type { ResellerLevel } from '../reseller/level.ts';
import { isMonth, type Month } from './month.ts';

/** The currencies of purchases; each has a hundred minor units. */
export const currencies = ['RUB', 'USD', 'EUR'] as const;
export type Currency = (typeof currencies)[number];

/** Who has no level has a factor too. */
export const factorLevels = ['gold', 'silver', 'bronze', 'none'] as const;
export type FactorLevel = (typeof factorLevels)[number];

/**
 * The rates of one version of the programme. The volume of a month decides the column, the product
 * group the row: so many points for each thousand of the currency, times the factor of the level.
 */
export type RateTable = {
  readonly currency: Currency;
  /** From which volume of a month, in minor units, each step begins; the first begins at zero. */
  readonly steps: readonly number[];
  readonly groups: readonly {
    readonly name: string;
    /** Whole points for each thousand of the currency, one a step. */
    readonly points: readonly number[];
  }[];
  /** In thousandths: 1200 is a fifth more. */
  readonly factors: Readonly<Record<FactorLevel, number>>;
  /** Points can be spent until the end of the month that lies so many months after the accrual. */
  readonly expiresAfterMonths: number;
};

/** A rate table with the month from which it holds. */
export type RateVersion = {
  readonly pk: number;
  readonly version: number;
  readonly validFrom: Month;
  readonly table: RateTable;
};

export const rateLimits = {
  steps: 8,
  groups: 60,
  points: 10_000,
  factor: 10_000,
  months: 120,
  name: 80,
} as const;

export type RateFault =
  'month' | 'steps' | 'no-groups' | 'group-name' | 'group-twice' | 'points' | 'factor' | 'months';

const whole = (value: number, min: number, max: number): boolean =>
  Number.isSafeInteger(value) && value >= min && value <= max;

/** The first thing that is wrong with a table, or null: it can be put in force as it is. */
export function rateFault(validFrom: string, table: RateTable): RateFault | null {
  const { steps, groups, factors, expiresAfterMonths } = table;
  if (!isMonth(validFrom)) return 'month';
  const rising = steps.every((from, at) =>
    at === 0 ? from === 0 : Number.isSafeInteger(from) && from > (steps[at - 1] ?? 0),
  );
  if (steps.length === 0 || steps.length > rateLimits.steps || !rising) return 'steps';
  if (groups.length === 0 || groups.length > rateLimits.groups) return 'no-groups';
  const keys = new Set<string>();
  for (const { name, points } of groups) {
    const key = searchKey(name);
    if (key === '' || name.length > rateLimits.name) return 'group-name';
    if (keys.has(key)) return 'group-twice';
    keys.add(key);
    if (points.length !== steps.length) return 'points';
    if (!points.every((one) => whole(one, 0, rateLimits.points))) return 'points';
  }
  if (!factorLevels.every((level) => whole(factors[level], 0, rateLimits.factor))) return 'factor';
  return whole(expiresAfterMonths, 1, rateLimits.months) ? null : 'months';
}

/** The version that holds in a month: the latest that began by then, the newest of equal ones. */
export function rateFor(versions: readonly RateVersion[], month: Month): RateVersion | null {
  let found: RateVersion | null = null;
  for (const one of versions) {
    if (one.validFrom > month) continue;
    const later =
      found === null ||
      one.validFrom > found.validFrom ||
      (one.validFrom === found.validFrom && one.version > found.version);
    if (later) found = one;
  }
  return found;
}

/** The column of a volume: the last step that begins at or below it. */
export function stepOf(table: RateTable, volumeMinor: number): number {
  const at = table.steps.findLastIndex((from) => from <= volumeMinor);
  return Math.max(0, at);
}

/** The row of a product group, whatever the case, spaces and look-alike letters of its name. */
export function groupRow(table: RateTable, name: string): RateTable['groups'][number] | null {
  const key = searchKey(name);
  return table.groups.find((group) => searchKey(group.name) === key) ?? null;
}

/** The level by which a factor is chosen. */
export function factorLevel(level: ResellerLevel | null): FactorLevel {
  return level ?? 'none';
}
