import { IconArrowBackUp } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { UndoReport } from '#contract/import.ts';
import { Button } from '../../components/button.tsx';
import { useTexts } from '../../lib/use-texts.ts';
import { Notice } from './notice.tsx';
import { undoBatch } from './run-actions.ts';
import { UndoDialog } from './start/undo-dialog.tsx';

/** How a finished import is taken back where its result is shown: the parts are to be drawn by who calls. */
export function useUndoResult(parts: {
  /** Null as long as there is no result. */
  readonly batchPk: number | null;
  readonly fileName: string;
  /** What it became when it was taken back before. */
  readonly undone: UndoReport | null;
  readonly onUndone: (report: UndoReport) => void;
}): { readonly notice: ReactNode; readonly button: ReactNode; readonly dialog: ReactNode } {
  const { batchPk, fileName, undone, onUndone } = parts;
  const { t } = useTexts();
  const [undoing, setUndoing] = useState(false);
  const [report, setReport] = useState<UndoReport | null>(null);
  const undo = async (): Promise<void> => {
    if (batchPk === null) return;
    setUndoing(true);
    const done = await undoBatch(batchPk, fileName);
    setUndoing(false);
    if (!done) return;
    onUndone(done);
    setReport(done);
  };
  return {
    notice: undone && (
      <Notice tone={undone.kept.length === 0 ? 'ok' : 'warn'}>
        {undone.kept.length === 0
          ? t('import:result.undone')
          : t('import:result.undoneKept', { count: undone.kept.length })}
      </Notice>
    ),
    button: !undone && (
      <Button disabled={undoing} onClick={() => void undo()}>
        <IconArrowBackUp size={16} aria-hidden />
        {undoing ? t('import:batches.undoing') : t('import:batches.undo')}
      </Button>
    ),
    dialog: report && (
      <UndoDialog fileName={fileName} report={report} onClose={() => setReport(null)} />
    ),
  };
}
