import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#contract/errors.ts';
import {
  countWorkingDays,
  weekdayOf,
  yearOf,
  type CalendarYear,
} from '#domain/calendar/calendar-year.ts';
import { defaultWorkingHours, parseWorkingHours } from '#domain/calendar/working-hours.ts';
import type { WorkingCalendar } from '#domain/calendar/working-time.ts';
import ru2024 from '../../resources/calendar/ru-2024.json' with { type: 'json' };
import ru2025 from '../../resources/calendar/ru-2025.json' with { type: 'json' };
import ru2026 from '../../resources/calendar/ru-2026.json' with { type: 'json' };
import { systemTimeZone } from './system-time-zone.ts';

/** The working calendar of this centre and the zone of its clocks, as set now. */
export type WorkingTime = { readonly calendar: WorkingCalendar; readonly timeZone: string };

const shipped: ReadonlyMap<number, unknown> = new Map<number, unknown>([
  [2024, ru2024],
  [2025, ru2025],
  [2026, ru2026],
]);

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

/** The name of a year's file, as the centre adds it to its data folder. */
export function calendarFileName(year: number): string {
  return `ru-${String(year)}.json`;
}

/**
 * Makes the source of working time: official days from `folder` or, where it has none, as shipped;
 * hours and zone from the settings. A year throws `calendar/year-missing`, naming the file to add,
 * or `calendar/file-invalid`. A file added later counts at once.
 */
export function createWorkingCalendar(
  folder: string,
  setting: (key: 'workingHours' | 'timeZone') => string | null,
): () => WorkingTime {
  const years = new Map<number, CalendarYear>();
  const year = (wanted: number): CalendarYear => {
    const known = years.get(wanted);
    if (known) return known;
    const file = calendarFileName(wanted);
    const own = readOwn(join(folder, file));
    const content = own === undefined ? shipped.get(wanted) : own;
    const details = { year: wanted, file, folder };
    if (content === undefined) {
      throw new AppError('calendar/year-missing', `No working calendar of ${String(wanted)}`, {
        details,
      });
    }
    const found = readCalendarYear(content, wanted);
    if (typeof found === 'string') {
      throw new AppError('calendar/file-invalid', `Wrong in ${file}: ${found}`, { details });
    }
    years.set(wanted, found);
    return found;
  };

  let hoursText: string | null = null;
  let calendar: WorkingCalendar = { hours: defaultWorkingHours, year };
  return () => {
    const text = setting('workingHours');
    if (text !== hoursText) {
      hoursText = text;
      calendar = { hours: parseWorkingHours(text ?? '') ?? defaultWorkingHours, year };
    }
    // An empty zone means the one of this desktop's clock.
    return { calendar, timeZone: setting('timeZone') || systemTimeZone() };
  };
}

/** The content of a file of the centre's own; undefined when there is none. */
function readOwn(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return null;
  }
}
