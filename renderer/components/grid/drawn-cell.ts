import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';

type DrawnCellParams = ICellRendererParams & {
  readonly drawInto: (element: HTMLElement, text: string, at: number | null) => void;
};

/** A cell that its column draws by itself. */
export class DrawnCell implements ICellRendererComp {
  readonly #element = document.createElement('span');

  init(params: DrawnCellParams): void {
    this.#draw(params);
  }

  getGui(): HTMLElement {
    return this.#element;
  }

  refresh(params: DrawnCellParams): boolean {
    this.#draw(params);
    return true;
  }

  #draw({ drawInto, value, node }: DrawnCellParams): void {
    drawInto(this.#element, typeof value === 'string' ? value : '', node.rowIndex);
  }
}
