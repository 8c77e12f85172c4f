import type { GridRow } from './grid-field.ts';

/** Enough for a long way back by scrolling, and a few megabytes at most. */
const keptRows = 4000;

/** The version rises with each new order of lines; 0 is none yet. */
export type ShownList = { readonly version: number; readonly queryKey: string };

export type FetchRows<Row> = (pks: number[]) => Promise<readonly Row[]>;

/**
 * The lines of the list by their number: the order is held whole, the lines as they are needed.
 * A line that changed is shown as it was until its new content is there.
 */
export class RowSource<Row extends GridRow> {
  readonly #fetch: FetchRows<Row>;
  readonly #caption: ((row: Row) => string) | null;
  /** In the order of use: the first is the one to let go. */
  readonly #rows = new Map<number, Row>();
  readonly #stale = new Set<number>();
  /** Deleted since the list was made: asking again would never end. */
  readonly #gone = new Set<number>();
  readonly #asked = new Map<number, Promise<void>>();
  /** By row number; what was let go of a line keeps its caption. */
  readonly #captions: (string | undefined)[] = [];
  readonly #listeners = new Set<() => void>();
  #pks: Uint32Array = new Uint32Array(0);
  #shown: ShownList = { version: 0, queryKey: '' };
  #place: { readonly queryKey: string; readonly pk: number } | null = null;

  /** With `caption` the words of the fixed column are kept for all lines, see `CaptionFiller`. */
  constructor(fetch: FetchRows<Row>, caption: ((row: Row) => string) | null = null) {
    this.#fetch = fetch;
    this.#caption = caption;
  }

  get hasCaptions(): boolean {
    return this.#caption !== null;
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
  setList(queryKey: string, pks: Uint32Array, first: readonly Row[]): void {
    this.#pks = pks;
    this.#gone.clear();
    for (const row of first) this.#keep(row);
    this.#shown = { version: this.#shown.version + 1, queryKey };
    for (const listener of this.#listeners) listener();
  }

  /** Keeps on which line one was while the list is off screen; null for none. */
  leave(pk: number | null): void {
    this.#place = pk === null ? null : { queryKey: this.#shown.queryKey, pk };
  }

  /** The line that one was on when the same list left the screen; the top one otherwise. */
  get place(): number {
    const { queryKey } = this.#shown;
    return this.#place?.queryKey === queryKey ? Math.max(0, this.indexOf(this.#place.pk)) : 0;
  }

  pkAt(index: number): number | null {
    return this.#pks[index] ?? null;
  }

  /** The place of a line in the list; -1 when the filter hides it. */
  indexOf(pk: number): number {
    return this.#pks.indexOf(pk);
  }

  /** A copy: what is sent to another process must not be taken from under the list. */
  pksBetween(top: number, bottom: number): Uint32Array<ArrayBuffer> {
    return Uint32Array.from(this.#pks.subarray(top, bottom + 1));
  }

  /** The line, when it is here. */
  rowAt(index: number): Row | undefined {
    const pk = this.#pks[index];
    return pk === undefined ? undefined : this.#rows.get(pk);
  }

  /** Whether all lines from `start` to before `end` are here as they are now. */
  has(start: number, end: number): boolean {
    return this.#pks
      .subarray(Math.max(0, start), Math.max(0, end))
      .every((pk) => (this.#rows.has(pk) && !this.#stale.has(pk)) || this.#gone.has(pk));
  }

  /** The caption of a line: of the line itself, or as it was when it was last read. */
  captionAt(index: number): string | undefined {
    const pk = this.#pks[index];
    return pk === undefined ? undefined : this.#captions[pk];
  }

  /** Some of the lines from `from` on whose captions were never read, and where they begin. */
  uncaptioned(from: number, most: number): { readonly start: number; readonly pks: number[] } {
    const pks: number[] = [];
    let start = this.#pks.length;
    for (let at = from; at < this.#pks.length && pks.length < most; at += 1) {
      const pk = this.#pks[at] ?? 0;
      if (this.#captions[pk] !== undefined) continue;
      if (pks.length === 0) start = at;
      pks.push(pk);
    }
    return { start, pks };
  }

  /** Reads the captions of lines without keeping the lines. */
  async fetchCaptions(pks: number[]): Promise<void> {
    // A line deleted meanwhile has none, and must not be asked for again and again.
    for (const pk of pks) this.#captions[pk] ??= '';
    for (const row of await this.#fetch(pks)) this.#captions[row.pk] = this.#caption?.(row) ?? '';
  }

  /** Marks lines as changed; they are asked for again when they are next needed. */
  expire(pks: readonly number[] | 'many'): void {
    for (const pk of pks === 'many' ? this.#rows.keys() : pks) this.#stale.add(pk);
    this.#gone.clear();
  }

  /** Has the lines from `start` to before `end` here, as they are now. */
  async load(start: number, end: number): Promise<void> {
    const missing: number[] = [];
    const waited = new Set<Promise<void>>();
    for (const pk of this.#pks.subarray(Math.max(0, start), Math.max(0, end))) {
      const asked = this.#asked.get(pk);
      if (asked) waited.add(asked);
      else if (this.#gone.has(pk)) continue;
      else if (!this.#rows.has(pk) || this.#stale.has(pk)) missing.push(pk);
    }
    if (missing.length > 0) waited.add(this.#ask(missing));
    await Promise.all(waited);
  }

  #ask(pks: number[]): Promise<void> {
    // Before the answer: a change that comes meanwhile must mark them again.
    for (const pk of pks) this.#stale.delete(pk);
    const before = pks.filter((pk) => this.#rows.has(pk));
    const answer = this.#fetch(pks)
      .then(
        (rows) => {
          for (const pk of pks) this.#gone.add(pk);
          for (const row of rows) this.#keep(row);
        },
        (error: unknown) => {
          // What is here is still what it was before the change.
          for (const pk of before) if (this.#rows.has(pk)) this.#stale.add(pk);
          throw error;
        },
      )
      .finally(() => {
        for (const pk of pks) this.#asked.delete(pk);
      });
    for (const pk of pks) this.#asked.set(pk, answer);
    return answer;
  }

  #keep(row: Row): void {
    this.#gone.delete(row.pk);
    this.#rows.delete(row.pk);
    this.#rows.set(row.pk, row);
    if (this.#caption) this.#captions[row.pk] = this.#caption(row);
    if (this.#rows.size <= keptRows) return;
    for (const pk of this.#rows.keys()) {
      if (this.#rows.size <= keptRows) break;
      this.#rows.delete(pk);
      this.#stale.delete(pk);
    }
  }
}
