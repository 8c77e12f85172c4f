import { toDateCell } from '../date-cell.ts';
import { isoToDateCell } from '../iso-date.ts';
import { WorkbookError } from '../workbook-error.ts';
import { parseNumber } from './number-bytes.ts';
import { StringItemReader, isNameEnd, textBetween } from './string-item.ts';
import { afterTag, nextTag } from './text-bytes.ts';
import type { CellValue } from '../cell.ts';
import type { DateFormat } from '../number-format.ts';
import type { SharedStrings } from './shared-strings.ts';

const GT = 0x3e;
const LT = 0x3c;
const SLASH = 0x2f;
const SPACE = 0x20;
const EQUALS = 0x3d;
const LOWER_C = 0x63;
const LOWER_R = 0x72;
const LOWER_S = 0x73;
const LOWER_T = 0x74;
const LOWER_V = 0x76;
const MAX_COLUMNS = 16_384;

/** The first letter of a cell's type, which tells the types apart; `x` for `str`. */
const TYPE_NUMBER = 0x6e;
const TYPE_BOOLEAN = 0x62;
const TYPE_DATE = 0x64;
const TYPE_ERROR = 0x65;
const TYPE_SHARED = LOWER_S;
const TYPE_TEXT = 0x78;

export type CellContext = {
  readonly strings: SharedStrings;
  readonly dateStyles: readonly (DateFormat | null)[];
  readonly date1904: boolean;
};

/** Reads `<c>` elements out of UTF-8 bytes. */
export class CellScanner {
  /** Column of the next cell that does not state its own. */
  column = 0;
  value: CellValue = null;
  readonly #context: CellContext;
  readonly #items = new StringItemReader();
  #type = TYPE_NUMBER;
  #style = 0;

  /** The style of the cell that was read last. */
  get style(): number {
    return this.#style;
  }

  constructor(context: CellContext) {
    this.#context = context;
  }

  /**
   * Reads the cell whose `<` is at `open` into `column` and `value`. The position after it, or -1
   * when the bytes end before the cell does.
   */
  read(bytes: Buffer, open: number, end: number): number {
    this.#type = TYPE_NUMBER;
    this.#style = 0;
    this.value = null;
    const content = this.#readAttributes(bytes, open + 2, end);
    if (content !== -1 && this.column >= MAX_COLUMNS) {
      throw new WorkbookError('workbook/damaged', 'A cell lies beyond the last column');
    }
    if (content === -1 || bytes[content - 2] === SLASH) return content;
    return this.#readContent(bytes, content, end);
  }

  #readAttributes(bytes: Buffer, from: number, end: number): number {
    let at = from;
    while (at < end) {
      const byte = bytes[at] ?? 0;
      if (byte === GT) return at + 1;
      if (byte <= SPACE || byte === SLASH) {
        at += 1;
        continue;
      }
      const name = at;
      while (at < end && bytes[at] !== EQUALS && bytes[at] !== GT) at += 1;
      if (bytes[at] === GT) continue;
      let nameEnd = at;
      while (nameEnd > name && (bytes[nameEnd - 1] ?? 0) <= SPACE) nameEnd -= 1;
      at += 1;
      while (at < end && (bytes[at] ?? 0) <= SPACE) at += 1;
      const quote = bytes[at];
      const start = at + 1;
      at = start;
      while (at < end && bytes[at] !== quote) at += 1;
      if (at >= end) return -1;
      if (nameEnd - name === 1) this.#takeAttribute(bytes, bytes[name] ?? 0, start, at);
      at += 1;
    }
    return -1;
  }

  #takeAttribute(bytes: Buffer, name: number, start: number, end: number): void {
    if (name === LOWER_R) {
      let column = 0;
      for (let at = start; at < end; at += 1) {
        const letter = (bytes[at] ?? 0) & 0xdf;
        if (letter < 0x41 || letter > 0x5a) break;
        column = column * 26 + letter - 0x40;
      }
      if (column > 0) this.column = column - 1;
    } else if (name === LOWER_S) {
      let style = 0;
      for (let at = start; at < end; at += 1) style = style * 10 + (bytes[at] ?? 0) - 0x30;
      this.#style = style;
    } else if (name === LOWER_T && end > start) {
      const isStr = end - start === 3 && bytes[start] === LOWER_S;
      this.#type = isStr ? TYPE_TEXT : (bytes[start] ?? TYPE_NUMBER);
    }
  }

  #readContent(bytes: Buffer, from: number, end: number): number {
    let at = from;
    for (;;) {
      const open = bytes[at] === LT && bytes[at + 1] !== 0x21 ? at : nextTag(bytes, at, end);
      if (open === -1) return -1;
      const after = afterTag(bytes, open, end);
      if (after === -1) return -1;
      const letter = bytes[open + 1];
      if (letter === SLASH) {
        if (bytes[open + 2] === LOWER_C && isNameEnd(bytes[open + 3])) return after;
        at = after;
      } else if (bytes[after - 2] === SLASH) {
        at = after;
      } else if (letter === LOWER_V && isNameEnd(bytes[open + 2])) {
        at = nextTag(bytes, after, end);
        if (at === -1) return -1;
        this.value = this.#convert(bytes, after, at);
      } else if (letter === 0x69 && bytes[open + 2] === LOWER_S && isNameEnd(bytes[open + 3])) {
        const text = this.#items.read(bytes, after, end);
        if (text === null) return -1;
        if (text !== '') this.value = text;
        at = this.#items.end;
      } else {
        at = after;
      }
    }
  }

  #convert(bytes: Buffer, start: number, end: number): CellValue {
    if (start === end) return null;
    switch (this.#type) {
      case TYPE_NUMBER:
        return this.#toNumber(bytes, start, end);
      case TYPE_SHARED: {
        const text = this.#context.strings.get(parseNumber(bytes, start, end));
        return text === '' ? null : text;
      }
      case TYPE_BOOLEAN:
        return /^\s*(?:1|true)\s*$/iu.test(textBetween(bytes, start, end));
      case TYPE_ERROR:
        return { kind: 'error', code: textBetween(bytes, start, end) };
      case TYPE_DATE: {
        const text = textBetween(bytes, start, end);
        return isoToDateCell(text) ?? text;
      }
      default: {
        const text = textBetween(bytes, start, end);
        return text === '' ? null : text;
      }
    }
  }

  #toNumber(bytes: Buffer, start: number, end: number): CellValue {
    const value = parseNumber(bytes, start, end);
    if (Number.isNaN(value)) {
      const text = textBetween(bytes, start, end).trim();
      const again = Number(text);
      // Infinity and the like are shown as they are written.
      return text === '' ? null : Number.isFinite(again) ? again : text;
    }
    const format = this.#context.dateStyles[this.#style] ?? null;
    return format === null ? value : toDateCell(value, format, this.#context.date1904);
  }
}
