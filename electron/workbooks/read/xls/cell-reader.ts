import { toDateCell } from '../date-cell.ts';
import { errorCell, NO_NUMBER } from '../error-cells.ts';
import { WorkbookError } from '../workbook-error.ts';
import { CONTINUE, wordAt } from './biff-records.ts';
import { TextCursor } from './text-cursor.ts';
import type { CellValue } from '../cell.ts';
import type { XlsGlobals } from './xls-globals.ts';

const FORMULA = 0x0006;
const MANY_NUMBERS = 0x00bd;
const MANY_BLANKS = 0x00be;
const RICH_TEXT = 0x00d6;
const SHARED_TEXT = 0x00fd;
const BLANK = 0x0201;
const NUMBER = 0x0203;
const TEXT = 0x0204;
const TRUTH_OR_ERROR = 0x0205;
const FORMULA_3 = 0x0206;
const SHORT_NUMBER = 0x027e;
const FORMULA_4 = 0x0406;

/** How long the records of cells are at least: row, column and format, then their own. */
const LENGTHS: ReadonlyMap<number, number> = new Map([
  [FORMULA, 14],
  [MANY_NUMBERS, 12],
  [MANY_BLANKS, 8],
  [RICH_TEXT, 9],
  [SHARED_TEXT, 10],
  [BLANK, 6],
  [NUMBER, 14],
  [TEXT, 9],
  [TRUTH_OR_ERROR, 8],
  [FORMULA_3, 14],
  [SHORT_NUMBER, 10],
  [FORMULA_4, 14],
]);
const RESULT_TEXT = 0x0207;
/** What may stand between a formula and the text that it results in. */
const PARTS_OF_FORMULA: ReadonlySet<number> = new Set([CONTINUE, 0x0036, 0x0221, 0x0236, 0x04bc]);
const NO_DOUBLE = 0xffff;
const MAX_COLUMNS = 16_384;

/** True for the records that hold one cell or some of a row. */
export function isCell(type: number): boolean {
  return LENGTHS.has(type);
}

/** Reads the cells of one row after another out of their records. */
export class CellReader {
  cells: CellValue[] = [];
  /** Empty where nobody asks for colours. */
  fills: (string | null)[] = [];
  readonly #stream: Buffer;
  readonly #numbers: DataView;
  readonly #cursor: TextCursor;
  readonly #globals: XlsGlobals;
  readonly #fillOf: readonly (string | null)[] | null;

  constructor(stream: Buffer, globals: XlsGlobals, fillOf: readonly (string | null)[] | null) {
    this.#stream = stream;
    this.#numbers = new DataView(stream.buffer, stream.byteOffset, stream.length);
    this.#cursor = new TextCursor(stream);
    this.#globals = globals;
    this.#fillOf = fillOf;
  }

  /** Begins a new row. */
  clear(): void {
    this.cells = [];
    this.fills = [];
  }

  /** Takes in a record for which `isCell`. Throws `workbook/damaged`. */
  read(type: number, at: number, length: number): void {
    if (length < (LENGTHS.get(type) ?? 0)) throw damaged('A cell is cut short');
    const column = wordAt(this.#stream, at + 2);
    if (type === MANY_NUMBERS || type === MANY_BLANKS) {
      this.#readMany(type, column, at, length);
      return;
    }
    const format = wordAt(this.#stream, at + 4);
    this.#put(column, this.#valueOf(type, format, at, at + length), format);
  }

  #valueOf(type: number, format: number, at: number, end: number): CellValue {
    switch (type) {
      case SHARED_TEXT:
        return this.#sharedText(this.#numbers.getUint32(at + 6, true));
      case NUMBER:
        return this.#number(this.#numbers.getFloat64(at + 6, true), format);
      case SHORT_NUMBER:
        return this.#number(this.#shortNumber(at + 6), format);
      case TEXT:
      case RICH_TEXT:
        return this.#text(at + 6, end);
      case TRUTH_OR_ERROR: {
        const value = this.#stream[at + 6] ?? 0;
        return this.#stream[at + 7] === 0 ? value !== 0 : errorCell(value);
      }
      case BLANK:
        return null;
      default:
        return this.#result(at + 6, end, format);
    }
  }

  #readMany(type: number, first: number, at: number, length: number): void {
    const isNumbers = type === MANY_NUMBERS;
    const step = isNumbers ? 6 : 2;
    // The number of the last column ends the record.
    const last = wordAt(this.#stream, at + length - 2);
    if (last - first + 1 !== (length - 6) / step) throw damaged('A run of cells is cut short');
    for (let column = first, from = at + 4; column <= last; column += 1, from += step) {
      const format = wordAt(this.#stream, from);
      const value = isNumbers ? this.#number(this.#shortNumber(from + 2), format) : null;
      this.#put(column, value, format);
    }
  }

  #put(column: number, value: CellValue, format: number): void {
    if (column >= MAX_COLUMNS) throw damaged('A cell lies beyond the last column');
    if (value !== null) putAt(this.cells, column, value);
    const fill = this.#fillOf?.[format] ?? null;
    if (fill !== null) putAt(this.fills, column, fill);
  }

  #sharedText(index: number): string | null {
    const { strings } = this.#globals;
    if (strings === null) throw damaged('The table of strings is missing');
    return strings.get(index);
  }

  #text(at: number, end: number): string | null {
    this.#cursor.moveTo(at, end);
    return this.#cursor.readText();
  }

  #number(value: number, format: number): CellValue {
    if (!Number.isFinite(value)) return NO_NUMBER;
    const { dateFormats, date1904 } = this.#globals;
    const shown = dateFormats[format] ?? null;
    return shown === null ? value : toDateCell(value, shown, date1904);
  }

  /** Four bytes: a whole number or the upper half of a double, either of them in hundredths or not. */
  #shortNumber(at: number): number {
    const bits = this.#numbers.getInt32(at, true);
    const value = (bits & 2) === 0 ? this.#upperHalf(bits) : bits >> 2;
    return (bits & 1) === 0 ? value : value / 100;
  }

  #upperHalf(bits: number): number {
    double.setInt32(4, bits & ~3, true);
    return double.getFloat64(0, true);
  }

  /** The stored result of a formula. */
  #result(at: number, end: number, format: number): CellValue {
    if (wordAt(this.#stream, at + 6) !== NO_DOUBLE) {
      return this.#number(this.#numbers.getFloat64(at, true), format);
    }
    const value = this.#stream[at + 2] ?? 0;
    switch (this.#stream[at]) {
      case 0:
        return this.#resultText(end);
      case 1:
        return value !== 0;
      case 2:
        return errorCell(value);
      default:
        return null;
    }
  }

  #resultText(behind: number): string | null {
    let at = behind;
    while (PARTS_OF_FORMULA.has(wordAt(this.#stream, at))) {
      at += 4 + wordAt(this.#stream, at + 2);
    }
    const end = at + 4 + wordAt(this.#stream, at + 2);
    const isThere = wordAt(this.#stream, at) === RESULT_TEXT && end <= this.#stream.length;
    return isThere ? this.#text(at + 4, end) : null;
  }
}

const double = new DataView(new ArrayBuffer(8));

function putAt<Value>(values: (Value | null)[], column: number, value: Value): void {
  while (values.length < column) values.push(null);
  values[column] = value;
}

function damaged(message: string): WorkbookError {
  return new WorkbookError('workbook/damaged', message);
}
