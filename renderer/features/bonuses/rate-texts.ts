import type { RateRow } from '#contract/bonus-ledger.ts';
import {
  currencies,
  factorLevels,
  rateFault,
  type Currency,
  type FactorLevel,
  type RateFault,
  type RateTable,
} from '#domain/bonus/rate-table.ts';
import { parseAmount } from '#domain/money/parse-amount.ts';
import { thisMonth } from '../../lib/months.ts';
import { wholeNumber } from '../../lib/whole-number.ts';

/** A rate table as it is typed: texts, whatever they mean. */
export type RateTexts = {
  readonly validFrom: string;
  readonly currency: Currency;
  readonly months: string;
  /** From which volume each step after the first begins, in whole units. */
  readonly steps: readonly string[];
  readonly groups: readonly { readonly name: string; readonly points: readonly string[] }[];
  readonly factors: Readonly<Record<FactorLevel, string>>;
};

function factorText(thousandths: number): string {
  return String(thousandths / 1000).replace('.', ',');
}

/** The table that a new version begins with: the one before, or an empty one. */
export function textsOfRate(rate: RateRow | undefined): RateTexts {
  const table = rate?.table;
  return {
    validFrom: thisMonth(),
    currency: table?.currency ?? 'RUB',
    months: String(table?.expiresAfterMonths ?? 12),
    steps: (table?.steps ?? [0]).slice(1).map((step) => String(step / 100)),
    groups: table?.groups.map(({ name, points }) => ({ name, points: points.map(String) })) ?? [
      { name: '', points: [''] },
    ],
    factors: Object.fromEntries(
      factorLevels.map((level) => [level, factorText(table?.factors[level] ?? 1000)]),
    ) as Record<FactorLevel, string>,
  };
}

/** Reads a draft; null where it is none that can be shown. */
export function draftedRate(json: string | undefined): RateTexts | null {
  try {
    const read = JSON.parse(json ?? 'null') as RateTexts | null;
    return read !== null && currencies.includes(read.currency) && Array.isArray(read.groups)
      ? read
      : null;
  } catch {
    return null;
  }
}

/** What the texts mean, and the first thing that is wrong with it. Lines without any word are left out. */
export function readRate(texts: RateTexts): {
  readonly table: RateTable;
  readonly fault: RateFault | null;
} {
  const whole = (text: string): number =>
    wholeNumber(text.trim() === '' ? '0' : text) ?? Number.NaN;
  const scaled = (text: string, decimals: number): number => {
    const read = parseAmount(text, decimals);
    return read.ok ? read.value : Number.NaN;
  };
  const table: RateTable = {
    currency: texts.currency,
    steps: [0, ...texts.steps.map((step) => scaled(step, 2))],
    groups: texts.groups
      .filter(({ name, points }) => name.trim() !== '' || points.some((one) => one.trim() !== ''))
      .map(({ name, points }) => ({ name: name.trim(), points: points.map(whole) })),
    factors: Object.fromEntries(
      factorLevels.map((level) => [level, scaled(texts.factors[level], 3)]),
    ) as Record<FactorLevel, number>,
    expiresAfterMonths: whole(texts.months),
  };
  return { table, fault: rateFault(texts.validFrom, table) };
}
