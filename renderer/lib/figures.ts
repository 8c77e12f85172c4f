import { addMonths, isMonth, type Month } from '#domain/bonus/month.ts';
import { formatInstantDate } from './format.ts';
import type { useTexts } from './use-texts.ts';

type Language = ReturnType<typeof useTexts>['language'];

const amounts = new Map<string, Intl.NumberFormat>();
const months = new Map<Language, Intl.DateTimeFormat>();

/** An amount in minor units with the sign of its currency; kopecks only where there are some. */
export function formatMoney(minor: number, currency: string, language: Language): string {
  const digits = minor % 100 === 0 ? 0 : 2;
  const key = `${language} ${currency} ${String(digits)}`;
  let format = amounts.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    amounts.set(key, format);
  }
  return format.format(minor / 100);
}

/** «ноябрь 2026». */
export function formatMonth(month: Month, language: Language): string {
  let format = months.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    months.set(language, format);
  }
  const at = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1, 1);
  return format.format(at).replace(/\s*г\.$/, '');
}

/** The month of now, in the zone of the settings. */
export function thisMonth(now = Date.now()): Month {
  const date = formatInstantDate(now);
  const month = `${date.slice(6)}-${date.slice(3, 5)}`;
  return isMonth(month) ? month : new Date(now).toISOString().slice(0, 7);
}

/** Months to choose from, the newest first: `ahead` to come, `back` gone by, and those named. */
export function monthsAround(ahead: number, back: number, named: readonly Month[] = []): Month[] {
  const now = thisMonth();
  const around = Array.from({ length: ahead + back + 1 }, (_, at) => addMonths(now, ahead - at));
  return [...new Set([...around, ...named])].sort().reverse();
}

/** A number with its sign: what came and what went. */
export function signed(points: number, text: string): string {
  return points > 0 ? `+${text}` : text;
}
