import {
  IconArrowBackUp,
  IconCircleCheck,
  IconLoader,
  IconPlayerStop,
  type Icon,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { ImportBatch, UndoReport } from '#contract/import.ts';
import { Button } from '../../../components/button.tsx';
import { useReportExport } from '../../../components/export/use-report-export.tsx';
import { MiddleText } from '../../../components/middle-text.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { Spoken } from '../../../components/spoken.tsx';
import { request } from '../../../lib/client.ts';
import { useCommands } from '../../../lib/commands.ts';
import { formatNumber } from '../../../lib/format.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useChannel } from '../../../lib/use-channel.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { importCommands } from '../commands.ts';
import { Notice } from '../notice.tsx';
import { undoBatch } from '../run-actions.ts';
import classes from './start-page.module.css';
import { UndoDialog } from './undo-dialog.tsx';

const counts = ['created', 'updated', 'unchanged', 'duplicates', 'undecided', 'rejected'] as const;

const states: Readonly<Record<ImportBatch['state'], { icon: Icon; tone: string }>> = {
  running: { icon: IconLoader, tone: 'info' },
  done: { icon: IconCircleCheck, tone: 'ok' },
  undone: { icon: IconArrowBackUp, tone: 'idle' },
  cancelled: { icon: IconPlayerStop, tone: 'idle' },
};

function BatchRow(props: {
  readonly batch: ImportBatch;
  readonly undoing: boolean;
  readonly onUndo: () => void;
}) {
  const { batch, undoing, onUndo } = props;
  const { t, language } = useTexts();
  const { icon: Sign, tone } = states[batch.state];
  // Whom nobody knows is for a person to say, like whom two could be.
  const shown = { ...batch, undecided: batch.undecided + batch.unattached };
  return (
    <tr>
      <td className={classes.file}>
        <MiddleText text={batch.fileName} />
      </td>
      <td>
        {batch.files > 1
          ? t('import:folder.files', { count: batch.files })
          : t(`import:kinds.${batch.kind}`)}
      </td>
      <td>
        <RelativeTime at={batch.finishedAt ?? batch.startedAt} />
      </td>
      <td className={classes.actor} title={batch.actor}>
        {batch.actor}
      </td>
      {counts.map((name) => (
        <td key={name} className={classes.number}>
          <span className={shown[name] === 0 ? classes.zero : undefined}>
            {formatNumber(shown[name], language)}
          </span>
        </td>
      ))}
      <td>
        <span className={classes.state} data-tone={tone}>
          <Sign size={14} aria-hidden />
          {t(`import:batches.states.${batch.state}`)}
        </span>
      </td>
      <td className={classes.action}>
        {batch.state === 'done' && (
          <Button
            disabled={undoing}
            aria-label={t('import:batches.undoFile', { file: batch.fileName })}
            onClick={onUndo}
          >
            {undoing ? t('import:batches.undoing') : t('import:batches.undoShort')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** The earlier imports, newest first, each of which can be undone. */
export function Batches() {
  const { t } = useTexts();
  const { data: batches, error } = useChannel('import-batches', {});
  const [undoing, setUndoing] = useState<number | null>(null);
  const [report, setReport] = useState<{ fileName: string; report: UndoReport } | null>(null);
  const undo = async ({ pk, fileName }: ImportBatch): Promise<void> => {
    setUndoing(pk);
    const done = await undoBatch(pk, fileName);
    setUndoing(null);
    if (done) setReport({ fileName, report: done });
  };
  const exporting = useReportExport({
    name: t('import:batches.title'),
    count: batches?.length ?? null,
    command: importCommands['import-export'],
    send: (common) => request('import-batch-export', common),
  });
  useCommands(importCommands, { 'import-export': exporting.handler });
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <h2 id="import-batches">{t('import:batches.title')}</h2>
        {exporting.button}
      </div>
      {error && <Notice tone="bad">{errorText(error)}</Notice>}
      {batches?.length === 0 && (
        <div className={classes.frame}>
          <div className={classes.empty}>
            <strong>{t('import:batches.none')}</strong>
            {t('import:batches.noneHint')}
          </div>
        </div>
      )}
      {batches && batches.length > 0 && (
        <div className={classes.frame}>
          <table className={classes.table} aria-labelledby="import-batches">
            <thead>
              <tr>
                <th scope="col">{t('import:batches.file')}</th>
                <th scope="col">{t('import:batches.kind')}</th>
                <th scope="col">{t('import:batches.when')}</th>
                <th scope="col">{t('import:batches.who')}</th>
                {counts.map((name) => (
                  <th key={name} scope="col" className={classes.number}>
                    {t(`import:batches.${name}`)}
                  </th>
                ))}
                <th scope="col">{t('import:batches.state')}</th>
                <th scope="col">
                  <Spoken>{t('import:batches.actions')}</Spoken>
                </th>
              </tr>
            </thead>
            <tbody>
              {batches.map((batch) => (
                <BatchRow
                  key={batch.pk}
                  batch={batch}
                  undoing={undoing === batch.pk}
                  onUndo={() => void undo(batch)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {exporting.dialog}
      {report && <UndoDialog {...report} onClose={() => setReport(null)} />}
    </section>
  );
}
