const CHUNK_BITS = 16;
const CHUNK = 1 << CHUNK_BITS;

/** Offsets below 4 GB, four bytes each; growing copies nothing. */
export class OffsetList {
  length = 0;
  readonly #chunks: Uint32Array[] = [];

  push(offset: number): void {
    const place = this.length & (CHUNK - 1);
    if (place === 0) this.#chunks.push(new Uint32Array(CHUNK));
    const chunk = this.#chunks[this.length >>> CHUNK_BITS];
    if (chunk !== undefined) chunk[place] = offset;
    this.length += 1;
  }

  /** The offset of an index; 0 beyond the last one. */
  get(index: number): number {
    return this.#chunks[index >>> CHUNK_BITS]?.[index & (CHUNK - 1)] ?? 0;
  }
}
