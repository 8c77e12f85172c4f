/*
 * RFC 9562, version 7: 48 bits of milliseconds, 12 bits of counter, then random bits. Ids of one source
 * sort in the order of their making, also when the clock goes back.
 */

const BYTES_AN_ID = 10;
const POOL_BYTES = 800 * BYTES_AN_ID;
const MAX_COUNTER = 0xfff;

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A source of ids with an order of its own; each call gives the next id, made at `now` (milliseconds UTC). */
export function createUuidSource(): (now?: number) => string {
  // Random bytes are fetched in bulk: one call for each id would be most of its cost.
  const pool = new Uint8Array(POOL_BYTES);
  let offset = POOL_BYTES;
  let lastTime = -1;
  let counter = 0;
  // The text of the time changes once a millisecond, so it is kept between ids.
  let prefix = '';

  function stamp(time: number): void {
    lastTime = time;
    const digits = time.toString(16).padStart(12, '0');
    prefix = `${digits.slice(0, 8)}-${digits.slice(8)}-7`;
  }

  return function next(now: number = Date.now()): string {
    if (offset === POOL_BYTES) {
      globalThis.crypto.getRandomValues(pool);
      offset = 0;
    }
    const at = offset;
    offset += BYTES_AN_ID;
    const byte = (index: number) => pool[at + index] ?? 0;
    const text = (index: number) => hex[byte(index)] ?? '';
    const time = Math.floor(now);
    if (time > lastTime) {
      stamp(time);
      // A start in the lower half leaves room for 2,048 ids and keeps two devices apart.
      counter = (byte(8) << 3) | (byte(9) & 0x07);
    } else {
      counter += 1;
      // A full millisecond borrows the next one: order matters more than a millisecond.
      if (counter > MAX_COUNTER) {
        stamp(lastTime + 1);
        counter = 0;
      }
    }
    const count = (hex[counter >> 4] ?? '') + (counter & 15).toString(16);
    const variant = hex[(byte(0) & 0x3f) | 0x80] ?? '';
    return (
      `${prefix}${count}-${variant}${text(1)}-` +
      `${text(2)}${text(3)}${text(4)}${text(5)}${text(6)}${text(7)}`
    );
  };
}

/** A new id; of two made by one process the later sorts behind the earlier. */
export const uuidV7 = createUuidSource();

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Tells whether a text is an id as `uuidV7` makes them. */
export function isUuidV7(text: string): boolean {
  return shape.test(text);
}

/** The instant at which an id was made, in milliseconds. */
export function uuidTime(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
