import type { CalendarDate, CalendarDateTime } from './parse-date.ts';
import { dateFromDayNumber, dayNumberOf, formatDate } from './parse-date.ts';

/** Milliseconds since 1.1.1970 UTC, an integer. */
export type Instant = number;

/** What a wall clock shows. */
export type LocalDateTime = CalendarDateTime;

const MS_A_DAY = 86400000;
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    // Making one costs far more than using it, so one is kept per zone.
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** The wall clock of a zone at an instant, as milliseconds that UTC would call the same. */
function wallClock(instant: Instant, timeZone: string): number {
  const parts = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatterFor(timeZone).formatToParts(instant)) {
    if (type in parts) parts[type as keyof typeof parts] = Number(value);
  }
  const { year, month, day, hour, minute, second } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const offsetsByDay = new Map<string, Map<number, number>>();

/** The offset at the start of a UTC day; kept, because asking Intl costs microseconds. */
function offsetOfDay(day: number, timeZone: string): number {
  let offsets = offsetsByDay.get(timeZone);
  if (!offsets) {
    offsets = new Map<number, number>();
    offsetsByDay.set(timeZone, offsets);
  }
  let offset = offsets.get(day);
  if (offset === undefined) {
    const start = day * MS_A_DAY;
    offset = wallClock(start, timeZone) - start;
    offsets.set(day, offset);
  }
  return offset;
}

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. Throws RangeError for an unknown zone. */
export function zoneOffset(instant: Instant, timeZone: string): number {
  const day = Math.floor(instant / MS_A_DAY);
  const atStart = offsetOfDay(day, timeZone);
  // No zone changes its clocks there and back within a day.
  if (atStart === offsetOfDay(day + 1, timeZone)) return atStart;
  const whole = Math.floor(instant / 1000) * 1000;
  return wallClock(whole, timeZone) - whole;
}

/** The date and second of day that clocks of a zone show at an instant. */
export function toLocal(instant: Instant, timeZone: string): LocalDateTime {
  const wall = instant + zoneOffset(instant, timeZone);
  const day = Math.floor(wall / MS_A_DAY);
  const secondsOfDay = Math.floor((wall - day * MS_A_DAY) / 1000);
  return { date: dateFromDayNumber(day), secondsOfDay };
}

/** The instant at which clocks of a zone show a local time; an hour shown twice is the first, a skipped one moves on. */
export function toInstant(local: LocalDateTime, timeZone: string): Instant {
  const wall = dayNumberOf(local.date) * MS_A_DAY + local.secondsOfDay * 1000;
  const day = Math.floor(wall / MS_A_DAY);
  // Clocks change at most once within these days, so one of the two offsets holds.
  const before = offsetOfDay(day - 1, timeZone);
  const after = offsetOfDay(day + 2, timeZone);
  if (before === after) return wall - before;
  const early = wall - before;
  if (zoneOffset(early, timeZone) === before) return early;
  const late = wall - after;
  return zoneOffset(late, timeZone) === after ? late : early;
}

/** The day that it is in a zone at an instant. */
export function localDate(instant: Instant, timeZone: string): CalendarDate {
  return toLocal(instant, timeZone).date;
}

/** Seconds of a day as `HH:MM`. */
export function formatTimeOfDay(secondsOfDay: number): string {
  return `${pad(Math.floor(secondsOfDay / 3600))}:${pad(Math.floor(secondsOfDay / 60) % 60)}`;
}

/** An instant as a zone's clocks show it: `21.11.2026 14:05`. */
export function formatInstant(instant: Instant, timeZone: string): string {
  const { date, secondsOfDay } = toLocal(instant, timeZone);
  return `${formatDate(date)} ${formatTimeOfDay(secondsOfDay)}`;
}
