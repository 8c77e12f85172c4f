import { IconPlayerStop } from '@tabler/icons-react';
import { Button } from '../../../components/button.tsx';
import { formatNumber } from '../../../lib/format.ts';
import { useImportActivity } from '../../../lib/import-activity.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { ProgressLine } from '../progress-line.tsx';
import { cancelRun } from '../run-actions.ts';
import type { Session } from '../sessions.ts';
import classes from './run.module.css';

/** The rows are being written: how far, how fast, how long still, and a way to stop. */
export function RunStep({ session }: { readonly session: Session }) {
  const { t, language } = useTexts();
  const { id, busy } = session;
  const progress = useImportActivity(
    ({ activities }) => activities.find(({ sessionId }) => sessionId === id)?.progress ?? null,
  );
  return (
    <div className={classes.middle}>
      <section className={classes.card} aria-live="off">
        <h2 className={classes.title}>
          {progress ? t(`import:run.${progress.phase}`) : t('import:run.title')}
        </h2>
        <p className={classes.big}>
          {t('import:run.done', {
            done: formatNumber(progress?.done ?? 0, language),
            total: formatNumber(progress?.total ?? session.counts?.total ?? 0, language),
          })}
        </p>
        <ProgressLine progress={progress} />
        <p className={classes.soft}>{t('import:run.free')}</p>
        <div className={classes.actions}>
          <Button data-first disabled={busy === 'cancel'} onClick={() => void cancelRun(id)}>
            <IconPlayerStop size={16} aria-hidden />
            {busy === 'cancel' ? t('import:run.cancelling') : t('import:run.cancel')}
          </Button>
        </div>
      </section>
    </div>
  );
}
