import type { ReactNode, RefObject } from 'react';
import type { TextKey } from '../../lib/text-key.ts';
import { useTexts } from '../../lib/use-texts.ts';
import type { GridListHandle } from '../grid/grid-list.tsx';
import type { GridRow } from '../grid/grid-field.ts';
import type { RowSource } from '../grid/row-source.ts';
import type { OldLayout } from './old-layout.ts';
import type { ListExportInput, SendExport } from './run-export.ts';
import type { ExportedPart } from './export-dialog.tsx';
import { useExportDialog } from './use-export-dialog.tsx';

/** Writes a list into a file as it is on screen; `dialog` is to be drawn by who calls. */
export function useListExport<Row extends GridRow>(parts: {
  /** What the list is called: the name of the file. */
  readonly nameKey: TextKey;
  readonly source: RowSource<Row>;
  readonly handle: RefObject<GridListHandle | null>;
  readonly send: SendExport<ListExportInput>;
  /** The old workbooks that it can be written as. */
  readonly old: readonly OldLayout[];
}): { readonly open: () => void; readonly dialog: ReactNode } {
  const { nameKey, source, handle, send, old } = parts;
  const { t } = useTexts();
  const { ask, dialog } = useExportDialog();
  const open = (): void => {
    const grid = handle.current;
    if (!grid) return;
    const rows = grid.selectedRows();
    const all = source.pksBetween(0, source.count - 1);
    const selected = rows && source.pksBetween(rows.top, rows.bottom);
    const columns = [...grid.fields()];
    const pksOf = (part: ExportedPart) => (part === 'selected' && selected ? selected : all);
    ask({
      name: t(nameKey),
      count: all.length,
      selected: selected && selected.length,
      send: (part) => (common) => send({ ...common, pks: pksOf(part), columns }),
      old,
      pksOf,
    });
  };
  return { open, dialog };
}
