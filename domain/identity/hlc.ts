/**
 * A stamp of a hybrid logical clock: 48 bits of milliseconds, a counter of 16 bits, the device. Only a
 * tie-break between two edits of one field; see the protocol note of the sync.
 */
export interface HlcStamp {
  readonly ms: number;
  readonly counter: number;
  readonly device: string;
}

/** How far ahead of the reader's own clock a stamp may stay, in milliseconds. */
export const maximumAheadMs = 60_000;

const maximumMs = 0xffffffffffff;
const maximumCounter = 0xffff;
const encoded = /^([0-9a-f]{12})-([0-9a-f]{4})-(.+)$/s;

/** Stamps as text of fixed width before the device, so that texts sort as the stamps do. */
export function encodeHlc(stamp: HlcStamp): string {
  const ms = stamp.ms.toString(16).padStart(12, '0');
  return `${ms}-${stamp.counter.toString(16).padStart(4, '0')}-${stamp.device}`;
}

/** The stamp of a text made by `encodeHlc`, or null for anything else. */
export function decodeHlc(text: string): HlcStamp | null {
  const match = encoded.exec(text);
  if (!match?.[1] || !match[2] || !match[3]) return null;
  return {
    ms: Number.parseInt(match[1], 16),
    counter: Number.parseInt(match[2], 16),
    device: match[3],
  };
}

/** Negative if `left` is earlier; the device, by code units, decides between equal times. */
export function compareHlc(left: HlcStamp, right: HlcStamp): number {
  if (left.ms !== right.ms) return left.ms - right.ms;
  if (left.counter !== right.counter) return left.counter - right.counter;
  if (left.device === right.device) return 0;
  return left.device < right.device ? -1 : 1;
}

/** A stamp more than 60 s ahead of `now` brought back to now + 60 s; any other unchanged. */
export function clampHlc(stamp: HlcStamp, now: number): HlcStamp {
  const limit = wholeMs(now + maximumAheadMs);
  return stamp.ms > limit ? { ...stamp, ms: limit } : stamp;
}

function wholeMs(now: number): number {
  return Math.min(Math.max(Math.floor(now), 0), maximumMs);
}

/** The clock of one device: each stamp sorts after all that it gave or received before. */
export class HybridClock {
  readonly #device: string;
  #ms = 0;
  #counter = 0;

  /** `last` is the text of the last stamp given, or an empty text on a new device. */
  constructor(device: string, last: string) {
    this.#device = device;
    const stamp = decodeHlc(last);
    if (stamp) {
      this.#ms = stamp.ms;
      this.#counter = stamp.counter;
    }
  }

  /** The last stamp given or received, as text; empty when there was none. */
  get last(): string {
    return this.#ms === 0 ? '' : this.#encode();
  }

  /** The next stamp for an edit made at `now`, milliseconds UTC by the device's own clock. */
  tick(now: number): string {
    const ms = wholeMs(now);
    if (ms > this.#ms) {
      this.#ms = ms;
      this.#counter = 0;
    } else {
      this.#increment();
    }
    return this.#encode();
  }

  /** Takes notice of a stamp from elsewhere, so that the next one here sorts after it, unless it lies in the future. */
  receive(text: string, now: number): void {
    const decoded = decodeHlc(text);
    if (!decoded) return;
    // Without the clamp one wrong clock would push every other device's clock ahead with it.
    const stamp = clampHlc(decoded, now);
    const ms = Math.max(wholeMs(now), this.#ms, stamp.ms);
    const ownCounter = ms === this.#ms ? this.#counter : -1;
    const seenCounter = ms === stamp.ms ? stamp.counter : -1;
    this.#ms = ms;
    this.#counter = Math.max(ownCounter, seenCounter);
    this.#increment();
  }

  #increment(): void {
    if (this.#counter >= maximumCounter) {
      this.#ms = Math.min(this.#ms + 1, maximumMs);
      this.#counter = 0;
    } else {
      this.#counter += 1;
    }
  }

  #encode(): string {
    return encodeHlc({ ms: this.#ms, counter: this.#counter, device: this.#device });
  }
}
