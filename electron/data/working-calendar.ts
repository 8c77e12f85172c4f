import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarFileName, parseCalendarText, readCalendarYear } from '#contract/calendar-year.ts';
import { AppError } from '#contract/errors.ts';
import type { CalendarYear } from '#domain/calendar/calendar-year.ts';
import { defaultWorkingHours, parseWorkingHours } from '#domain/calendar/working-hours.ts';
import type { WorkingCalendar } from '#domain/calendar/working-time.ts';
import { calendarKey, type WorkspaceSettingKey } from '#domain/calendar/workspace-settings.ts';
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

/**
 * Makes the source of working time: hours, zone and official days as the workspace has set them. Of a year that it
 * has not set they come from `folder` or, where that has none, are as shipped. A year throws
 * `calendar/year-missing`, naming the file to add, or `calendar/file-invalid`. What is added later counts at once.
 */
export function createWorkingCalendar(
  folder: string,
  setting: (key: WorkspaceSettingKey) => string,
): () => WorkingTime {
  const ofFiles = new Map<number, CalendarYear>();
  const ofWorkspace = new Map<
    number,
    { readonly text: string; readonly year: CalendarYear | string }
  >();

  const fromWorkspace = (wanted: number): CalendarYear | null => {
    const text = setting(calendarKey(wanted));
    if (text === '') return null;
    let known = ofWorkspace.get(wanted);
    if (known?.text !== text) {
      known = { text, year: readCalendarYear(parseCalendarText(text), wanted) };
      ofWorkspace.set(wanted, known);
    }
    // Checked before it was stored: what does not add up here is of a program that this one does not understand.
    return typeof known.year === 'string' ? null : known.year;
  };
  const fromFiles = (wanted: number): CalendarYear => {
    const known = ofFiles.get(wanted);
    if (known) return known;
    const file = calendarFileName(wanted);
    const own = readOwnYear(folder, wanted);
    const content = own === null ? shipped.get(wanted) : parseCalendarText(own);
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
    ofFiles.set(wanted, found);
    return found;
  };
  const year = (wanted: number): CalendarYear => fromWorkspace(wanted) ?? fromFiles(wanted);

  let hoursText = '';
  let calendar: WorkingCalendar = { hours: defaultWorkingHours, year };
  return () => {
    const text = setting('workingHours');
    if (text !== hoursText) {
      hoursText = text;
      calendar = { hours: parseWorkingHours(text) ?? defaultWorkingHours, year };
    }
    // An empty zone means the one of this desktop's clock.
    return { calendar, timeZone: setting('timeZone') || systemTimeZone() };
  };
}

/** The text of a year's file that was put into a folder; null when there is none. */
export function readOwnYear(folder: string, year: number): string | null {
  try {
    return readFileSync(join(folder, calendarFileName(year)), 'utf8');
  } catch {
    return null;
  }
}
