import { toInstant, toLocal, type Instant } from './instant.ts';
import { weekdayOf, yearOf, type CalendarYear } from './calendar-year.ts';
import { dateFromDayNumber, dayNumberOf, type CalendarDate } from './parse-date.ts';
import { workedSpans, type MinuteSpan, type WorkingHours } from './working-hours.ts';

/** When a centre works: its hours and the official days of each year. */
export type WorkingCalendar = {
  readonly hours: WorkingHours;
  /** The official days of a year; throws where they are not known: a day is never guessed. */
  year(year: number): CalendarYear;
};

type Span = { readonly start: Instant; readonly end: Instant };

const minuteMs = 60_000;
/** A working day before a holiday ends so much earlier. */
const shorterBy = 60;

/**
 * The instant after so many minutes of working time, 0 or more. Outside working hours the count
 * begins at the next opening; a result may be the very end of a day, never beyond it. Throws what
 * `calendar.year` throws.
 */
export function addWorkingMinutes(
  calendar: WorkingCalendar,
  instant: Instant,
  minutes: number,
  timeZone: string,
): Instant {
  let left = minutes * minuteMs;
  let day = dayNumberOf(toLocal(instant, timeZone).date);
  for (;;) {
    for (const { start, end } of spansOf(calendar, dateFromDayNumber(day), timeZone)) {
      if (end < instant) continue;
      const from = Math.max(start, instant);
      if (left <= end - from) return from + left;
      left -= end - from;
    }
    day += 1;
  }
}

/**
 * The same time of day so many working days later, moved into the hours of that day. Outside
 * working hours the count begins at the next opening. Throws what `calendar.year` throws.
 */
export function addWorkingDays(
  calendar: WorkingCalendar,
  instant: Instant,
  days: number,
  timeZone: string,
): Instant {
  const begin = addWorkingMinutes(calendar, instant, 0, timeZone);
  const { date, secondsOfDay } = toLocal(begin, timeZone);
  let day = dayNumberOf(date);
  for (let left = days; left > 0; left -= 1) {
    do day += 1;
    while (spansOf(calendar, dateFromDayNumber(day), timeZone).length === 0);
  }
  const target = dateFromDayNumber(day);
  const wanted = toInstant({ date: target, secondsOfDay }, timeZone);
  const spans = spansOf(calendar, target, timeZone);
  const open = spans.find(({ end }) => wanted <= end);
  return open ? Math.max(open.start, wanted) : (spans.at(-1)?.end ?? wanted);
}

/** The minutes of working time from one instant to a later one; 0 when it is not later. */
export function workingMinutesBetween(
  calendar: WorkingCalendar,
  from: Instant,
  to: Instant,
  timeZone: string,
): number {
  if (to <= from) return 0;
  let total = 0;
  const last = dayNumberOf(toLocal(to, timeZone).date);
  for (let day = dayNumberOf(toLocal(from, timeZone).date); day <= last; day += 1) {
    for (const { start, end } of spansOf(calendar, dateFromDayNumber(day), timeZone)) {
      total += Math.max(0, Math.min(end, to) - Math.max(start, from));
    }
  }
  return total / minuteMs;
}

/** The end of the working day that an instant lies in, or of the next one. */
export function endOfWorkingDay(
  calendar: WorkingCalendar,
  instant: Instant,
  timeZone: string,
): Instant {
  const begin = addWorkingMinutes(calendar, instant, 0, timeZone);
  const { date } = toLocal(begin, timeZone);
  return spansOf(calendar, date, timeZone).at(-1)?.end ?? begin;
}

/** Whether the centre works at an instant. */
export function isWorkingTime(
  calendar: WorkingCalendar,
  instant: Instant,
  timeZone: string,
): boolean {
  const { date } = toLocal(instant, timeZone);
  return spansOf(calendar, date, timeZone).some(
    ({ start, end }) => start <= instant && instant <= end,
  );
}

const spansByCalendar = new WeakMap<WorkingCalendar, Map<string, readonly Span[]>>();

/** The working hours of a day as instants, in order; kept, because tasks ask for the same days. */
function spansOf(calendar: WorkingCalendar, date: CalendarDate, timeZone: string): readonly Span[] {
  let kept = spansByCalendar.get(calendar);
  if (!kept) {
    kept = new Map<string, readonly Span[]>();
    spansByCalendar.set(calendar, kept);
  }
  const key = `${timeZone} ${date}`;
  let spans = kept.get(key);
  if (!spans) {
    spans = minutesOf(calendar, date).map(({ from, to }) => ({
      start: toInstant({ date, secondsOfDay: from * 60 }, timeZone),
      end: toInstant({ date, secondsOfDay: to * 60 }, timeZone),
    }));
    kept.set(key, spans);
  }
  return spans;
}

function minutesOf({ hours, year }: WorkingCalendar, date: CalendarDate): readonly MinuteSpan[] {
  const official = year(yearOf(date));
  if (official.daysOff.has(date)) return [];
  // A worked Saturday has the hours of the day off that it was exchanged for.
  const like = official.workingWeekends.get(date) ?? date;
  const usual = hours.days[weekdayOf(like)] ?? null;
  const isShort = official.shortDays.has(date);
  const day = usual && isShort ? { from: usual.from, to: usual.to - shorterBy } : usual;
  return workedSpans(day, hours.lunch);
}
