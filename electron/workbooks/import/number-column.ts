const first = 1024;

/** Whole numbers below 2³², one a row, outside of the heap; 0 where none was put. */
export class NumberColumn {
  #numbers = new Uint32Array(first);

  at(row: number): number {
    return this.#numbers[row] ?? 0;
  }

  put(row: number, number: number): void {
    if (row >= this.#numbers.length) {
      const more = new Uint32Array(Math.max(this.#numbers.length * 2, row + 1));
      more.set(this.#numbers);
      this.#numbers = more;
    }
    this.#numbers[row] = number;
  }

  clear(): void {
    this.#numbers = new Uint32Array(first);
  }
}
