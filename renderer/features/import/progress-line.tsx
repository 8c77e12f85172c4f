import type { ImportProgress } from '#contract/import.ts';
import { formatDuration, formatNumber } from '../../lib/format.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './progress-line.module.css';

/** A bar with speed and time left; its height is the same before the first number is known. */
export function ProgressLine({ progress }: { readonly progress: ImportProgress | null }) {
  const { t, language } = useTexts();
  const { done, total, rowsPerSecond, secondsLeft } = progress ?? {
    done: 0,
    total: 0,
    rowsPerSecond: 0,
    secondsLeft: null,
  };
  // Files that are looked through are no rows.
  const isOfRows = progress?.phase !== 'opening';
  const words = [
    isOfRows &&
      rowsPerSecond > 0 &&
      t('import:run.speed', { speed: formatNumber(Math.round(rowsPerSecond), language) }),
    secondsLeft !== null && t('import:run.left', { time: formatDuration(secondsLeft) }),
  ].filter((word) => word !== false);
  return (
    <div className={classes.line}>
      <progress
        className={classes.bar}
        aria-label={t('import:run.title')}
        value={total > 0 ? Math.min(1, done / total) : 0}
        max={1}
      />
      <span className={classes.words}>{words.join(' · ')}</span>
    </div>
  );
}
