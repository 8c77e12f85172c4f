import { toLocal } from '#domain/calendar/instant.ts';
import type { DateCell } from '#electron/workbooks/read/cell.ts';
import { serialFromDate } from '#electron/workbooks/read/serial-date.ts';

const secondsADay = 86_400;

function serialOf(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return serialFromDate(year, month, day);
}

/** A calendar date `2026-11-21` as a date of a workbook. */
export function dateCell(date: string | null): DateCell | null {
  if (date === null) return null;
  return { kind: 'date', serial: serialOf(date), hasDate: true, hasTime: false, elapsed: false };
}

/** The day of an instant on the clocks of a zone. */
export function dayCell(at: number | null, timeZone: string): DateCell | null {
  return at === null ? null : dateCell(toLocal(at, timeZone).date);
}

/** An instant as the clocks of a zone show it, to the minute. */
export function instantCell(at: number | null, timeZone: string): DateCell | null {
  if (at === null) return null;
  const { date, secondsOfDay } = toLocal(at, timeZone);
  // Seconds are not shown on screen either, and a time in full minutes can be typed into a filter.
  const time = (Math.floor(secondsOfDay / 60) * 60) / secondsADay;
  return {
    kind: 'date',
    serial: serialOf(date) + time,
    hasDate: true,
    hasTime: true,
    elapsed: false,
  };
}

/** Seconds of talk as a duration that a workbook can add up. */
export function durationCell(seconds: number | null): DateCell | null {
  if (seconds === null) return null;
  return {
    kind: 'date',
    serial: seconds / secondsADay,
    hasDate: false,
    hasTime: true,
    elapsed: true,
  };
}

/** A month `2026-11` as its first day, which a workbook can sort and a report of purchases is read by. */
export function monthCell(month: string | null): DateCell | null {
  return month === null ? null : dateCell(`${month}-01`);
}

/** Kopecks as roubles. */
export function moneyCell(minor: number | null): number | null {
  return minor === null ? null : minor / 100;
}
