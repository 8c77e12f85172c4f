import { Button } from '../../../components/button.tsx';
import { formatNumber } from '../../../lib/format.ts';
import { useImportActivity } from '../../../lib/import-activity.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { cancelRun } from '../run-actions.ts';
import classes from './columns.module.css';

/** How far the check of the rows is, with a way to stop it. */
export function CheckProgress({ sessionId }: { readonly sessionId: string }) {
  const { t, language } = useTexts();
  const progress = useImportActivity(
    ({ activities }) => activities.find((one) => one.sessionId === sessionId)?.progress ?? null,
  );
  const done = formatNumber(progress?.done ?? 0, language);
  const total = progress?.total ?? 0;
  return (
    <>
      <span role="status" className={classes.progress}>
        {progress === null
          ? t('import:columns.beginning')
          : progress.phase === 'reading' || total === 0
            ? t('import:columns.reading', { done })
            : t('import:columns.checking', { done, total: formatNumber(total, language) })}
      </span>
      <Button onClick={() => void cancelRun(sessionId)}>{t('import:run.cancel')}</Button>
    </>
  );
}
