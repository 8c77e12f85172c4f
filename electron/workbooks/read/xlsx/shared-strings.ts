import { OffsetList } from '../offset-list.ts';
import { StringSlots } from '../string-slots.ts';
import { StringItemReader, isNameEnd } from './string-item.ts';
import { afterTag, nextTag } from './text-bytes.ts';

/** The table of shared strings, kept as bytes: a string is decoded when a cell asks for it. */
export class SharedStrings {
  readonly #bytes: Buffer;
  readonly #offsets: OffsetList;
  readonly #slots = new StringSlots((index) => this.#decode(index));
  readonly #reader = new StringItemReader();

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#offsets = indexItems(bytes);
  }

  get count(): number {
    return this.#offsets.length;
  }

  /** The string of an index; null when the table has no such string. */
  get(index: number): string | null {
    return index >= 0 && index < this.#offsets.length ? this.#slots.get(index) : null;
  }

  #decode(index: number): string {
    const offset = this.#offsets.get(index);
    // Offset 0 stands for an empty item: no item can begin at the first byte.
    return offset === 0 ? '' : (this.#reader.read(this.#bytes, offset, this.#bytes.length) ?? '');
  }
}

/** Where the content of each `si` begins. */
function indexItems(bytes: Buffer): OffsetList {
  const offsets = new OffsetList();
  let at = 0;
  for (;;) {
    const open = nextTag(bytes, at, bytes.length);
    if (open === -1) break;
    if (bytes[open + 1] !== 0x73 || bytes[open + 2] !== 0x69 || !isNameEnd(bytes[open + 3])) {
      at = open + 1;
      continue;
    }
    const after = afterTag(bytes, open, bytes.length);
    if (after === -1) break;
    offsets.push(bytes[after - 2] === 0x2f ? 0 : after);
    at = after;
  }
  return offsets;
}
