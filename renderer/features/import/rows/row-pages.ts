import type { PreviewRow } from '#contract/import.ts';

export const pageSize = 200;
/** More than fits on any screen, few enough that a hundred thousand rows never pile up. */
const keptPages = 30;

type Page = { readonly rows: readonly PreviewRow[]; readonly judged: number };
type Answer = { readonly rows: readonly PreviewRow[]; readonly total: number };

/**
 * The rows of one list by pages, read when they come into view. After a judgement the old rows stay
 * on screen until the new ones are there: nothing flickers.
 */
export class RowPages {
  readonly #load: (from: number, count: number) => Promise<Answer>;
  readonly #onChange: () => void;
  readonly #pages = new Map<number, Page>();
  readonly #loading = new Map<number, number>();
  #judged = 0;
  #wanted: readonly [number, number] = [0, 0];

  constructor(load: (from: number, count: number) => Promise<Answer>, onChange: () => void) {
    this.#load = load;
    this.#onChange = onChange;
  }

  /** The row at a place in the list; undefined until it is read. */
  row(index: number): PreviewRow | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.rows[index % pageSize];
  }

  /** Reads the pages of these places (the last one excluded) unless they are there. */
  want(from: number, to: number): void {
    this.#wanted = [Math.floor(from / pageSize), Math.floor(Math.max(from, to - 1) / pageSize)];
    if (to <= from) return;
    const [first, last] = this.#wanted;
    for (let page = first; page <= last; page += 1) this.#want(page);
  }

  /** The rows were judged again: what is in view is read once more. */
  renew(): void {
    this.#judged += 1;
    const [first, last] = this.#wanted;
    for (let page = first; page <= last; page += 1) this.#want(page);
  }

  #want(page: number): void {
    const judged = this.#judged;
    if (this.#pages.get(page)?.judged === judged || this.#loading.get(page) === judged) return;
    this.#loading.set(page, judged);
    this.#load(page * pageSize, pageSize)
      .then(({ rows }) => {
        if (judged === this.#judged) {
          this.#pages.set(page, { rows, judged });
          this.#forgetFar();
          this.#onChange();
        }
      })
      .finally(() => {
        if (this.#loading.get(page) === judged) this.#loading.delete(page);
      })
      // A refusal leaves the rows unread; the next scroll asks again, and the step shows why.
      .catch(() => undefined);
  }

  #forgetFar(): void {
    if (this.#pages.size <= keptPages) return;
    const [first] = this.#wanted;
    const far = [...this.#pages.keys()].sort((a, b) => Math.abs(b - first) - Math.abs(a - first));
    for (const page of far.slice(0, this.#pages.size - keptPages)) this.#pages.delete(page);
  }
}
