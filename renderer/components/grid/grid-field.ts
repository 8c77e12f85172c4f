import type { TextKey } from '../../lib/text-key.ts';

/** What a line of a grid has at least. */
export type GridRow = { readonly pk: number };

/**
 * Draws a cell for which its text is not enough. Nodes of text and our own signs only: what is in the
 * data is never markup. `row` is missing while only the caption of a line is here.
 */
export type CellDrawer<Row> = (element: HTMLElement, text: string, row: Row | undefined) => void;

/** A column of a grid, described by data. */
export type GridField<Row> = {
  readonly field: string;
  readonly title: TextKey;
  /** In pixels, as long as nobody drew it. */
  readonly width: number;
  readonly align?: 'right';
  readonly sortable?: true;
  /** Always the first at the left, never hidden. */
  readonly fixed?: true;
  /** The cell in the language on screen; an equal text is not drawn again. */
  readonly text: (row: Row) => string;
  readonly draw?: CellDrawer<Row>;
};

/** What of a column a menu of columns needs to know. */
export type GridFieldName = Pick<GridField<unknown>, 'field' | 'title' | 'fixed'>;

/** A column on screen; without a width of its own it has that of its field. */
export type GridColumn = { readonly field: string; readonly width: number | null };

export type GridSort = { readonly field: string; readonly direction: 'asc' | 'desc' };

/** The order of the lines, wherever it is kept. */
export type GridSorting = {
  readonly current: () => GridSort;
  /** Sorts by a column; the same column again turns the order round. */
  readonly toggle: (field: string) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/** The columns of a fresh desktop: all but those named. */
export function columnsWithout(
  fields: readonly GridFieldName[],
  hidden: readonly string[],
): readonly GridColumn[] {
  return fields
    .filter(({ field }) => !hidden.includes(field))
    .map(({ field }) => ({ field, width: null }));
}

/**
 * Columns as stored by an older or a newer version: unknown ones are left out, the fixed one stays.
 * Null when none is known.
 */
export function knownColumns(
  fields: readonly GridFieldName[],
  stored: readonly GridColumn[],
): readonly GridColumn[] | null {
  const names = new Set(fields.map(({ field }) => field));
  const known = stored.filter(({ field }) => names.has(field));
  if (known.length === 0) return null;
  const fixed = fields.find((field) => field.fixed);
  if (!fixed || known.some(({ field }) => field === fixed.field)) return known;
  return [{ field: fixed.field, width: null }, ...known];
}

/** The order after a click on the head of a column. */
export function turnedSort(sort: GridSort, field: string): GridSort {
  const direction = sort.field === field && sort.direction === 'asc' ? 'desc' : 'asc';
  return { field, direction };
}
