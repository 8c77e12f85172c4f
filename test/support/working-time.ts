import { createWorkingCalendar, type WorkingTime } from '#electron/data/working-calendar.ts';
import { toInstant } from '#domain/calendar/instant.ts';
import { parseDateText } from '#domain/calendar/parse-date.ts';
import { formatWorkingHours, parseSpan } from '#domain/calendar/working-hours.ts';

/** The zone of the tests' office. */
export const officeZone = 'Europe/Moscow';

/** Working time of an office with the shipped calendars: `hours` Monday to Friday, no pause. */
export function officeTime(hours = '9-17', timeZone = officeZone): WorkingTime {
  const day = parseSpan(hours);
  if (day === null) throw new Error(`no hours: ${hours}`);
  const days = [day, day, day, day, day, null, null];
  const settings: Partial<Record<string, string>> = {
    workingHours: formatWorkingHours({ days, lunch: null }),
    timeZone,
  };
  return createWorkingCalendar('/nowhere', (key) => settings[key] ?? '')();
}

/** An instant of the office's clock: `20.11.2026 16:30`. */
export function officeAt(text: string, timeZone = officeZone): number {
  const date = parseDateText(text);
  if (!date.ok) throw new Error(`no date: ${text}`);
  const [hours = 0, minutes = 0] = text.slice(11).split(':').map(Number);
  return toInstant({ date: date.value, secondsOfDay: (hours * 60 + minutes) * 60 }, timeZone);
}

/** The file of a year without holidays, as the centre would add it. */
export function plainYearFile(year: number): string {
  const first = Date.UTC(year, 0, 1);
  const days = (Date.UTC(year + 1, 0, 1) - first) / 86_400_000;
  const isWeekday = (at: number): boolean => new Date(first + at * 86_400_000).getUTCDay() % 6 > 0;
  const workingDays = Array.from({ length: days }, (_, at) => at).filter(isWeekday).length;
  const lists = { daysOff: [], workingWeekends: [], shortDays: [] };
  return JSON.stringify({ country: 'RU', year, source: 'test', workingDays, ...lists });
}
