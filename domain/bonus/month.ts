import type { CalendarDate } from '../calendar/parse-date.ts';
import { daysInMonth } from '../calendar/parse-date.ts';

/** A month of a year, as `YYYY-MM`. */
export type Month = string;

/** Narrows a text from outside to a month that exists. */
export function isMonth(text: string): text is Month {
  return /^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(text);
}

/** The month that a day lies in. */
export function monthOf(date: CalendarDate): Month {
  return date.slice(0, 7);
}

/** The month so many months later, or earlier when negative. */
export function addMonths(month: Month, count: number): Month {
  const whole = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  const year = String(Math.floor(whole / 12)).padStart(4, '0');
  return `${year}-${String((((whole % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}

/** The last day of a month. */
export function lastDayOf(month: Month): CalendarDate {
  return `${month}-${String(daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5))))}`;
}
