import type {
  ICellRendererComp,
  ICellRendererParams,
  IHeaderComp,
  IHeaderParams,
} from 'ag-grid-community';
import type { ResellerRow } from '#contract/reseller.ts';
import type { SortField } from './fields.ts';
import { sortBy, useListStore } from './list-store.ts';
import classes from './grid.module.css';

type Status = ResellerRow['status'];

/** The name of the hidden sign of a status, drawn once by React and copied into the cells. */
export function signId(status: Status): string {
  return `list-sign-${status}`;
}

/** The status of a line: sign and word. Text nodes only: what is in the data is never markup. */
export class StatusCell implements ICellRendererComp<ResellerRow> {
  readonly #element = document.createElement('span');

  init(params: ICellRendererParams<ResellerRow>): void {
    this.#element.className = classes.status ?? '';
    this.#draw(params);
  }

  getGui(): HTMLElement {
    return this.#element;
  }

  refresh(params: ICellRendererParams<ResellerRow>): boolean {
    this.#draw(params);
    return true;
  }

  #draw({ value, valueFormatted }: ICellRendererParams<ResellerRow>): void {
    this.#element.replaceChildren();
    if (typeof value !== 'string') return;
    const sign = document.getElementById(signId(value as Status))?.firstElementChild;
    if (sign) this.#element.append(sign.cloneNode(true));
    this.#element.append(valueFormatted ?? value);
  }
}

/** So long a name fits in every width of the column that people use. */
const shortName = 24;
const keptEnd = 10;

/** A name that is shortened in its middle by the browser itself, in any width. */
export class NameCell implements ICellRendererComp<ResellerRow> {
  readonly #element = document.createElement('span');

  init(params: ICellRendererParams<ResellerRow>): void {
    this.#element.className = classes.name ?? '';
    this.#draw(params);
  }

  getGui(): HTMLElement {
    return this.#element;
  }

  refresh(params: ICellRendererParams<ResellerRow>): boolean {
    this.#draw(params);
    return true;
  }

  #draw({ value }: ICellRendererParams<ResellerRow>): void {
    const name = typeof value === 'string' ? value : '';
    this.#element.title = name;
    if (name.length <= shortName) {
      this.#element.replaceChildren(name);
      return;
    }
    const head = document.createElement('span');
    head.className = classes.nameHead ?? '';
    head.textContent = name.slice(0, -keptEnd);
    const tail = document.createElement('span');
    tail.className = classes.nameTail ?? '';
    tail.textContent = name.slice(-keptEnd);
    this.#element.replaceChildren(head, tail);
  }
}

type HeaderExtra = { readonly sortField: SortField | null };

/** A head of a column that sorts by click, Enter or Space; the order is said to screen readers. */
export class SortHeader implements IHeaderComp {
  readonly #element = document.createElement('div');
  #stop: (() => void) | null = null;
  #cell: HTMLElement | null = null;
  #params: (IHeaderParams & HeaderExtra) | null = null;

  init(params: IHeaderParams & HeaderExtra): void {
    this.#params = params;
    this.#cell = params.eGridHeader;
    this.#element.className = classes.head ?? '';
    if (params.sortField) {
      this.#element.addEventListener('click', this.#sort);
      this.#cell.addEventListener('keydown', this.#onKey);
      this.#stop = useListStore.subscribe((state, before) => {
        if (state.sort !== before.sort) this.#draw();
      });
    }
    this.#draw();
  }

  getGui(): HTMLElement {
    return this.#element;
  }

  refresh(params: IHeaderParams & HeaderExtra): boolean {
    this.#params = params;
    this.#draw();
    return true;
  }

  destroy(): void {
    this.#stop?.();
    this.#cell?.removeEventListener('keydown', this.#onKey);
  }

  readonly #sort = (): void => {
    const field = this.#params?.sortField;
    if (field) sortBy(field);
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
    const { sort } = useListStore.getState();
    const sorted = params.sortField !== null && sort.field === params.sortField;
    this.#element.replaceChildren(params.displayName);
    this.#element.dataset.sorted = sorted ? sort.direction : '';
    if (params.sortField === null) return;
    const order = sort.direction === 'asc' ? 'ascending' : 'descending';
    this.#cell?.setAttribute('aria-sort', sorted ? order : 'none');
  }
}
