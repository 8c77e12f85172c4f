import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { DEFAULT_LIMITS, tooLarge } from '#electron/workbooks/read/read-limits.ts';

// The characters that ASCII has for just this; a row with one of them in its own texts is kept apart.
const betweenCells = '\u001f';
const betweenRows = '\u001e';
// eslint-disable-next-line no-control-regex -- it finds those two, control characters or not
const separators = /[\u001e\u001f]/u;
const blockCharacters = 128 * 1024;

/**
 * Keeps the texts of many rows packed, outside of the heap: a million rows of a register take about
 * 100 MB. Rows are meant to be asked for in their order; any other costs the unpacking of a block.
 */
export class RowStore {
  readonly #blocks: Buffer[] = [];
  /** The index of the first row of each block. */
  readonly #firsts: number[] = [];
  /** The rows that do not fill a block yet. */
  #open: string[] = [];
  #openCharacters = 0;
  #characters = 0;
  #packed = 0;
  /** Rows that were written anew, or hold what separates cells. */
  readonly #apart = new Map<number, readonly string[]>();
  #unpacked: { readonly block: number; readonly rows: readonly string[] } | null = null;

  get count(): number {
    return this.#packed + this.#open.length;
  }

  /** Adds a row and answers its index. Throws `workbook/too-large` when there is too much text. */
  add(cells: readonly string[]): number {
    const index = this.count;
    let text = cells.join(betweenCells);
    if (cells.some((cell) => separators.test(cell))) {
      this.#apart.set(index, [...cells]);
      text = '';
    }
    this.#open.push(text);
    this.#openCharacters += text.length + 1;
    this.#characters += text.length;
    if (this.#characters > DEFAULT_LIMITS.inflatedBytes) {
      tooLarge('inflatedBytes', DEFAULT_LIMITS.inflatedBytes);
    }
    if (this.#openCharacters >= blockCharacters) this.#pack();
    return index;
  }

  /** Puts other texts in the place of a row. */
  set(index: number, cells: readonly string[]): void {
    this.#apart.set(index, [...cells]);
  }

  /** The texts of a row. */
  get(index: number): string[] {
    const apart = this.#apart.get(index);
    if (apart !== undefined) return [...apart];
    const text = index >= this.#packed ? this.#open[index - this.#packed] : this.#packedRow(index);
    if (text === undefined) throw new RangeError('no such row');
    return text.split(betweenCells);
  }

  #pack(): void {
    const text = this.#open.join(betweenRows);
    // The quickest level: names and phones become a third of their size even so.
    this.#blocks.push(deflateRawSync(Buffer.from(text, 'utf8'), { level: 1 }));
    this.#firsts.push(this.#packed);
    this.#packed += this.#open.length;
    this.#open = [];
    this.#openCharacters = 0;
  }

  #packedRow(index: number): string | undefined {
    const block = this.#blockOf(index);
    const bytes = this.#blocks[block];
    if (bytes === undefined) return undefined;
    if (this.#unpacked?.block !== block) {
      const rows = inflateRawSync(bytes).toString('utf8').split(betweenRows);
      this.#unpacked = { block, rows };
    }
    return this.#unpacked.rows[index - (this.#firsts[block] ?? 0)];
  }

  /** The last block that begins at or before a row; -1 for no row. */
  #blockOf(index: number): number {
    let low = 0;
    let high = this.#firsts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#firsts[middle] ?? 0) <= index) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
