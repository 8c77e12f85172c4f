import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { Button } from '../../../components/button.tsx';
import { Hint } from '../../../components/hint.tsx';
import { MiddleText } from '../../../components/middle-text.tsx';
import { useCommands } from '../../../lib/commands.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useActivityOf } from '../../../lib/import-activity.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { importCommands } from '../commands.ts';
import { ProgressLine } from '../progress-line.tsx';
import { pauseRun } from '../run-actions.ts';
import classes from './run.module.css';

/** Rows are being written: how far, how fast, how long still, and ways to let it wait and to stop it. */
export function RunCard(props: {
  readonly sessionId: string;
  /** As many rows as were counted before it began. */
  readonly total: number;
  readonly cancelling: boolean;
  readonly onCancel: () => void;
}) {
  const { sessionId, total, cancelling, onCancel } = props;
  const { t, language } = useTexts();
  const activity = useActivityOf(sessionId);
  const progress = activity?.progress ?? null;
  const paused = activity?.paused ?? false;
  const canPause = !cancelling && progress?.phase !== 'undoing';
  const pause = (): void => void pauseRun(sessionId, !paused);
  useCommands(importCommands, { 'import-pause': { run: pause, when: () => canPause } });
  const Sign = paused ? IconPlayerPlay : IconPlayerPause;
  return (
    <div className={classes.middle}>
      <section className={classes.card} aria-live="off">
        <h2 className={classes.title}>
          {paused
            ? t('import:run.paused')
            : progress
              ? t(`import:run.${progress.phase}`)
              : t('import:run.title')}
        </h2>
        {progress?.file && (
          <p className={classes.file}>
            <span className={classes.soft}>
              {t('import:run.file', { at: progress.file.at, of: progress.file.of })}
            </span>
            <MiddleText text={progress.file.name} />
          </p>
        )}
        <p className={classes.big}>
          {t('import:run.done', {
            done: formatNumber(progress?.done ?? 0, language),
            total: formatNumber(progress?.total ?? total, language),
          })}
        </p>
        <ProgressLine progress={progress} />
        <p className={classes.soft}>{paused ? t('import:run.pausedHint') : t('import:run.free')}</p>
        <div className={classes.actions}>
          <Hint label={t('import:commands.pause')} command={importCommands['import-pause']}>
            <Button data-first disabled={!canPause} onClick={pause}>
              <Sign size={16} aria-hidden />
              {paused ? t('import:run.goOn') : t('import:run.pause')}
            </Button>
          </Hint>
          <Button disabled={cancelling} onClick={onCancel}>
            <IconPlayerStop size={16} aria-hidden />
            {cancelling ? t('import:run.cancelling') : t('import:run.cancel')}
          </Button>
        </div>
      </section>
    </div>
  );
}
