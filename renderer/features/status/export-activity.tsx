import { IconFileExport, IconX } from '@tabler/icons-react';
import { Hint } from '../../components/hint.tsx';
import { request } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { useExportActivity } from '../../lib/export-activity.ts';
import { formatDuration, formatNumber } from '../../lib/format.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './status-bar.module.css';

/** How far the writing of a file is, on every screen, and a way to give it up. */
export function ExportActivity() {
  const { t, language } = useTexts();
  const activity = useExportActivity(({ activities }) => activities[0]);
  if (!activity?.progress) return null;
  const { exportId, fileName, progress } = activity;
  const { done, total, rowsPerSecond, secondsLeft } = progress;
  const hint = t('export:progressHint', {
    file: fileName,
    done: formatNumber(done, language),
    total: formatNumber(total, language),
    speed: formatNumber(rowsPerSecond, language),
    left: formatDuration(secondsLeft ?? 0),
  });
  const giveUp = (): void => {
    request('export-cancel', { exportId }).catch(showError);
  };
  return (
    <>
      <Hint label={hint} position="top">
        <span className={classes.cell}>
          <IconFileExport size={14} stroke={1.75} aria-hidden />
          {t('export:progress', { percent: Math.floor((done / Math.max(1, total)) * 100) })}
        </span>
      </Hint>
      <Hint label={t('export:giveUp')} position="top">
        <button
          type="button"
          className={classes.switch}
          aria-label={t('export:giveUp')}
          onClick={giveUp}
        >
          <IconX size={14} aria-hidden />
        </button>
      </Hint>
    </>
  );
}
