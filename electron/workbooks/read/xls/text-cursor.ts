import { storedText } from '../stored-text.ts';
import { CONTINUE, wordAt } from './biff-records.ts';

const WIDE = 0x01;
const EXTENDED = 0x04;
const RICH = 0x08;

/**
 * Reads texts out of a record that goes on in the CONTINUE records behind it. Characters that are cut
 * there begin anew with a byte that tells their width; everything else simply goes on.
 */
export class TextCursor {
  at = 0;
  /** Where the record in hand ends. */
  end = 0;
  readonly #stream: Buffer;
  #wide = false;
  #characters = 0;
  #trailing = 0;

  constructor(stream: Buffer) {
    this.#stream = stream;
  }

  /** Goes to a place in a record that ends at `end`. */
  moveTo(at: number, end: number): void {
    this.at = at;
    this.end = end;
  }

  /** True if nothing is left, in this record or behind it. */
  isAtEnd(): boolean {
    return this.at >= this.end && !this.#goOn();
  }

  /** Passes over a text of the table of strings. */
  skipRichText(): void {
    this.#readRichHead();
    while (this.#characters > 0) this.#takeCharacters();
    this.#skip(this.#trailing);
  }

  /** A text of the table of strings, whose formats and sounds are left out; null for an empty one. */
  readRichText(): string | null {
    this.#readRichHead();
    return this.#readCharacters();
  }

  /** A text as it stands in a cell: length, width, characters; null for an empty one. */
  readText(): string | null {
    this.#characters = this.#word();
    this.#wide = (this.#byte() & WIDE) !== 0;
    return this.#readCharacters();
  }

  /** A text whose length is one byte, such as the name of a sheet; null for an empty one. */
  readShortText(): string | null {
    this.#characters = this.#byte();
    this.#wide = (this.#byte() & WIDE) !== 0;
    return this.#readCharacters();
  }

  #readRichHead(): void {
    this.#characters = this.#word();
    const flags = this.#byte();
    this.#wide = (flags & WIDE) !== 0;
    const runs = (flags & RICH) === 0 ? 0 : this.#word();
    const extension = (flags & EXTENDED) === 0 ? 0 : this.#word() + this.#word() * 0x1_0000;
    this.#trailing = runs * 4 + extension;
  }

  #readCharacters(): string | null {
    let text = '';
    while (this.#characters > 0) {
      const from = this.at;
      const wide = this.#wide;
      const bytes = this.#takeCharacters();
      // A cut text is what there is of it.
      if (bytes > 0) text += this.#stream.toString(wide ? 'utf16le' : 'latin1', from, from + bytes);
    }
    return storedText(text);
  }

  /** Takes the characters of the record in hand and goes to the next if more are due; tells the bytes. */
  #takeCharacters(): number {
    const width = this.#wide ? 2 : 1;
    const count = Math.min(this.#characters, Math.floor((this.end - this.at) / width));
    this.at += count * width;
    this.#characters -= count;
    if (this.#characters > 0) {
      if (this.#goOn()) this.#wide = (this.#byte() & WIDE) !== 0;
      else this.#characters = 0;
    }
    return count * width;
  }

  #byte(): number {
    if (this.at >= this.end && !this.#goOn()) return 0;
    const byte = this.#stream[this.at] ?? 0;
    this.at += 1;
    return byte;
  }

  #word(): number {
    const low = this.#byte();
    return low | (this.#byte() << 8);
  }

  #skip(count: number): void {
    let left = count;
    while (left > this.end - this.at) {
      left -= this.end - this.at;
      if (!this.#goOn()) return;
    }
    this.at += left;
  }

  /** Goes to the next CONTINUE record that holds anything; false when there is none. */
  #goOn(): boolean {
    const stream = this.#stream;
    while (wordAt(stream, this.end) === CONTINUE) {
      const at = this.end + 4;
      const end = at + wordAt(stream, this.end + 2);
      if (end > stream.length) break;
      this.at = at;
      this.end = end;
      if (end > at) return true;
    }
    this.at = this.end;
    return false;
  }
}
