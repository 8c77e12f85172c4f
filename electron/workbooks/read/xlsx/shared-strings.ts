import { StringItemReader, isNameEnd } from './string-item.ts';
import { afterTag, nextTag } from './text-bytes.ts';

const CACHE_SLOTS = 65_536;

/**
 * The table of shared strings, kept as bytes: a string is decoded when a cell asks for it. Most are
 * asked for once, so only as many are kept decoded as have a slot.
 */
export class SharedStrings {
  readonly #bytes: Buffer;
  readonly #offsets: Uint32Array;
  readonly #slotOwner = new Int32Array(CACHE_SLOTS).fill(-1);
  readonly #slots: string[] = [];
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
    if (!(index >= 0 && index < this.#offsets.length)) return null;
    const slot = index % CACHE_SLOTS;
    if (this.#slotOwner[slot] === index) return this.#slots[slot] ?? null;
    const offset = this.#offsets[index] ?? 0;
    // Offset 0 stands for an empty item: no item can begin at the first byte.
    const text = offset === 0 ? '' : this.#reader.read(this.#bytes, offset, this.#bytes.length);
    this.#slots[slot] = text ?? '';
    this.#slotOwner[slot] = index;
    return text;
  }
}

/** Where the content of each `si` begins. */
function indexItems(bytes: Buffer): Uint32Array {
  let offsets = new Uint32Array(1024);
  let count = 0;
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
    if (count === offsets.length) {
      const larger = new Uint32Array(count * 2);
      larger.set(offsets);
      offsets = larger;
    }
    offsets[count] = bytes[after - 2] === 0x2f ? 0 : after;
    count += 1;
    at = after;
  }
  return offsets.slice(0, count);
}
