import { LAST_SERIAL, SHIFT_1904 } from './serial-date.ts';
import type { CellValue } from './cell.ts';
import type { DateFormat } from './number-format.ts';

/**
 * A number under a date format as a date cell. One that no calendar holds (a tax number in a column
 * formatted as dates) stays the number that was typed.
 */
export function toDateCell(value: number, format: DateFormat, date1904: boolean): CellValue {
  const serial = date1904 && format.hasDate ? value + SHIFT_1904 : value;
  if (!format.elapsed && (serial < 0 || serial >= LAST_SERIAL + 1)) return value;
  return { kind: 'date', serial, ...format };
}
