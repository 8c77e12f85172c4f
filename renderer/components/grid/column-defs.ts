import type { ColDef } from 'ag-grid-community';
import { textOf } from '../../lib/use-texts.ts';
import { DrawnCell } from './drawn-cell.ts';
import type { GridColumn, GridField, GridRow, GridSorting } from './grid-field.ts';
import type { RowSource } from './row-source.ts';
import { SortHeader } from './sort-header.ts';

/**
 * The columns for the grid. Cells are read from the source by row number, not from the grid's own
 * blocks: a line that is here is drawn at once, without the block's round trip.
 */
export function columnDefs<Row extends GridRow>(
  fields: readonly GridField<Row>[],
  columns: readonly GridColumn[],
  source: RowSource<Row>,
  sorting: GridSorting | null,
): ColDef<Row>[] {
  return columns.flatMap(({ field: name, width }): ColDef<Row> | [] => {
    const field = fields.find((one) => one.field === name);
    if (!field) return [];
    const { draw, fixed = false, align } = field;
    return {
      colId: name,
      headerName: textOf(field.title),
      headerComponent: SortHeader,
      headerComponentParams: { sorting: field.sortable ? sorting : null, sortField: name },
      width: width ?? field.width,
      minWidth: 48,
      pinned: fixed ? 'left' : null,
      lockPinned: true,
      lockPosition: fixed ? 'left' : false,
      suppressMovable: fixed,
      resizable: true,
      sortable: false,
      ...(align === 'right' ? { cellClass: 'right-cell', headerClass: 'right-head' } : {}),
      valueGetter: ({ node }) => {
        const at = node?.rowIndex ?? -1;
        const row = source.rowAt(at);
        if (row) return field.text(row);
        return fixed ? source.captionAt(at) : undefined;
      },
      ...(draw
        ? {
            cellRenderer: DrawnCell,
            cellRendererParams: {
              drawInto: (element: HTMLElement, text: string, at: number | null) =>
                draw(element, text, source.rowAt(at ?? -1)),
            },
          }
        : {}),
    };
  });
}
