import { isNear, type Rounding } from './rounding.ts';

type Sums = ReadonlyMap<number, number | null>;

/** What has been added up to a place in the sheet. */
type Running = {
  readonly sum: ReadonlyMap<number, number>;
  /** How many cells of a column could not be read. */
  readonly unreadable: ReadonlyMap<number, number>;
};

type Total = { readonly row: number; readonly said: Sums; readonly before: Running };

/**
 * Holds the total rows of a sheet against what they sum up. A total may be of the rows since an earlier
 * one, of all rows, or of the section below it; the reading in which most of its columns add up counts.
 */
export class ColumnTotals {
  readonly #rounding: Rounding;
  readonly #sum = new Map<number, number>();
  readonly #unreadable = new Map<number, number>();
  readonly #totals: Total[] = [];

  constructor(rounding: Rounding) {
    this.#rounding = rounding;
  }

  /** Takes a row of somebody, whatever becomes of it. */
  add(sums: Sums): void {
    for (const [column, value] of sums) {
      if (value === null) this.#unreadable.set(column, (this.#unreadable.get(column) ?? 0) + 1);
      else this.#sum.set(column, (this.#sum.get(column) ?? 0) + value);
    }
  }

  /** Takes a row of totals. */
  total(row: number, said: Sums): void {
    this.#totals.push({ row, said, before: this.#now() });
  }

  /** The total rows with the columns that do not add up. */
  *wrong(): Iterable<{ readonly row: number; readonly columns: readonly number[] }> {
    const end = this.#now();
    const start: Running = { sum: new Map(), unreadable: new Map() };
    for (const [at, { row, said, before }] of this.#totals.entries()) {
      const next = this.#totals[at + 1]?.before ?? end;
      // The likeliest first: the rows since the last total, all rows above, then the rarer ones.
      const earlier = this.#totals.slice(0, at).map((total) => [total.before, before] as const);
      const ranges: readonly (readonly [Running, Running])[] = [
        ...earlier.slice(-1),
        [start, before],
        [start, end],
        [before, next],
        ...earlier.slice(0, -1),
      ];
      let fewest: readonly number[] | null = null;
      for (const [from, to] of ranges) {
        const columns = this.#differing(said, from, to);
        if (fewest === null || columns.length < fewest.length) fewest = columns;
        if (columns.length === 0) break;
      }
      if (fewest !== null && fewest.length > 0) yield { row, columns: fewest };
    }
  }

  #differing(said: Sums, from: Running, to: Running): readonly number[] {
    return [...said]
      .filter(([column, value]) => {
        if (value === null) return true;
        const between = (of: (running: Running) => ReadonlyMap<number, number>): number =>
          (of(to).get(column) ?? 0) - (of(from).get(column) ?? 0);
        const sum = between(({ unreadable }) => unreadable) > 0 ? null : between((r) => r.sum);
        return !isNear(sum, value, this.#rounding);
      })
      .map(([column]) => column);
  }

  #now(): Running {
    return { sum: new Map(this.#sum), unreadable: new Map(this.#unreadable) };
  }
}
