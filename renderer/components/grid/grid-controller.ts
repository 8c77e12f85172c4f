import { createGrid, type GridApi } from 'ag-grid-community';
import { showError } from '../../lib/error-text.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { styleNonce } from '../../lib/nonce.ts';
import type { TextKey } from '../../lib/text-key.ts';
import { textOf } from '../../lib/use-texts.ts';
import { CaptionFiller } from './caption-filler.ts';
import {
  allCells,
  clampRange,
  moveRange,
  oneCell,
  type Bounds,
  type Cell,
  type CellRange,
  type Move,
} from './cell-range.ts';
import { columnDefs } from './column-defs.ts';
import type { GridColumn, GridField, GridRow, GridSorting } from './grid-field.ts';
import { registerGridModules } from './grid-modules.ts';
import { gridTheme } from './grid-theme.ts';
import { cursorClass, rangeClass, RangePainter } from './range-painter.ts';
import type { RowSource } from './row-source.ts';
import { ViewportLoader } from './viewport-loader.ts';

export type GridEvents = {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onOpen: (pk: number) => void;
  /** A person went to another line, without opening it. */
  readonly onCursor: (pk: number) => void;
  readonly onRange: (range: CellRange | null) => void;
  readonly onColumns: (columns: readonly GridColumn[]) => void;
};

/** What a grid shows, as it is made. */
export type GridStart<Row extends GridRow> = {
  readonly fields: readonly GridField<Row>[];
  readonly columns: readonly GridColumn[];
  /** What the grid is called to screen readers. */
  readonly labelKey: TextKey;
  readonly sorting: GridSorting | null;
  readonly events: GridEvents;
  readonly queryKey: string;
  readonly openPk: number | null;
};

const rowHeight = 28;

registerGridModules();

/** The grid behind plain calls: order of lines, columns, place and the selected cells. */
export class GridController<Row extends GridRow = GridRow> {
  events: GridEvents;
  readonly #api: GridApi<Row>;
  readonly #source: RowSource<Row>;
  readonly #host: HTMLElement;
  readonly #painter: RangePainter;
  readonly #loader: ViewportLoader;
  readonly #captions: CaptionFiller<Row>;
  readonly #start: GridStart<Row>;
  #range: CellRange | null = null;
  #columns: readonly GridColumn[];
  #language: string = currentLanguage();
  #queryKey: string;
  #openPk: number | null = null;
  /** Which line the cursor stands on: it goes along when the order changes under it. */
  #cursorPk: number | null = null;
  #dragging = false;

  constructor(host: HTMLElement, source: RowSource<Row>, start: GridStart<Row>) {
    this.#start = start;
    this.#host = host;
    this.#source = source;
    this.#columns = start.columns;
    this.#queryKey = start.queryKey;
    this.#openPk = start.openPk;
    this.events = start.events;
    this.#painter = new RangePainter(host);
    const { selected, cursor } = this.#painter;
    this.#api = createGrid<Row>(host, {
      theme: gridTheme,
      styleNonce: styleNonce(),
      columnDefs: columnDefs(start.fields, start.columns, source, start.sorting),
      rowModelType: 'infinite',
      infiniteInitialRowCount: source.count,
      cacheBlockSize: 200,
      maxBlocksInCache: 8,
      // The grid's own blocks stay empty for ever: cells read the source, the loader fills it. A
      // block that is filled draws all lines again; a scroll would wait for blocks long passed.
      datasource: { getRows: () => undefined },
      rowHeight,
      headerHeight: rowHeight,
      rowBuffer: 6,
      suppressScrollOnNewData: true,
      suppressDragLeaveHidesColumns: true,
      suppressColumnMoveAnimation: true,
      // Lines are drawn with the scroll, not a frame or more behind it.
      suppressAnimationFrame: true,
      // The keys are ours: see grid-keys.ts.
      defaultColDef: {
        suppressKeyboardEvent: () => true,
        cellClassRules: {
          [rangeClass]: ({ rowIndex, column }) => selected(rowIndex, column.getColId()),
          [cursorClass]: ({ rowIndex, column }) => cursor(rowIndex, column.getColId()),
        },
      },
      onCellMouseDown: ({ event, rowIndex, column }) => {
        if (event instanceof MouseEvent && event.button === 0 && rowIndex !== null) {
          this.#press({ row: rowIndex, col: this.#colOf(column) }, event.shiftKey);
        }
      },
      onCellMouseOver: ({ event, rowIndex, column }) => {
        if (!this.#dragging || rowIndex === null || !this.#range) return;
        if (event instanceof MouseEvent && (event.buttons & 1) === 0) this.#dragging = false;
        else this.#drag({ row: rowIndex, col: this.#colOf(column) });
      },
      onCellDoubleClicked: ({ rowIndex }) => this.openAt(rowIndex ?? -1),
      onColumnResized: ({ finished, source: cause }) => {
        if (finished && cause !== 'api') this.#tellColumns();
      },
      onColumnMoved: ({ finished, source: cause }) => {
        if (finished && cause !== 'api') this.#tellColumns();
      },
      onViewportChanged: () => {
        this.#markOpenRow();
        this.#loader.look();
      },
    });
    this.#loader = new ViewportLoader({
      source,
      visible: () => [
        this.#api.getFirstDisplayedRowIndex(),
        this.#api.getLastDisplayedRowIndex() + 1,
      ],
      onRows: () => this.#api.refreshCells(),
      onError: showError,
    });
    this.#loader.look();
    this.#captions = new CaptionFiller(source, () => {
      host.dataset.captioned = 'true';
    });
    this.#captions.start();
    this.#api.setGridAriaProperty('label', textOf(start.labelKey));
    host.addEventListener('keydown', this.#onKeyDown);
    host.addEventListener('focusin', this.#onFocusIn);
    host.addEventListener('focusout', this.#onFocusOut);
  }

  get bounds(): Bounds {
    const seen = this.#api.getVerticalPixelRange();
    return {
      rows: this.#source.count,
      cols: this.#columns.length,
      page: Math.max(1, Math.floor((seen.bottom - seen.top) / rowHeight) - 1),
    };
  }

  get range(): CellRange | null {
    return this.#range;
  }

  /** The fields of the columns as they stand on screen. */
  get fields(): readonly string[] {
    return this.#api.getAllDisplayedColumns().map((column) => column.getColId());
  }

  destroy(): void {
    this.#source.leave(this.#cursorPk);
    this.#host.removeEventListener('keydown', this.#onKeyDown);
    this.#host.removeEventListener('focusin', this.#onFocusIn);
    this.#host.removeEventListener('focusout', this.#onFocusOut);
    this.#loader.end();
    this.#captions.end();
    this.#api.destroy();
  }

  /** Draws the lines as the source now has them; another question begins at the top. */
  showList(queryKey: string, version: number): void {
    if (version === 0) return;
    const again = queryKey === this.#queryKey;
    this.#queryKey = queryKey;
    const { count } = this.#source;
    const before = this.#range?.head.row ?? null;
    const place = this.#cursorPk === null ? -1 : this.#source.indexOf(this.#cursorPk);
    this.#api.setRowCount(count, true);
    if (again && before !== null && place >= 0 && place !== before) {
      // Lines came or went above: the one people look at stays where it is on screen.
      this.#scrollBy((place - before) * rowHeight);
    }
    if (!again && count > 0) {
      // Another question begins at the top, unless a card is open: then one looks for its line.
      const open = this.#openPk === null ? -1 : this.#source.indexOf(this.#openPk);
      this.#api.ensureIndexVisible(Math.max(0, open), open > 0 ? 'middle' : 'top');
      if (this.#range) this.#range = oneCell({ row: Math.max(0, open), col: this.#range.head.col });
    }
    this.#api.refreshCells();
    this.#loader.look();
    this.#captions.start();
    if (count === 0) this.#setRange(null);
    else if (this.#range) {
      const { row, col } = this.#range.head;
      const moved = again && place >= 0 && place !== row;
      const range = moved ? oneCell({ row: place, col }) : this.#range;
      this.#setRange(clampRange(range, this.bounds));
    }
    this.#markOpenRow();
  }

  /** Asks for the lines on screen again; they stay as they are until the new ones are here. */
  refresh(): void {
    this.#loader.look();
  }

  /** Shows these columns with their widths. */
  showColumns(columns: readonly GridColumn[], language: string): void {
    if (columns === this.#columns && language === this.#language) return;
    this.#columns = columns;
    this.#language = language;
    this.#api.setGridOption('columnDefs', this.#defs());
    this.#api.setGridAriaProperty('label', textOf(this.#start.labelKey));
    this.#api.refreshCells({ force: true });
    if (this.#range) this.#setRange(clampRange(this.#range, this.bounds));
  }

  /** Marks the line of the open card and brings it into view, wherever the card was opened from. */
  markOpen(pk: number | null): void {
    this.#openPk = pk;
    const row = pk === null ? -1 : this.#source.indexOf(pk);
    if (row >= 0) this.#api.ensureIndexVisible(row);
    this.#markOpenRow();
  }

  /** Moves or draws the selection by a key. */
  move(move: Move, extend: boolean): void {
    if (this.#source.count === 0) return;
    const range = this.#range ?? oneCell({ row: 0, col: 0 });
    const next = this.#range ? moveRange(range, move, this.bounds, extend) : range;
    this.#show(next.head);
    this.#setRange(next);
    if (!extend) this.#tellCursor();
  }

  selectAll(): void {
    // The picture stays where it is: going to the last cell would lose the place.
    if (this.#source.count > 0) this.#setRange(allCells(this.bounds), false);
  }

  /** Puts the cursor on a line and brings it into view; the top line by default. */
  goTo(row: number): void {
    if (row < 0 || row >= this.#source.count) return;
    const cell = { row, col: this.#range?.head.col ?? 0 };
    this.#show(cell);
    this.#setRange(oneCell(cell));
  }

  /** The line that has the keyboard; null while the keyboard is elsewhere. */
  get cursorPk(): number | null {
    return this.#host.contains(document.activeElement) ? this.#cursorPk : null;
  }

  /** Gives the keyboard to the list, at a line or where it was. */
  focus(pk?: number): void {
    const place = pk === undefined ? -1 : this.#source.indexOf(pk);
    const row = place >= 0 ? place : (this.#range?.head.row ?? this.#source.place);
    if (row < this.#source.count) this.goTo(row);
    this.#focusCell();
  }

  openAt(row: number): void {
    const pk = this.#source.pkAt(row);
    if (pk !== null) this.events.onOpen(pk);
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target;
    if (target instanceof Element && target.closest('.ag-header')) return;
    this.events.onKeyDown(event);
  };

  readonly #onFocusIn = (event: FocusEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest('.ag-header')) return;
    if (!this.#range) {
      if (this.#source.count > 0) this.#setRange(oneCell({ row: 0, col: 0 }));
      return;
    }
    // The browser gave it back, after a dialog: the grid has to know, or it drops the line on scrolling.
    if (event.target.closest('.ag-cell') && !this.#api.getFocusedCell()) this.#focusCell();
  };

  readonly #onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    // A cell that is drawn takes the keyboard a moment later; by then one may be in a field.
    if (relatedTarget instanceof Node && !this.#host.contains(relatedTarget)) {
      this.#api.clearFocusedCell();
    }
  };

  #defs() {
    const { fields, sorting } = this.#start;
    return columnDefs(fields, this.#columns, this.#source, sorting);
  }

  #colOf(column: { getColId(): string }): number {
    return this.fields.indexOf(column.getColId());
  }

  #press(cell: Cell, extend: boolean): void {
    this.#dragging = true;
    this.#setRange(
      extend && this.#range ? { anchor: this.#range.anchor, head: cell } : oneCell(cell),
    );
    if (!extend) this.#tellCursor();
  }

  #tellCursor(): void {
    if (this.#cursorPk !== null) this.events.onCursor(this.#cursorPk);
  }

  #drag(cell: Cell): void {
    if (!this.#range) return;
    this.#show(cell);
    this.#setRange({ anchor: this.#range.anchor, head: cell });
  }

  #setRange(range: CellRange | null, follow = true): void {
    this.#range = range;
    this.#cursorPk = range && this.#source.pkAt(range.head.row);
    this.#painter.paint(range, this.fields);
    // Only from cell to cell: who sorts by keyboard stays in the head of the column.
    if (follow && range && document.activeElement?.closest('.ag-row')) this.#focusCell();
    this.events.onRange(range);
  }

  #show({ row, col }: Cell): void {
    this.#api.ensureIndexVisible(row);
    const column = this.#api.getAllDisplayedColumns()[col];
    if (column) this.#api.ensureColumnVisible(column);
  }

  #focusCell(): void {
    const head = this.#range?.head;
    const column = head && this.#api.getAllDisplayedColumns()[head.col];
    if (head && column) this.#api.setFocusedCell(head.row, column);
  }

  #scrollBy(distance: number): void {
    const viewport = this.#host.querySelector('.ag-grid-viewport');
    if (viewport) viewport.scrollTop += distance;
  }

  #tellColumns(): void {
    const columns = this.#api.getAllDisplayedColumns().map((column) => ({
      field: column.getColId(),
      width: Math.round(column.getActualWidth()),
    }));
    this.#columns = columns;
    this.#painter.paint(this.#range, this.fields);
    this.events.onColumns(columns);
  }

  /** The line of the open card is marked on the row itself: a new picture of all rows costs more. */
  #markOpenRow(): void {
    for (const row of this.#host.querySelectorAll<HTMLElement>('.ag-row')) {
      const pk = this.#source.pkAt(Number(row.getAttribute('row-index')));
      row.toggleAttribute('data-open', pk !== null && pk === this.#openPk);
    }
  }
}
