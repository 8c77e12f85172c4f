import { z } from 'zod';
import {
  countWorkingDays,
  weekdayOf,
  yearOf,
  type CalendarYear,
} from '#domain/calendar/calendar-year.ts';

const dateSchema = z.iso.date();
const fileSchema = z.object({
  country: z.literal('RU'),
  year: z.number().int(),
  source: z.string(),
  /** The figure of the decree, as a check of the lists below. */
  workingDays: z.number().int(),
  daysOff: z.array(dateSchema),
  workingWeekends: z.array(z.object({ day: dateSchema, insteadOf: dateSchema })),
  shortDays: z.array(dateSchema),
});

/** Reads and checks one year's file; answers what is wrong with it instead, in English. */
export function readCalendarYear(content: unknown, year: number): CalendarYear | string {
  const parsed = fileSchema.safeParse(content);
  if (!parsed.success) return parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
  const { daysOff, workingWeekends, shortDays, workingDays } = parsed.data;
  const days = [...daysOff, ...workingWeekends.map(({ day }) => day), ...shortDays];
  const foreign = days.find((day) => yearOf(day) !== year);
  if (parsed.data.year !== year) return 'year';
  if (foreign !== undefined) return foreign;
  const weekday = workingWeekends.find(({ day }) => weekdayOf(day) < 5);
  if (weekday !== undefined) return weekday.day;
  const result: CalendarYear = {
    year,
    daysOff: new Set(daysOff),
    workingWeekends: new Map(workingWeekends.map(({ day, insteadOf }) => [day, insteadOf])),
    shortDays: new Set(shortDays),
  };
  const counted = countWorkingDays(result);
  return counted === workingDays ? result : `workingDays: ${String(counted)}`;
}

/** The text of a year's file as what it holds; null when it is no JSON. */
export function parseCalendarText(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return null;
  }
}

/** The name of a year's file, as a centre adds it to its data folder. */
export function calendarFileName(year: number): string {
  return `ru-${String(year)}.json`;
}
