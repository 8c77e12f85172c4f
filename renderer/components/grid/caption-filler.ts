import type { GridRow } from './grid-field.ts';
import type { RowSource } from './row-source.ts';

const batch = 1000;
/** After the start, when first cards are being opened, there is better work to do. */
const firstPauseMs = 2000;
const pauseMs = 20;

/**
 * Has the captions of all lines here in the end, a few megabytes: whoever drags the scroll bar through
 * a hundred thousand of them reads names, where otherwise only blank lines would fly by.
 */
export class CaptionFiller<Row extends GridRow> {
  readonly #source: RowSource<Row>;
  readonly #onAll: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ended = false;

  constructor(source: RowSource<Row>, onAll: () => void) {
    this.#source = source;
    this.#onAll = onAll;
  }

  /** Begins, or begins again when there are other lines. */
  start(): void {
    clearTimeout(this.#timer);
    if (this.#source.hasCaptions) this.#timer = setTimeout(() => this.#step(0), firstPauseMs);
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  #step(from: number): void {
    if (this.#ended) return;
    const { start, pks } = this.#source.uncaptioned(from, batch);
    if (pks.length === 0) {
      this.#onAll();
      return;
    }
    this.#source.fetchCaptions(pks).then(
      () => {
        this.#timer = setTimeout(() => this.#step(start), pauseMs);
      },
      // Nobody waits for these; the lines on screen tell of what is wrong.
      () => undefined,
    );
  }
}
