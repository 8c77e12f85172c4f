import type { ErrorCell } from './cell.ts';

const CODES: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
]);

/** A number that is none, as the spreadsheet program shows it. */
export const NO_NUMBER: ErrorCell = { kind: 'error', code: '#NUM!' };

/** The error of a code as binary workbooks store it. */
export function errorCell(code: number): ErrorCell {
  return { kind: 'error', code: CODES.get(code) ?? '#VALUE!' };
}
