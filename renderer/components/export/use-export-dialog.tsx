import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { ExportedList } from './export-dialog.tsx';

/** Has the dialog at hand: to be called when there is nothing better to do. */
export const loadExportDialog = () => import('./export-dialog.tsx');
const ExportDialog = lazy(loadExportDialog);

/** The dialog that asks how a list is to be written; `dialog` is to be drawn by who calls. */
export function useExportDialog(): {
  readonly ask: (list: ExportedList) => void;
  readonly dialog: ReactNode;
} {
  const [list, setList] = useState<ExportedList | null>(null);
  const dialog = list && (
    <Suspense fallback={null}>
      <ExportDialog list={list} onClose={() => setList(null)} />
    </Suspense>
  );
  return { ask: setList, dialog };
}
