import type { ColDef } from 'ag-grid-community';
import type { ResellerRow } from '#contract/reseller.ts';
import { textOf } from '../../../lib/use-texts.ts';
import { isSortField, listFields, plainCell, type ListColumn, type ListField } from './fields.ts';
import { NameCell, SortHeader, StatusCell } from './grid-parts.ts';
import type { RowSource } from './row-source.ts';

/** A cell in the language on screen. */
export function cellText(row: ResellerRow, field: ListField): string {
  if (field === 'status') return textOf(`common:status.${row.status}`);
  if (field === 'level') return row.level === null ? '' : textOf(`resellers:level.${row.level}`);
  return plainCell(row, field);
}

const renderers: { readonly [F in ListField]?: typeof NameCell | typeof StatusCell } = {
  name: NameCell,
  status: StatusCell,
};

/**
 * The columns for the grid. Cells are read from the source by row number, not from the grid's own
 * blocks: a line that is here is drawn at once, without the block's round trip.
 */
export function columnDefs(
  columns: readonly ListColumn[],
  source: RowSource,
): ColDef<ResellerRow>[] {
  return columns.map(({ field, width }): ColDef<ResellerRow> => {
    const renderer = renderers[field];
    return {
      colId: field,
      headerName: textOf(`resellers:columns.${field}`),
      headerComponent: SortHeader,
      headerComponentParams: { sortField: isSortField(field) ? field : null },
      width: width ?? listFields[field],
      minWidth: 48,
      pinned: field === 'name' ? 'left' : null,
      lockPinned: true,
      lockPosition: field === 'name' ? 'left' : false,
      suppressMovable: field === 'name',
      resizable: true,
      sortable: false,
      valueGetter: ({ node }) => {
        const at = node?.rowIndex ?? -1;
        const row = source.rowAt(at);
        if (!row && field === 'name') return source.nameAt(at);
        return row && (field === 'status' ? row.status : cellText(row, field));
      },
      ...(field === 'status'
        ? {
            valueFormatter: ({ value }) =>
              typeof value === 'string'
                ? textOf(`common:status.${value as ResellerRow['status']}`)
                : '',
          }
        : {}),
      ...(renderer ? { cellRenderer: renderer } : {}),
    };
  });
}
