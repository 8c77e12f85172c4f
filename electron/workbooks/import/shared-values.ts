import { NumberColumn } from './number-column.ts';

/** Values of rows of which most are like those of the row before: each is kept once for as long as it holds. */
export class SharedValues<T> {
  readonly #values: T[] = [];
  /** Index of a value of each row, plus one. */
  readonly #of = new NumberColumn();

  /** Puts the value of a row; `isIt` tells whether another one is the same. */
  put(row: number, value: T, isIt: (one: T) => boolean): void {
    const last = this.#values.at(-1);
    if (last === undefined || !isIt(last)) this.#values.push(value);
    this.#of.put(row, this.#values.length);
  }

  /** Throws RangeError for a row that has none. */
  at(row: number): T {
    const value = this.#values[this.#of.at(row) - 1];
    if (value === undefined) throw new RangeError('no such row');
    return value;
  }
}
