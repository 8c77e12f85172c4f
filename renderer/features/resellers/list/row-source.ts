import type { ResellerRow } from '#contract/reseller.ts';

/** Enough for a long way back by scrolling, and a few megabytes at most. */
const keptRows = 4000;
/** As many as come with the list itself, so that the first block is never asked for twice. */
export const blockRows = 60;

/** The version rises with each new order of lines; 0 is none yet. */
export type ShownList = { readonly version: number; readonly queryKey: string };

export type FetchRows = (pks: number[]) => Promise<readonly ResellerRow[]>;

/**
 * The lines of the list by their number: the order is held whole, the lines as they are needed.
 * A line that changed is shown as it was until its new content is there.
 */
export class RowSource {
  readonly #fetch: FetchRows;
  /** In the order of use: the first is the one to let go. */
  readonly #rows = new Map<number, ResellerRow>();
  readonly #stale = new Set<number>();
  readonly #asked = new Map<number, Promise<void>>();
  readonly #listeners = new Set<() => void>();
  #pks: Uint32Array = new Uint32Array(0);
  #shown: ShownList = { version: 0, queryKey: '' };

  constructor(fetch: FetchRows) {
    this.#fetch = fetch;
  }

  get count(): number {
    return this.#pks.length;
  }

  /** Which list is held; the same object until there is another one. */
  readonly shown = (): ShownList => this.#shown;

  /** Calls back when there is another list. */
  readonly onList = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes another order of lines, and the first lines as they came with it. */
  setList(queryKey: string, pks: Uint32Array, first: readonly ResellerRow[]): void {
    this.#pks = pks;
    for (const row of first) this.#keep(row);
    this.#shown = { version: this.#shown.version + 1, queryKey };
    for (const listener of this.#listeners) listener();
  }

  pkAt(index: number): number | null {
    return this.#pks[index] ?? null;
  }

  /** The place of a reseller in the list; -1 when the filter hides it. */
  indexOf(pk: number): number {
    return this.#pks.indexOf(pk);
  }

  /** A copy: what is sent to another process must not be taken from under the list. */
  pksBetween(top: number, bottom: number): Uint32Array<ArrayBuffer> {
    return Uint32Array.from(this.#pks.subarray(top, bottom + 1));
  }

  /** The line, when it is here. */
  rowAt(index: number): ResellerRow | undefined {
    const pk = this.#pks[index];
    return pk === undefined ? undefined : this.#rows.get(pk);
  }

  /** Marks lines as changed; they are asked for again when they are next needed. */
  expire(pks: readonly number[] | 'many'): void {
    for (const pk of pks === 'many' ? this.#rows.keys() : pks) this.#stale.add(pk);
  }

  /** Has the lines from `start` to before `end` here, as they are now. */
  async load(start: number, end: number): Promise<void> {
    const missing: number[] = [];
    const waited = new Set<Promise<void>>();
    for (const pk of this.#pks.subarray(Math.max(0, start), end)) {
      const asked = this.#asked.get(pk);
      if (asked) waited.add(asked);
      else if (!this.#rows.has(pk) || this.#stale.has(pk)) missing.push(pk);
    }
    if (missing.length > 0) waited.add(this.#ask(missing));
    await Promise.all(waited);
  }

  #ask(pks: number[]): Promise<void> {
    // Before the answer: a change that comes meanwhile must mark them again.
    for (const pk of pks) this.#stale.delete(pk);
    const answer = this.#fetch(pks)
      .then((rows) => {
        for (const row of rows) this.#keep(row);
      })
      .finally(() => {
        for (const pk of pks) this.#asked.delete(pk);
      });
    for (const pk of pks) this.#asked.set(pk, answer);
    return answer;
  }

  #keep(row: ResellerRow): void {
    this.#rows.delete(row.pk);
    this.#rows.set(row.pk, row);
    if (this.#rows.size <= keptRows) return;
    for (const pk of this.#rows.keys()) {
      if (this.#rows.size <= keptRows) break;
      this.#rows.delete(pk);
      this.#stale.delete(pk);
    }
  }
}
