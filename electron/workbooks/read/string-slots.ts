const SLOTS = 65_536;

/** Keeps as many strings of a table decoded as have a slot: most are asked for once. */
export class StringSlots<Text extends string | null> {
  readonly #owner = new Int32Array(SLOTS).fill(-1);
  readonly #texts: Text[] = [];
  readonly #decode: (index: number) => Text;

  constructor(decode: (index: number) => Text) {
    this.#decode = decode;
  }

  /** The string of an index, decoded if it is not kept. */
  get(index: number): Text {
    const slot = index % SLOTS;
    const kept = this.#texts[slot];
    if (this.#owner[slot] === index && kept !== undefined) return kept;
    const text = this.#decode(index);
    this.#texts[slot] = text;
    this.#owner[slot] = index;
    return text;
  }
}
