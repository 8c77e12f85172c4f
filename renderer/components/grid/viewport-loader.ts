import type { GridRow } from './grid-field.ts';
import type { RowSource } from './row-source.ts';

type Span = readonly [start: number, end: number];
type Source = Pick<RowSource<GridRow>, 'has' | 'load'>;

/**
 * Has the lines on screen here first, then a screen ahead on both sides. One question at a time: who
 * drags the scroll bar through the list gets the lines where it is now, not all those passed by.
 */
export class ViewportLoader {
  readonly #source: Source;
  readonly #visible: () => Span;
  readonly #onRows: () => void;
  readonly #onError: (error: unknown) => void;
  #asking = false;
  #ended = false;

  constructor(parts: {
    readonly source: Source;
    /** The lines on screen, the last one exclusive. */
    readonly visible: () => Span;
    readonly onRows: () => void;
    readonly onError: (error: unknown) => void;
  }) {
    this.#source = parts.source;
    this.#visible = parts.visible;
    this.#onRows = parts.onRows;
    this.#onError = parts.onError;
  }

  /** To be called whenever the lines on screen may be others, or have changed. */
  readonly look = (): void => {
    if (this.#asking || this.#ended) return;
    const span = this.#next();
    if (!span) return;
    this.#asking = true;
    this.#source.load(...span).then(
      () => {
        this.#asking = false;
        if (this.#ended) return;
        this.#onRows();
        this.look();
      },
      (error: unknown) => {
        this.#asking = false;
        this.#onError(error);
      },
    );
  };

  end(): void {
    this.#ended = true;
  }

  #next(): Span | null {
    const [start, end] = this.#visible();
    const screen = end - start;
    const spans: readonly Span[] = [
      [start, end],
      [end, end + screen],
      [start - screen, start],
    ];
    return spans.find(([from, to]) => !this.#source.has(from, to)) ?? null;
  }
}
