/** A cell by the number of its row in the list and of its column on screen. */
export type Cell = { readonly row: number; readonly col: number };

/** A rectangle of cells: where it was begun, and where it has been drawn to. */
export type CellRange = { readonly anchor: Cell; readonly head: Cell };

export type Bounds = {
  readonly rows: number;
  readonly cols: number;
  /** How many rows a page key moves. */
  readonly page: number;
};

export type Move =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'page-up'
  | 'page-down'
  | 'row-start'
  | 'row-end'
  | 'first-row'
  | 'last-row'
  | 'list-start'
  | 'list-end';

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}

function moved({ row, col }: Cell, move: Move, bounds: Bounds): Cell {
  const { rows, cols, page } = bounds;
  switch (move) {
    case 'up':
      return { row: row - 1, col };
    case 'down':
      return { row: row + 1, col };
    case 'left':
      return { row, col: col - 1 };
    case 'right':
      return { row, col: col + 1 };
    case 'page-up':
      return { row: row - page, col };
    case 'page-down':
      return { row: row + page, col };
    case 'row-start':
      return { row, col: 0 };
    case 'row-end':
      return { row, col: cols - 1 };
    case 'first-row':
      return { row: 0, col };
    case 'last-row':
      return { row: rows - 1, col };
    case 'list-start':
      return { row: 0, col: 0 };
    case 'list-end':
      return { row: rows - 1, col: cols - 1 };
  }
}

/** A range of one cell. */
export function oneCell(cell: Cell): CellRange {
  return { anchor: cell, head: cell };
}

/** All cells of the list. */
export function allCells(bounds: Bounds): CellRange {
  return {
    anchor: { row: 0, col: 0 },
    head: { row: Math.max(0, bounds.rows - 1), col: Math.max(0, bounds.cols - 1) },
  };
}

/** The range after a key: moved as one cell, or drawn further from its anchor. Stays inside. */
export function moveRange(
  range: CellRange,
  move: Move,
  bounds: Bounds,
  extend: boolean,
): CellRange {
  const next = moved(range.head, move, bounds);
  const head = { row: clamp(next.row, bounds.rows), col: clamp(next.col, bounds.cols) };
  return extend ? { anchor: range.anchor, head } : oneCell(head);
}

/** The sides of a range, inclusive. */
export function rangeSides({ anchor, head }: CellRange) {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.col, head.col),
    right: Math.max(anchor.col, head.col),
  };
}

/** How many rows and columns a range has. */
export function rangeSize(range: CellRange): { readonly rows: number; readonly cols: number } {
  const { top, bottom, left, right } = rangeSides(range);
  return { rows: bottom - top + 1, cols: right - left + 1 };
}

/** A range that was drawn in a longer list, or with more columns, cut to what there is now. */
export function clampRange({ anchor, head }: CellRange, bounds: Bounds): CellRange {
  const inside = (cell: Cell): Cell => ({
    row: Math.max(0, clamp(cell.row, bounds.rows)),
    col: Math.max(0, clamp(cell.col, bounds.cols)),
  });
  return { anchor: inside(anchor), head: inside(head) };
}
