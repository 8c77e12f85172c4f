import type { CalendarDate } from './parse-date.ts';

/** Milliseconds since 1.1.1970 UTC, an integer. */
export type Instant = number;

/** A wall clock's reading. */
export interface LocalDateTime {
  readonly date: CalendarDate;
  readonly secondsOfDay: number;
}

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

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. Throws RangeError for an unknown zone. */
export function zoneOffset(instant: Instant, timeZone: string): number {
  const whole = Math.floor(instant / 1000) * 1000;
  return wallClock(whole, timeZone) - whole;
}

/** The date and second of day that clocks of a zone show at an instant. */
export function toLocal(instant: Instant, timeZone: string): LocalDateTime {
  const wall = wallClock(Math.floor(instant / 1000) * 1000, timeZone);
  const date = new Date(wall).toISOString().slice(0, 10);
  return { date, secondsOfDay: (((wall % MS_A_DAY) + MS_A_DAY) % MS_A_DAY) / 1000 };
}

/** The instant at which clocks of a zone show a local time; an hour shown twice is the first, a skipped one moves on. */
export function toInstant(local: LocalDateTime, timeZone: string): Instant {
  const wall = Date.parse(`${local.date}T00:00:00Z`) + local.secondsOfDay * 1000;
  // Clocks change at most once within these two days, so one of the two offsets holds.
  const before = zoneOffset(wall - MS_A_DAY, timeZone);
  const after = zoneOffset(wall + MS_A_DAY, timeZone);
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
  const day = `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
  return `${day} ${formatTimeOfDay(secondsOfDay)}`;
}
