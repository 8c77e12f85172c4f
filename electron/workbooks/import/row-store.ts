import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { DEFAULT_LIMITS, tooLarge } from '#electron/workbooks/read/read-limits.ts';
import { BlockStore } from './block-store.ts';

// The characters that ASCII has for just this; a row with one of them in its own texts is kept apart.
const betweenCells = '\u001f';
const betweenRows = '\u001e';
const rowByte = betweenRows.charCodeAt(0);
const blockCharacters = 128 * 1024;
/** Of a file of a hundred thousand rows next to nothing has to go to the disk. */
const packedInMemory = 16 * 1024 * 1024;

/** The rows of a block: where each begins, and at last where the next one would. */
type Unpacked = { readonly bytes: Buffer; readonly starts: readonly number[] };

/**
 * Keeps the texts of many rows packed, outside of the heap, and out of memory where they are many: a
 * million rows take 100 to 200 MB. Rows are meant to be asked for in their order; any other costs the
 * unpacking of a block.
 */
export class RowStore {
  readonly #blocks = new BlockStore(packedInMemory);
  /** The index of the first row of each block. */
  readonly #firsts: number[] = [];
  /** The rows that do not fill a block yet. */
  #open: string[] = [];
  #openCharacters = 0;
  #characters = 0;
  #packed = 0;
  /** Rows that were written anew, or hold what separates cells. */
  readonly #apart = new Map<number, readonly string[]>();
  #scratch: Buffer = Buffer.alloc(0);
  #unpacked: (Unpacked & { readonly block: number }) | null = null;

  get count(): number {
    return this.#packed + this.#open.length;
  }

  /** Adds a row and answers its index. Throws `workbook/too-large` when there is too much text. */
  add(cells: readonly string[]): number {
    const index = this.count;
    let text = cells.join(betweenCells);
    if (holdsSeparator(text, cells.length)) {
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

  /** Lets go of all texts. */
  close(): void {
    this.#blocks.close();
  }

  #pack(): void {
    const text = this.#open.join(betweenRows);
    // The quickest level: names and phones become a third of their size even so.
    this.#blocks.add(deflateRawSync(this.#utf8(text), { level: 1 }));
    this.#firsts.push(this.#packed);
    this.#packed += this.#open.length;
    this.#open = [];
    this.#openCharacters = 0;
  }

  /** The bytes of a text, until the next one is asked for: one buffer, or they would heap up unused. */
  #utf8(text: string): Buffer {
    const length = Buffer.byteLength(text);
    if (this.#scratch.length < length) this.#scratch = Buffer.allocUnsafe(length);
    this.#scratch.write(text, 0, 'utf8');
    return this.#scratch.subarray(0, length);
  }

  #packedRow(index: number): string | undefined {
    const block = this.#blockOf(index);
    if (block < 0) return undefined;
    if (this.#unpacked?.block !== block) {
      this.#unpacked = { block, ...unpack(this.#blocks.get(block)) };
    }
    const { bytes, starts } = this.#unpacked;
    const at = index - (this.#firsts[block] ?? 0);
    const [from, next] = [starts[at], starts[at + 1]];
    if (from === undefined || next === undefined) return undefined;
    // Decoded by itself: a piece cut out of the text of a block would keep all of it in memory.
    return bytes.toString('utf8', from, next - 1);
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

/** Whether there is more of what separates than the joining of so many cells has put there. */
function holdsSeparator(joined: string, cells: number): boolean {
  let count = 1;
  for (let at = joined.indexOf(betweenCells); at >= 0; at = joined.indexOf(betweenCells, at + 1)) {
    count += 1;
  }
  return count > Math.max(cells, 1) || joined.includes(betweenRows);
}

function unpack(packed: Buffer): Unpacked {
  const bytes = inflateRawSync(packed);
  const starts = [0];
  for (let at = bytes.indexOf(rowByte); at >= 0; at = bytes.indexOf(rowByte, at + 1)) {
    starts.push(at + 1);
  }
  starts.push(bytes.length + 1);
  return { bytes, starts };
}
