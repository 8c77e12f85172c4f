/** A process of a test dies here; what was not committed is gone. */
export class Died extends Error {}

/** Counts what a process writes and ends it before the write that was chosen: from then on nothing is written. */
export class Fuse {
  #left = Infinity;
  #isBlown = false;

  /** Dies before the write behind so many others. */
  arm(writes: number): void {
    this.#left = writes;
    this.#isBlown = false;
  }

  /** What runs now has begun anew, and lives. */
  disarm(): void {
    this.arm(Infinity);
  }

  /** Whether it came to the write that was chosen. */
  get isBlown(): boolean {
    return this.#isBlown;
  }

  /** Called before each write. Throws `Died`. */
  write(): void {
    if (this.#left > 0) this.#left -= 1;
    else this.#isBlown = true;
    if (this.#isBlown) throw new Died('it dies here');
  }
}
