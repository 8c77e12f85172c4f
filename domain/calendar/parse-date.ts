import type { Result } from '../result.ts';
import { failure, success } from '../result.ts';

/** A day without time and zone, as `YYYY-MM-DD`. */
export type CalendarDate = string;

/** A day with the seconds since its midnight, 0 to 86,399. */
export interface CalendarDateTime {
  readonly date: CalendarDate;
  readonly secondsOfDay: number;
}

export interface DateOptions {
  /** With it a two-digit year more than 20 years ahead is read as 19xx. */
  readonly today?: CalendarDate;
  /** The workbook counts days from 1904. */
  readonly date1904?: boolean;
}

const bad = failure('date');
const LONGEST_TEXT = 64;
const MIN_YEAR = 1900;
const MAX_YEAR = 2199;
// A bare integer counts as a serial only within 1.1.1980 to 31.12.2049.
const MIN_TEXT_SERIAL = 29221;
const MAX_TEXT_SERIAL = 54788;
const MAX_SERIAL = 2958465;
const DAYS_TO_EPOCH_1900 = 25569;
const DAYS_1904 = 1462;
const SECONDS_A_DAY = 86400;

const monthStems: readonly (readonly [string, number])[] = [
  ['янв', 1],
  ['фев', 2],
  ['мар', 3],
  ['апр', 4],
  ['май', 5],
  ['мая', 5],
  ['июн', 6],
  ['июл', 7],
  ['авг', 8],
  ['сен', 9],
  ['окт', 10],
  ['ноя', 11],
  ['дек', 12],
  ['jan', 1],
  ['feb', 2],
  ['mar', 3],
  ['apr', 4],
  ['may', 5],
  ['jun', 6],
  ['jul', 7],
  ['aug', 8],
  ['sep', 9],
  ['oct', 10],
  ['nov', 11],
  ['dec', 12],
];
const monthByStem = new Map(monthStems);
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const two = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));

const timeBehind = String.raw`(?:[\s,]+\d{1,2}[:.-]\d{2}.*)?$`;
const dayFirst = new RegExp(String.raw`^(\d{1,2})([./, -])(\d{1,2})\2(\d{4}|\d{2})${timeBehind}`);
const yearFirst = new RegExp(String.raw`^(\d{4})([./-])(\d{1,2})\2(\d{1,2})${timeBehind}`);
const monthWord = new RegExp(
  String.raw`^(\d{1,2})[\s.-]*([а-яa-z]{3,9})\.?[\s,.-]*(\d{4}|\d{2})(?:\s*г(?:ода|\.)?)?${timeBehind}`,
);
const monthWordFirst = new RegExp(
  String.raw`^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})${timeBehind}`,
);
const romanMonths = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
const romanMonth = new RegExp(
  String.raw`^(\d{1,2})[\s./-]([ivx]{1,4})[\s./-](\d{4}|\d{2})${timeBehind}`,
);
const weekday =
  /^(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс|mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,\s]+/;

/** Tells whether a year of the Gregorian calendar has 366 days. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The number of days of a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0);
}

function compose(year: number, month: number, day: number): Result<CalendarDate, 'date'> {
  if (year < MIN_YEAR || year > MAX_YEAR || month < 1 || month > 12 || day < 1) return bad;
  if (day > 28 && day > daysInMonth(year, month)) return bad;
  return success(`${year}-${two[month] ?? ''}-${two[day] ?? ''}`);
}

function fullYear(text: string, options: DateOptions): number {
  const year = Number(text);
  if (text.length > 2) return year;
  if (year > 49) return 1900 + year;
  const inThisCentury = 2000 + year;
  if (options.today !== undefined && inThisCentury > Number(options.today.slice(0, 4)) + 20) {
    return 1900 + year;
  }
  return inThisCentury;
}

function twoDigits(text: string, at: number): number {
  const high = text.charCodeAt(at) - 48;
  const low = text.charCodeAt(at + 1) - 48;
  return high >= 0 && high <= 9 && low >= 0 && low <= 9 ? high * 10 + low : -1;
}

/** The most frequent shape, `DD.MM.YYYY`, without a regular expression; null if it is another. */
function readCommonShape(text: string): Result<CalendarDate, 'date'> | null {
  if (text.length !== 10 || text.charCodeAt(2) !== 46 || text.charCodeAt(5) !== 46) return null;
  const day = twoDigits(text, 0);
  const month = twoDigits(text, 3);
  const century = twoDigits(text, 6);
  const year = twoDigits(text, 8);
  if (day < 0 || month < 0 || century < 0 || year < 0) return null;
  return compose(century * 100 + year, month, day);
}

function readDigitsOnly(text: string, date1904: boolean): Result<CalendarDate, 'date'> {
  if (text.length === 8) {
    return compose(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
  }
  const serial = Number(text) + (date1904 ? DAYS_1904 : 0);
  if (serial < MIN_TEXT_SERIAL || serial > MAX_TEXT_SERIAL) return bad;
  return serialToDate(serial);
}

/** Reads a day from text in any of the usual notations; a time behind it is ignored, a month without a day refused. */
export function parseDateText(
  input: string,
  options: DateOptions = {},
): Result<CalendarDate, 'date'> {
  const common = readCommonShape(input);
  if (common) return common;
  if (input.length > LONGEST_TEXT) return bad;
  let text = input
    .replace(/["«»“”]/g, '')
    .replace(/[–—]/g, '-')
    .replace(/[\s\u00a0\u202f\u200b\ufeff]+/g, ' ')
    .trim()
    .toLowerCase();
  // A moment in a cell without a date format: days and a fraction of a day.
  text = text.replace(/^(\d{5})[.,]\d+$/, '$1');
  if (/^\d+$/.test(text)) return readDigitsOnly(text, options.date1904 ?? false);
  text = text
    .replace(weekday, '')
    .replace(/^(?:с|от|from|since)\s+(?=\d)/, '')
    .replace(/(?<=\d)\s*\.\s*(?=\d)/g, '.')
    .replace(/(\d{4}|\.\d{2})\s*г(?:ода|\.)?(?=$|\s|,)/, '$1');

  let match = dayFirst.exec(text);
  if (match) {
    const [, first = '', separator = '', second = '', year = ''] = match;
    // With slashes a second number above 12 can only be the day of an American date.
    const american = separator === '/' && Number(second) > 12;
    const [day, month] = american ? [second, first] : [first, second];
    return compose(fullYear(year, options), Number(month), Number(day));
  }
  match = yearFirst.exec(text.replace(/(\d)t(\d)/, '$1 $2'));
  if (match) return compose(Number(match[1]), Number(match[3]), Number(match[4]));
  match = romanMonth.exec(text);
  if (match) {
    const month = romanMonths.indexOf(match[2] ?? '') + 1;
    return compose(fullYear(match[3] ?? '', options), month, Number(match[1]));
  }
  match = monthWord.exec(text);
  if (match) {
    const month = monthByStem.get((match[2] ?? '').slice(0, 3));
    if (month === undefined) return bad;
    return compose(fullYear(match[3] ?? '', options), month, Number(match[1]));
  }
  match = monthWordFirst.exec(text);
  if (match) {
    const month = monthByStem.get((match[1] ?? '').slice(0, 3));
    return month === undefined ? bad : compose(Number(match[3]), month, Number(match[2]));
  }
  return bad;
}

/** Reads a day from a cell: text by its notation, a number as a serial of the workbook. */
export function parseDate(
  value: string | number,
  options: DateOptions = {},
): Result<CalendarDate, 'date'> {
  if (typeof value === 'number') return serialToDate(value, options.date1904);
  return parseDateText(value, options);
}

/** The day of a count of days since 1.1.1970. */
export function dateFromDayNumber(dayNumber: number): CalendarDate {
  // Howard Hinnant's civil_from_days: integer arithmetic only, no Date object.
  const shifted = dayNumber + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${two[month] ?? ''}-${two[day] ?? ''}`;
}

/** The count of days from 1.1.1970 to a day; the inverse of `dateFromDayNumber`. */
export function dayNumberOf(date: CalendarDate): number {
  const utc = Date.UTC(
    Number(date.slice(0, 4)),
    Number(date.slice(5, 7)) - 1,
    Number(date.slice(8, 10)),
  );
  return utc / 86400000;
}

/** The day of an Excel serial. The 29.02.1900 that Excel invented, serial 60, is refused. */
export function serialToDate(serial: number, date1904 = false): Result<CalendarDate, 'date'> {
  const days = Math.floor(serial);
  if (!(days >= (date1904 ? 0 : 1)) || days > MAX_SERIAL) return bad;
  if (date1904) return success(dateFromDayNumber(days + DAYS_1904 - DAYS_TO_EPOCH_1900));
  if (days === 60) return bad;
  // Serials before the invented day are one day late.
  return success(dateFromDayNumber(days - DAYS_TO_EPOCH_1900 + (days < 60 ? 1 : 0)));
}

/** The day and the second, rounded, of an Excel serial with a fraction. */
export function serialToDateTime(
  serial: number,
  date1904 = false,
): Result<CalendarDateTime, 'date'> {
  let days = Math.floor(serial);
  let secondsOfDay = Math.round((serial - days) * SECONDS_A_DAY);
  if (secondsOfDay === SECONDS_A_DAY) {
    days += 1;
    secondsOfDay = 0;
  }
  const date = serialToDate(days, date1904);
  return date.ok ? success({ date: date.value, secondsOfDay }) : date;
}

/** A day as people write it: `21.11.2026`. */
export function formatDate(date: CalendarDate): string {
  return `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
}
