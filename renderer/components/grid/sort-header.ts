import type { IHeaderComp, IHeaderParams } from 'ag-grid-community';
import type { GridSorting } from './grid-field.ts';
import classes from './grid.module.css';

type SortHeaderParams = IHeaderParams & {
  /** Null when the lines cannot be put in the order of this column. */
  readonly sorting: GridSorting | null;
  readonly sortField: string;
};

/** A head of a column that sorts by click, Enter or Space; the order is said to screen readers. */
export class SortHeader implements IHeaderComp {
  readonly #element = document.createElement('div');
  #stop: (() => void) | null = null;
  #cell: HTMLElement | null = null;
  #params: SortHeaderParams | null = null;

  init(params: SortHeaderParams): void {
    this.#params = params;
    this.#cell = params.eGridHeader;
    this.#element.className = classes.head ?? '';
    if (params.sorting) {
      this.#element.addEventListener('click', this.#sort);
      this.#cell.addEventListener('keydown', this.#onKey);
      this.#stop = params.sorting.subscribe(() => this.#draw());
    }
    this.#draw();
  }

  getGui(): HTMLElement {
    return this.#element;
  }

  refresh(params: SortHeaderParams): boolean {
    this.#params = params;
    this.#draw();
    return true;
  }

  destroy(): void {
    this.#stop?.();
    this.#cell?.removeEventListener('keydown', this.#onKey);
  }

  readonly #sort = (): void => {
    if (this.#params) this.#params.sorting?.toggle(this.#params.sortField);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.code !== 'Enter' && event.code !== 'Space') return;
    event.preventDefault();
    event.stopPropagation();
    this.#sort();
  };

  #draw(): void {
    const params = this.#params;
    if (!params) return;
    this.#element.replaceChildren(params.displayName);
    if (!params.sorting) return;
    const sort = params.sorting.current();
    const sorted = sort.field === params.sortField;
    this.#element.dataset.sorted = sorted ? sort.direction : '';
    const order = sort.direction === 'asc' ? 'ascending' : 'descending';
    this.#cell?.setAttribute('aria-sort', sorted ? order : 'none');
  }
}
