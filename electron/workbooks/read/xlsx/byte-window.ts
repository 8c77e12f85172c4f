import { tooLarge } from '../read-limits.ts';
import type { ByteSource } from '../zip/inflate-source.ts';

const FIRST_SIZE = 256 * 1024;

/** A moving view of a byte source: what is done with is dropped, what is incomplete is kept. */
export class ByteWindow {
  bytes: Buffer = Buffer.allocUnsafe(FIRST_SIZE);
  end = 0;
  readonly #source: ByteSource;
  readonly #maxBytes: number;

  constructor(source: ByteSource, maxBytes: number) {
    this.#source = source;
    this.#maxBytes = maxBytes;
  }

  /**
   * Moves the bytes from `keep` on to the front and reads more behind them; false at the end of
   * the source. Throws `workbook/too-large` when one piece outgrows the window's limit.
   */
  advance(keep: number): boolean {
    if (keep === 0 && this.end === this.bytes.length) {
      if (this.bytes.length >= this.#maxBytes) tooLarge('residentBytes', this.#maxBytes);
      const larger = Buffer.allocUnsafe(this.bytes.length * 2);
      this.bytes.copy(larger, 0, 0, this.end);
      this.bytes = larger;
    } else {
      this.bytes.copyWithin(0, keep, this.end);
      this.end -= keep;
    }
    const got = this.#source.readInto(this.bytes, this.end);
    this.end += got;
    return got > 0;
  }

  close(): void {
    this.#source.close();
  }
}
