import { dateFromDayNumber, dayNumberOf, daysInMonth, type CalendarDate } from './parse-date.ts';

const daysAWeek = 7;

/** The day so many days later, or earlier. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateFromDayNumber(dayNumberOf(date) + days);
}

/** The day of the week, Monday 1 to Sunday 7. */
export function weekdayOf(date: CalendarDate): number {
  // Day 0 was a Thursday.
  return ((((dayNumberOf(date) + 3) % daysAWeek) + daysAWeek) % daysAWeek) + 1;
}

/** The seven days of the week of a day, from its Monday. */
export function weekOf(date: CalendarDate): CalendarDate[] {
  const monday = addDays(date, 1 - weekdayOf(date));
  return Array.from({ length: daysAWeek }, (_, at) => addDays(monday, at));
}

/** The same day so many months later or earlier, or the last one of a shorter month. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const toYear = Math.floor(count / 12);
  const toMonth = count - toYear * 12 + 1;
  const toDay = Math.min(day, daysInMonth(toYear, toMonth));
  return [toYear, toMonth, toDay].map((part) => String(part).padStart(2, '0')).join('-');
}

/** The whole weeks that show the month of a day, from Monday to Sunday. */
export function weeksOfMonth(date: CalendarDate): CalendarDate[][] {
  const first = `${date.slice(0, 7)}-01`;
  const last = addDays(addMonths(first, 1), -1);
  const weeks: CalendarDate[][] = [];
  for (
    let week = weekOf(first);
    (week[0] ?? last) <= last;
    week = weekOf(addDays(week[0] ?? last, daysAWeek))
  ) {
    weeks.push(week);
  }
  return weeks;
}
