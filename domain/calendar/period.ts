import type { Result } from '../result.ts';
import { failure, success } from '../result.ts';
import { toInstant, type Instant } from './instant.ts';
import {
  dateFromDayNumber,
  dayNumberOf,
  daysInMonth,
  parseDate,
  type CalendarDate,
} from './parse-date.ts';

export const periodNames = ['today', 'yesterday', 'week', 'month', 'quarter'] as const;
export type PeriodName = (typeof periodNames)[number];

/** A stretch of days: by its name, which moves on with the days, or from one day to another. */
export type Period =
  | { readonly name: PeriodName }
  | { readonly from: CalendarDate | null; readonly to: CalendarDate | null };

/** The first and the last day, both included; null is without end on that side. */
export type PeriodDates = { readonly from: CalendarDate | null; readonly to: CalendarDate | null };

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function endOfMonth(year: number, month: number): CalendarDate {
  return `${String(year)}-${two(month)}-${two(daysInMonth(year, month))}`;
}

function shifted(date: CalendarDate, days: number): CalendarDate {
  return dateFromDayNumber(dayNumberOf(date) + days);
}

/** The days of a period as they are on a day; the week is the seven days that end with it. */
export function periodDates(period: Period, today: CalendarDate): PeriodDates {
  if (!('name' in period)) return { from: period.from, to: period.to };
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  switch (period.name) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday': {
      const yesterday = shifted(today, -1);
      return { from: yesterday, to: yesterday };
    }
    case 'week':
      return { from: shifted(today, -6), to: today };
    case 'month':
      return { from: `${String(year)}-${two(month)}-01`, to: endOfMonth(year, month) };
    case 'quarter': {
      const first = month - ((month - 1) % 3);
      return { from: `${String(year)}-${two(first)}-01`, to: endOfMonth(year, first + 2) };
    }
  }
}

/** From its first instant on, up to, not including, the second, on the clocks of a zone. */
export function periodSpan(
  { from, to }: PeriodDates,
  timeZone: string,
): { readonly from?: Instant; readonly until?: Instant } {
  const midnight = (date: CalendarDate): Instant => toInstant({ date, secondsOfDay: 0 }, timeZone);
  return {
    ...(from === null ? {} : { from: midnight(from) }),
    ...(to === null ? {} : { until: midnight(shifted(to, 1)) }),
  };
}

/** A day as it is typed for a period; without a year it is the last one that has been. */
function parseDay(text: string, today: CalendarDate): Result<CalendarDate, 'date'> {
  const short = /^(\d{1,2})[./-](\d{1,2})\.?$/.exec(text);
  if (!short) return parseDate(text, { today });
  const [, day = '', month = ''] = short;
  const thisYear = Number(today.slice(0, 4));
  // The 29th of February is at most eight years away.
  for (let year = thisYear; year > thisYear - 9; year -= 1) {
    const read = parseDate(`${day}.${month}.${String(year)}`);
    if (read.ok && read.value <= today) return read;
  }
  return failure('date');
}

/**
 * The days that two typed dates mean; an empty text is without end on that side. `date` is a text
 * that is no date, `order` an end before the beginning.
 */
export function parsePeriod(
  fromText: string,
  toText: string,
  today: CalendarDate,
): Result<PeriodDates, 'from' | 'to' | 'order'> {
  const read = (text: string): Result<CalendarDate | null, 'date'> =>
    text.trim() === '' ? success(null) : parseDay(text.trim(), today);
  const from = read(fromText);
  if (!from.ok) return failure('from');
  const to = read(toText);
  if (!to.ok) return failure('to');
  if (from.value !== null && to.value !== null && to.value < from.value) return failure('order');
  return success({ from: from.value, to: to.value });
}
