import { dateFromDayNumber, dayNumberOf, type CalendarDate } from './parse-date.ts';

/** The official days of one year: what differs from five worked days and a weekend. */
export type CalendarYear = {
  readonly year: number;
  /** Holidays, and days off that a decree moved onto a working day. */
  readonly daysOff: ReadonlySet<CalendarDate>;
  /** Days of a weekend that are worked, each with the day off whose hours it works. */
  readonly workingWeekends: ReadonlyMap<CalendarDate, CalendarDate>;
  /** Working days that end an hour earlier. */
  readonly shortDays: ReadonlySet<CalendarDate>;
};

/** The day of the week, Monday 0 to Sunday 6. */
export function weekdayOf(date: CalendarDate): number {
  // 1.1.1970 was a Thursday.
  return (((dayNumberOf(date) + 3) % 7) + 7) % 7;
}

/** The year that a date belongs to. */
export function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4));
}

/** Whether the official calendar of a five-day week has the day among its working days. */
export function isOfficialWorkday(date: CalendarDate, year: CalendarYear): boolean {
  if (year.workingWeekends.has(date)) return true;
  return weekdayOf(date) < 5 && !year.daysOff.has(date);
}

/** How many days of the year are worked in a five-day week: the figure that a decree names. */
export function countWorkingDays(year: CalendarYear): number {
  let count = 0;
  const last = dayNumberOf(`${year.year}-12-31`);
  for (let day = dayNumberOf(`${year.year}-01-01`); day <= last; day += 1) {
    if (isOfficialWorkday(dateFromDayNumber(day), year)) count += 1;
  }
  return count;
}
