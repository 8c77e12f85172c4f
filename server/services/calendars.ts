import { parseCalendarText, readCalendarYear } from '#contract/calendar-year.ts';
import {
  calendarKey,
  firstCalendarYear,
  lastCalendarYear,
  workspaceSettingId,
} from '#domain/calendar/workspace-settings.ts';
import type { Sql } from '../store/sql.ts';
import { changeRow } from './change-row.ts';

/** A file of official days as all desktops get it. */
export type CalendarFile = { readonly year: number; readonly text: string };

/** Reads the file of a year; throws saying what is wrong with it. */
export function readCalendarFile(content: string): CalendarFile {
  const parsed = parseCalendarText(content);
  const year = Number((parsed as { readonly year?: unknown } | null)?.year);
  const found = readCalendarYear(parsed, year);
  if (typeof found === 'string')
    throw new Error(`no calendar of a year: ${found}; nothing changed`);
  if (year < firstCalendarYear || year > lastCalendarYear) {
    throw new Error(`a year from ${firstCalendarYear} to ${lastCalendarYear}; nothing changed`);
  }
  return { year, text: JSON.stringify(parsed) };
}

/** Gives all desktops of a workspace the official days of a year. */
export async function addCalendar(
  sql: Sql,
  workspace: string,
  { year, text }: CalendarFile,
  now: number,
): Promise<void> {
  const id = workspaceSettingId(calendarKey(year));
  const fields = { value: text };
  await changeRow(sql, workspace, { kind: 'patch', entity: 'workspace-setting', id, fields }, now);
}
