const separator = '\u001f';
const blockSize = 4 * 1024 * 1024;

/**
 * Keeps the texts of many rows outside of the heap: 100,000 rows of a register take about 40 MB.
 */
export class RowStore {
  #blocks: Buffer[] = [];
  #used = blockSize;
  #starts: number[] = [];
  #lengths: number[] = [];

  get count(): number {
    return this.#starts.length;
  }

  /** Adds a row and answers its index. */
  add(cells: readonly string[]): number {
    this.#starts.push(0);
    this.#lengths.push(0);
    const index = this.#starts.length - 1;
    this.set(index, cells);
    return index;
  }

  /** Puts other texts in the place of a row. */
  set(index: number, cells: readonly string[]): void {
    const text = cells.join(separator);
    // Three bytes a character at most, and always room for one of them.
    const most = text.length * 3 + 1;
    let block = this.#blocks.at(-1);
    if (block === undefined || this.#used + most > block.length) {
      block = Buffer.allocUnsafe(Math.max(blockSize, most));
      this.#blocks.push(block);
      this.#used = 0;
    }
    const length = block.write(text, this.#used, 'utf8');
    this.#starts[index] = (this.#blocks.length - 1) * 2 ** 32 + this.#used;
    this.#lengths[index] = length;
    this.#used += length;
  }

  /** The texts of a row. */
  get(index: number): string[] {
    const start = this.#starts[index];
    const length = this.#lengths[index];
    if (start === undefined || length === undefined) throw new RangeError('no such row');
    const block = this.#blocks[Math.floor(start / 2 ** 32)];
    const from = start % 2 ** 32;
    return (block?.toString('utf8', from, from + length) ?? '').split(separator);
  }
}
