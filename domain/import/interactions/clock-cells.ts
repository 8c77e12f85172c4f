import {
  parseDateText,
  serialToDateTime,
  type CalendarDate,
  type CalendarDateTime,
  type DateOptions,
} from '../../calendar/parse-date.ts';
import { failure, success, type Result } from '../../result.ts';

const daySeconds = 86_400;
const clock =
  /(?:^|[\s,tт])(\d{1,2})(?:[:.\-\u2013]|\s*(?:ч(?:ас\p{L}{0,2})?|h)\.?\s*)(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*(?:мин\p{L}*|м|min)\.?)?(?:\s*([ap])\.?m\.?)?$/iu;
const hourAlone = /^(\d{1,2})\s*(?:ч(?:ас\p{L}{0,2})?\.?|h|([ap])\.?m\.?)$/iu;
const badTime = failure('time');
const badDuration = failure('duration');

/** Reads a time of day, as seconds since midnight: `9:41`, `09.41`, `9 ч 41 мин`, `2:30 PM`, 0.4034. */
export function readTimeOfDay(text: string): Result<number, 'time'> {
  // Excel keeps a time as a part of a day: 0.25 is six o'clock.
  if (/^0?[.,]\d+$|^0$/u.test(text)) {
    return success(Math.round(Number(text.replace(',', '.')) * daySeconds) % daySeconds);
  }
  const match = clock.exec(text);
  if (match) return ofDay(match[1], match[2], match[3], match[4]);
  const alone = hourAlone.exec(text);
  return alone ? ofDay(alone[1], '0', '0', alone[2]) : badTime;
}

function ofDay(
  hours: string | undefined,
  minutes: string | undefined,
  seconds: string | undefined,
  half: string | undefined,
): Result<number, 'time'> {
  const [hour, minute, second] = [Number(hours), Number(minutes), Number(seconds ?? 0)];
  if (minute > 59 || second > 59 || hour > 23) return badTime;
  if (half === undefined) return success(hour * 3600 + minute * 60 + second);
  if (hour < 1 || hour > 12) return badTime;
  const shift = half.toLowerCase() === 'p' ? 12 : 0;
  return success(((hour % 12) + shift) * 3600 + minute * 60 + second);
}

/** Reads a day; one without its year is of `year`, where the sheet tells it. */
export function readDay(
  text: string,
  year: number | null,
  options: DateOptions,
): Result<CalendarDate, 'date'> {
  const whole = parseDateText(text, options);
  if (whole.ok || year === null) return whole;
  const bare = text.replace(/[\s.,/-]+$/u, '');
  if (/^\d{1,2}[./-]\d{1,2}$/u.test(bare)) {
    return parseDateText(`${bare.replace(/[/-]/u, '.')}.${String(year)}`, options);
  }
  return /^\d{1,2}\s*\p{L}+$/u.test(bare) ? parseDateText(`${bare} ${String(year)}`) : whole;
}

/** Whether a cell holds a day, be it without its year, or a time of day: what a record has and no header. */
export function isMoment(cell: string): boolean {
  const text = cell.trim();
  // Of any leap year, so that 29 February is a day as well.
  const isDay = /\d/u.test(text) && readDay(text, 2000, {}).ok;
  return isDay || /^\d{1,2}:\d\d(?::\d\d)?$/u.test(text);
}

/**
 * Reads the moment of a row from the cells of its day and its time. Without a cell of its own the time
 * may stand behind the day; where nobody wrote one, it is midnight.
 */
export function readMoment(
  day: string,
  time: string,
  year: number | null,
  options: DateOptions,
): Result<CalendarDateTime, 'date' | 'time'> {
  const date = readDay(day, year, options);
  if (!date.ok) return date;
  if (time === '') return success(momentOfDay(day, date.value, options));
  const seconds = readTimeOfDay(time);
  return seconds.ok ? success({ date: date.value, secondsOfDay: seconds.value }) : seconds;
}

function momentOfDay(day: string, date: CalendarDate, options: DateOptions): CalendarDateTime {
  if (/^\d{5}[.,]\d+$/u.test(day)) {
    const serial = serialToDateTime(Number(day.replace(',', '.')), options.date1904);
    return serial.ok ? serial.value : { date, secondsOfDay: 0 };
  }
  // The time begins behind a blank: the year of a date is none.
  const behind = /[\s,tт](\d{1,2}:\d{2}.*)$/iu.exec(day)?.[1];
  const seconds = behind === undefined ? null : readTimeOfDay(behind);
  return { date, secondsOfDay: seconds?.ok ? seconds.value : 0 };
}

export type DurationUnit = 'minutes' | 'seconds' | null;

/** The unit in which a header says that durations are written; null when it says none. */
export function durationUnit(header: string): DurationUnit {
  if (/(?<!\p{L})(?:сек\p{L}*|sec\p{L}*|с)(?!\p{L})/iu.test(header)) {
    return /(?<!\p{L})мин|min/iu.test(header) ? null : 'seconds';
  }
  return /(?<!\p{L})(?:мин\p{L}*|min\p{L}*)(?!\p{L})/iu.test(header) ? 'minutes' : null;
}

const parts =
  /^(?:(\d+)\s*(?:ч(?:ас\p{L}{0,2})?|h(?:ours?|rs?)?)\.?\s*)?(?:(\d+(?:[.,]\d+)?)\s*(?:м(?:ин\p{L}*)?|m(?:in\p{L}*)?|['′])\.?\s*)?(?:(\d+)\s*(?:с(?:ек\p{L}*)?|s(?:ec\p{L}*)?|["″]|'')\.?)?$/iu;

/**
 * Reads a duration in whole seconds: `0:05:30`, `5:30` (minutes and seconds), `5 мин`, `1 ч 5 мин`, a
 * fraction of a day; a bare number is in the unit of its header, else in minutes.
 */
export function readDuration(text: string, unit: DurationUnit): Result<number, 'duration'> {
  const colons = /^(\d{1,4}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?$/u.exec(text);
  if (colons) {
    const [, first, second, third] = colons;
    const low = Number(third ?? second);
    const middle = third === undefined ? Number(first) : Number(second);
    if (low > 59 || (third !== undefined && middle > 59)) return badDuration;
    return success((third === undefined ? 0 : Number(first) * 3600) + middle * 60 + low);
  }
  if (/^\d*(?:[.,]\d+)?$/u.test(text) && text !== '') {
    const number = Number(text.replace(',', '.'));
    // Excel keeps a time as a part of a day, with more digits than anybody types.
    if (unit === null && number < 1 && !Number.isInteger(number)) {
      return success(Math.round(number * daySeconds));
    }
    return success(Math.round(unit === 'seconds' ? number : number * 60));
  }
  const match = parts.exec(text);
  if (!match || text === '') return badDuration;
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  const whole = Number(hours) * 3600 + Number(minutes.replace(',', '.')) * 60 + Number(seconds);
  return success(Math.round(whole));
}
