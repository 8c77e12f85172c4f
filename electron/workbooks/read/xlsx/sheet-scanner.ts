import { startClock, tooLarge } from '../read-limits.ts';
import { WorkbookError } from '../workbook-error.ts';
import { ByteWindow } from './byte-window.ts';
import { CellScanner } from './cell-scanner.ts';
import { isNameEnd } from './string-item.ts';
import { afterTag, nextTag } from './text-bytes.ts';
import type { CellValue } from '../cell.ts';
import type { ReadLimits } from '../read-limits.ts';
import type { SheetRow } from '../workbook-types.ts';
import type { ByteSource } from '../zip/inflate-source.ts';
import type { CellContext } from './cell-scanner.ts';
import type { CellFills } from './xlsx-fills.ts';

const SLASH = 0x2f;
const LOWER_C = 0x63;
const CLOCK_EVERY = 512;

/**
 * Walks the rows of a sheet part (UTF-8, no prefixes) as they are inflated. A row that the window
 * cuts is read again from its start once more bytes are there. Throws `workbook/damaged` when the
 * part ends inside the table.
 */
export class SheetScanner {
  readonly #window: ByteWindow;
  readonly #cell: CellScanner;
  readonly #limits: ReadLimits;
  #rowNumber = 0;
  #hidden = false;
  #cells: CellValue[] = [];
  /** Colours by style; null when nobody asks for them. */
  readonly #fillOf: CellFills | null;
  #fills: (string | null)[] = [];
  #rowCells = 0;
  #cellCount = 0;
  #rowCount = 0;

  constructor(
    source: ByteSource,
    context: CellContext,
    limits: ReadLimits,
    fillOf: CellFills | null = null,
  ) {
    this.#fillOf = fillOf;
    this.#window = new ByteWindow(source, limits.residentBytes);
    this.#cell = new CellScanner(context);
    this.#limits = limits;
  }

  /** Calls back for each row that is not blank, until the callback returns false. */
  scan(onRow: (row: SheetRow) => boolean | void): void {
    const clock = startClock(this.#limits);
    const window = this.#window;
    let at = 0;
    let inTable = false;
    for (;;) {
      const open = nextTag(window.bytes, at, window.end);
      const after = open === -1 ? -1 : afterTag(window.bytes, open, window.end);
      const isRow = after !== -1 && inTable && hasName(window.bytes, open, 'row');
      const next = isRow ? this.#readRow(open, after) : after;
      if (next === -1) {
        const keep = open === -1 ? at : open;
        if (!window.advance(keep)) {
          if (inTable || keep < window.end) throw cutShort();
          return;
        }
        clock.check();
        at = 0;
        continue;
      }
      at = next;
      if (isRow) {
        this.#countRow();
        if (this.#rowCount % CLOCK_EVERY === 0) clock.check();
        if (this.#cells.length > 0) {
          if (onRow(this.#takeRow()) === false) return;
          clock.restart();
        }
      } else if (hasName(window.bytes, open, 'sheetData')) {
        if (window.bytes[after - 2] === SLASH) return;
        inTable = true;
      } else if (hasName(window.bytes, open, '/sheetData')) {
        return;
      }
    }
  }

  #takeRow(): SheetRow {
    const row = { number: this.#rowNumber, cells: this.#cells, hidden: this.#hidden };
    return this.#fillOf === null ? row : { ...row, fills: this.#fills };
  }

  #countRow(): void {
    this.#rowCount += 1;
    this.#cellCount += this.#rowCells;
    if (this.#rowCount > this.#limits.rows) tooLarge('rows', this.#limits.rows);
    if (this.#cellCount > this.#limits.cells) tooLarge('cells', this.#limits.cells);
  }

  /** The position after the row whose tag spans `open` to `after`; -1 when it is cut. */
  #readRow(open: number, after: number): number {
    const { bytes, end } = this.#window;
    const cell = this.#cell;
    const cells: CellValue[] = [];
    const fills: (string | null)[] = [];
    const before = this.#rowNumber;
    let cellCount = 0;
    let at = after;
    cell.column = 0;
    if (bytes[after - 2] !== SLASH) {
      for (;;) {
        const tag = nextTag(bytes, at, end);
        if (tag === -1) return -1;
        if (bytes[tag + 1] === LOWER_C && isNameEnd(bytes[tag + 2])) {
          at = cell.read(bytes, tag, end);
          if (at === -1) return -1;
          if (cell.value !== null) {
            while (cells.length < cell.column) cells.push(null);
            cells[cell.column] = cell.value;
          }
          const fill = this.#fillOf?.[cell.style] ?? null;
          if (fill !== null) {
            while (fills.length < cell.column) fills.push(null);
            fills[cell.column] = fill;
          }
          cellCount += 1;
          cell.column += 1;
          continue;
        }
        at = afterTag(bytes, tag, end);
        if (at === -1) return -1;
        if (hasName(bytes, tag, '/row')) break;
      }
    }
    this.#cells = cells;
    this.#fills = fills;
    this.#rowCells = cellCount;
    this.#readRowAttributes(bytes.toString('latin1', open, after), before);
    return at;
  }

  #readRowAttributes(tag: string, before: number): void {
    const number = /\sr\s*=\s*["']\s*(\d{1,7})/u.exec(tag)?.[1];
    this.#rowNumber = number === undefined ? before + 1 : Number(number);
    this.#hidden = tag.includes('hidden') && /\shidden\s*=\s*["'](?:1|true)/u.test(tag);
  }

  close(): void {
    this.#window.close();
  }
}

function hasName(bytes: Buffer, open: number, name: string): boolean {
  for (let index = 0; index < name.length; index += 1) {
    if (bytes[open + 1 + index] !== name.charCodeAt(index)) return false;
  }
  return isNameEnd(bytes[open + 1 + name.length]);
}

function cutShort(): WorkbookError {
  return new WorkbookError('workbook/damaged', 'A sheet is cut short');
}
