import { lazy, Suspense, useState, type ReactNode, type RefObject } from 'react';
import type { TextKey } from '../../lib/text-key.ts';
import { useTexts } from '../../lib/use-texts.ts';
import type { GridListHandle } from '../grid/grid-list.tsx';
import type { GridRow } from '../grid/grid-field.ts';
import type { RowSource } from '../grid/row-source.ts';
import type { ExportedList } from './export-dialog.tsx';
import type { ListExportInput, SendExport } from './run-export.ts';

/** Has the dialog at hand: to be called when there is nothing better to do. */
export const loadExportDialog = () => import('./export-dialog.tsx');
const ExportDialog = lazy(loadExportDialog);

/** Writes a list into a file as it is on screen; `dialog` is to be drawn by who calls. */
export function useListExport<Row extends GridRow>(parts: {
  /** What the list is called: the name of the file. */
  readonly nameKey: TextKey;
  readonly source: RowSource<Row>;
  readonly handle: RefObject<GridListHandle | null>;
  readonly send: SendExport<ListExportInput>;
}): { readonly open: () => void; readonly dialog: ReactNode } {
  const { nameKey, source, handle, send } = parts;
  const { t } = useTexts();
  const [list, setList] = useState<ExportedList | null>(null);
  const open = (): void => {
    const grid = handle.current;
    if (!grid) return;
    const rows = grid.selectedRows();
    setList({
      name: t(nameKey),
      pks: source.pksBetween(0, source.count - 1),
      selected: rows && source.pksBetween(rows.top, rows.bottom),
      columns: grid.fields(),
    });
  };
  const dialog = list && (
    <Suspense fallback={null}>
      <ExportDialog list={list} send={send} onClose={() => setList(null)} />
    </Suspense>
  );
  return { open, dialog };
}
