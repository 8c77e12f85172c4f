import { serialFromDate } from './serial-date.ts';
import type { DateCell } from './cell.ts';

const ISO = /^(?:(\d{4})-(\d\d)-(\d\d))?(?:(?:^|[T ])(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?$/u;

/** A date cell written as ISO 8601 (`2010-03-05T14:30:00`), or null when it is none. */
export function isoToDateCell(text: string): DateCell | null {
  const match = ISO.exec(text.trim());
  if (match === null || text.trim() === '') return null;
  const [, year, month, day, hour, minute, second] = match;
  const hasDate = year !== undefined;
  const days = hasDate ? serialFromDate(Number(year), Number(month), Number(day)) : 0;
  const seconds = Number(hour ?? 0) * 3600 + Number(minute ?? 0) * 60 + Number(second ?? 0);
  return {
    kind: 'date',
    serial: days + seconds / 86_400,
    hasDate,
    hasTime: seconds !== 0 || !hasDate,
    elapsed: false,
  };
}
