import { OffsetList } from '../offset-list.ts';
import { StringSlots } from '../string-slots.ts';
import { WorkbookError } from '../workbook-error.ts';
import { TextCursor } from './text-cursor.ts';

const HEAD_BYTES = 8;

/** The strings that the cells of an .xls share, kept as bytes and decoded when a cell asks. */
export class StringTable {
  /** Where each string begins, and where each record of the table ends. */
  readonly #starts = new OffsetList();
  readonly #ends = new OffsetList();
  readonly #cursor: TextCursor;
  readonly #slots = new StringSlots((index) => this.#decode(index));

  /** Indexes the table that begins in the record of `length` bytes at `at`. */
  constructor(stream: Buffer, at: number, length: number) {
    const cursor = new TextCursor(stream);
    this.#cursor = cursor;
    cursor.moveTo(at + HEAD_BYTES, at + length);
    // The stated number of strings is not believed: some programs write a wrong one.
    while (length >= HEAD_BYTES && !cursor.isAtEnd()) {
      this.#noteEnd(cursor.end);
      this.#starts.push(cursor.at);
      cursor.skipRichText();
    }
  }

  /** The string of an index; null for an empty one. Throws `workbook/damaged` when there is none. */
  get(index: number): string | null {
    if (index < this.#starts.length) return this.#slots.get(index);
    throw new WorkbookError('workbook/damaged', 'A cell names a string that is not there');
  }

  #noteEnd(end: number): void {
    const { length } = this.#ends;
    if (length === 0 || this.#ends.get(length - 1) !== end) this.#ends.push(end);
  }

  #decode(index: number): string | null {
    const start = this.#starts.get(index);
    this.#cursor.moveTo(start, this.#endOf(start));
    return this.#cursor.readRichText();
  }

  /** The end of the record that a string begins in. */
  #endOf(start: number): number {
    let low = 0;
    let high = this.#ends.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#ends.get(middle) > start) high = middle;
      else low = middle + 1;
    }
    return this.#ends.get(low);
  }
}
