import { rangeSides, type CellRange } from './cell-range.ts';

/** Classes of cells that are selected, and of the one that the keyboard is in. */
export const rangeClass = 'range-cell';
export const cursorClass = 'range-cursor';

/** Knows which cells are selected: for the grid as it makes them, and for those already there. */
export class RangePainter {
  readonly #host: HTMLElement;
  #range: CellRange | null = null;
  #cols: ReadonlyMap<string, number> = new Map();

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Whether a cell belongs to the selection; one cell alone is the cursor and no more. */
  readonly selected = (row: number, field: string): boolean => {
    const col = this.#cols.get(field);
    if (!this.#range || col === undefined) return false;
    const { top, bottom, left, right } = rangeSides(this.#range);
    if (top === bottom && left === right) return false;
    return row >= top && row <= bottom && col >= left && col <= right;
  };

  readonly cursor = (row: number, field: string): boolean => {
    const head = this.#range?.head;
    return head !== undefined && row === head.row && this.#cols.get(field) === head.col;
  };

  /** Shows another selection on the cells that are on screen: cheaper than having them made anew. */
  paint(range: CellRange | null, fields: readonly string[]): void {
    this.#range = range;
    this.#cols = new Map(fields.map((field, at) => [field, at]));
    for (const line of this.#host.querySelectorAll('.ag-row')) {
      const row = Number(line.getAttribute('row-index'));
      for (const cell of line.querySelectorAll('.ag-cell')) {
        const field = cell.getAttribute('col-id') ?? '';
        const selected = this.selected(row, field);
        cell.classList.toggle(rangeClass, selected);
        cell.classList.toggle(cursorClass, this.cursor(row, field));
        if (selected) cell.setAttribute('aria-selected', 'true');
        else cell.removeAttribute('aria-selected');
      }
    }
  }
}
