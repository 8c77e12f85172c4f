import { failure, success, type Result } from '../result.ts';
import { layoutVariants } from '../text/keyboard-layout.ts';
import { toInstant, toLocal, type Instant } from './instant.ts';
import { addDays, addMonths, weekdayOf } from './month-grid.ts';
import { daysInMonth, type CalendarDate } from './parse-date.ts';
import { readWhen, type WhenParts } from './read-when.ts';
import { hourOfPart, type PartOfDay } from './when-words.ts';

/** `empty`: nothing was typed; `unclear`: not understood whole; the others: understood, but no use. */
export type WhenFault = 'empty' | 'unclear' | 'past' | 'future' | 'too-far';

/** Whether what is meant is still to come, or has been. */
export type WhenSide = 'ahead' | 'behind';

export interface WhenContext {
  readonly now: Instant;
  /** IANA zone of the person who speaks. */
  readonly timeZone: string;
  /** Ahead by default. */
  readonly side?: WhenSide;
}

type Now = {
  readonly now: Instant;
  readonly timeZone: string;
  /** 1 for what is ahead, -1 for what is behind. */
  readonly way: 1 | -1;
  readonly today: CalendarDate;
  readonly secondsOfDay: number;
};

/** The time of a day of which only the day was said, in minutes. */
export const usualMinutes = 10 * 60;

const farthestDays = 5 * 366;
const longest = 80;

type Span = NonNullable<WhenParts['span']>;
type Reading = Result<Instant, WhenFault>;
type Day = { readonly date: CalendarDate } | { readonly fault: WhenFault } | 'unsaid';

/**
 * The instant that a person means by «завтра», «в пятницу 10:00», `in 2 weeks`; also when typed in
 * the wrong keyboard layout. A weekday is the next such day after today, of the `next` week that of
 * the calendar week after this one; a day without a time is at 10:00; a bare hour from 1 to 6 is one
 * of the afternoon. Looking behind, a weekday, a date without its year and a bare time are the last
 * such, and today without a time is now at the latest. A text that is not understood to its last word
 * is `unclear`, never guessed at.
 */
export function parseWhen(text: string, context: WhenContext): Reading {
  if (text.trim() === '') return failure('empty');
  if (text.length > longest) return failure('unclear');
  for (const variant of layoutVariants(text)) {
    const parts = readWhen(variant);
    if (parts !== null) return resolve(parts, context);
  }
  return failure('unclear');
}

function resolve(parts: WhenParts, { now, timeZone, side = 'ahead' }: WhenContext): Reading {
  const { date: today, secondsOfDay } = toLocal(now, timeZone);
  const here: Now = { now, timeZone, way: side === 'ahead' ? 1 : -1, today, secondsOfDay };
  const minutes = minutesOf(parts);
  if (minutes === 'unclear') return failure('unclear');
  const { span } = parts;
  if (span && isTooLong(span)) return failure('too-far');
  if (span && span.minutes !== 0) {
    const onlySpan = minutes === null && days(parts) === 1;
    return onlySpan ? ofSpan(span, here) : failure('unclear');
  }
  const said = (minutes ?? usualMinutes) * 60;
  const ahead = said > secondsOfDay;
  const day = dayOf(parts, here, ahead);
  if (day !== 'unsaid' && 'fault' in day) return failure(day.fault);
  const aside = (here.way === 1) === ahead ? 0 : here.way;
  const date = day === 'unsaid' ? addDays(today, aside) : day.date;
  const at = toInstant({ date, secondsOfDay: said }, timeZone);
  // What was today, at whatever time, was not later than now.
  const untimed = here.way === -1 && minutes === null && date === today;
  return checked(untimed ? Math.min(at, now) : at, here);
}

/** Beyond the years that a date is written with, nothing can be counted: it is told before. */
function isTooLong({ months, days: count }: Span): boolean {
  const shortestMonth = 28;
  return Math.abs(months) * shortestMonth + Math.abs(count) > farthestDays;
}

function ofSpan(span: Span, here: Now): Reading {
  const { now, timeZone, today, secondsOfDay } = here;
  const date = endOfSpan(span, today);
  const from = date === today ? now : toInstant({ date, secondsOfDay }, timeZone);
  return checked(Math.floor(from / 60_000) * 60_000 + span.minutes * 60_000, here);
}

function endOfSpan(span: Span, today: CalendarDate): CalendarDate {
  return addDays(addMonths(today, span.months), span.days);
}

function checked(at: Instant, { now, way }: Now): Reading {
  if (way === 1 ? at <= now : at > now) return failure(way === 1 ? 'past' : 'future');
  return Math.abs(at - now) > farthestDays * 86_400_000 ? failure('too-far') : success(at);
}

/** How many ways of naming the day were used; a week and a weekday are one. */
function days({ days: named, weekday, week, date, dayOfMonth, span }: WhenParts): number {
  const weekly = weekday ?? week;
  return [named, weekly, date, dayOfMonth, span].filter((said) => said !== undefined).length;
}

function dayOf(parts: WhenParts, here: Now, ahead: boolean): Day {
  if (days(parts) > 1) return { fault: 'unclear' };
  const { days: named, weekday, week, date, dayOfMonth, span } = parts;
  const { today } = here;
  if (named !== undefined) return { date: addDays(today, named) };
  if (span) return { date: endOfSpan(span, today) };
  if (weekday !== undefined || week !== undefined) return inWeek(weekday, week, here);
  if (date) return ofCalendar(date, here);
  if (dayOfMonth !== undefined) return ofMonth(dayOfMonth, here, ahead);
  return 'unsaid';
}

function inWeek(weekday: number | undefined, week: number | undefined, { today, way }: Now): Day {
  const present = weekdayOf(today);
  if (week !== undefined) {
    // A week without a day is its Monday; of this one that has gone by.
    const wanted = weekday ?? 1;
    return { date: addDays(today, wanted - present + week * 7) };
  }
  if (weekday === undefined) return 'unsaid';
  const distance = ((way * (weekday - present) + 6) % 7) + 1;
  return { date: addDays(today, way * distance) };
}

function compose(year: number, month: number, day: number): CalendarDate | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(year)}-${two(month)}-${two(day)}`;
}

/** A date without its year is the nearest such day, today included. */
function ofCalendar(date: NonNullable<WhenParts['date']>, { today, way }: Now): Day {
  const { day, month, year } = date;
  const thisYear = Number(today.slice(0, 4));
  if (year !== undefined) {
    const composed = compose(year, month, day);
    return composed === null ? { fault: 'unclear' } : { date: composed };
  }
  // A 29 February is at most eight years away.
  for (let away = 0; away <= 8; away += 1) {
    const composed = compose(thisYear + way * away, month, day);
    if (composed === null) continue;
    if (way === 1 ? composed >= today : composed <= today) return { date: composed };
  }
  return { fault: 'unclear' };
}

function ofMonth(day: number, { today, way }: Now, ahead: boolean): Day {
  for (let away = 0; away <= 2; away += 1) {
    const [year = 0, month = 0] = addMonths(today, way * away)
      .split('-')
      .map(Number);
    const composed = compose(year, month, day);
    if (composed === null) continue;
    const isToday = composed === today && ahead === (way === 1);
    if (isToday || (way === 1 ? composed > today : composed < today)) return { date: composed };
  }
  return { fault: 'unclear' };
}

/** Minutes since midnight; null when no time was said. */
function minutesOf({ hour, minute = 0, exactHour, part }: WhenParts): number | null | 'unclear' {
  if (hour === undefined) return part === undefined ? null : hourOfPart[part] * 60;
  const full = part === undefined ? fullHour(hour, exactHour ?? false) : hourIn(part, hour);
  if (full === null || full > 23 || minute > 59) return 'unclear';
  return full * 60 + minute;
}

/** Nobody calls at three in the night: «в 3» is at 15:00, «в 03» is not. */
function fullHour(hour: number, exact: boolean): number {
  return !exact && hour >= 1 && hour <= 6 ? hour + 12 : hour;
}

/** The hour of 24 that fits the part of the day, or null when none does. */
function hourIn(part: PartOfDay, hour: number): number | null {
  switch (part) {
    case 'morning':
      return hour >= 4 && hour <= 11 ? hour : null;
    case 'afternoon':
      if (hour >= 1 && hour <= 6) return hour + 12;
      return hour >= 12 && hour <= 18 ? hour : null;
    case 'evening':
      if (hour >= 4 && hour <= 11) return hour + 12;
      return hour >= 16 && hour <= 23 ? hour : null;
  }
}
