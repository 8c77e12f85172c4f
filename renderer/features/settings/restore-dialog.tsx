import type { BackupFile } from '#contract/shell.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { showError } from '../../lib/error-text.ts';
import { formatInstant } from '../../lib/format.ts';
import { queryClient } from '../../lib/query-client.ts';
import { showToast } from '../../lib/toasts.ts';
import { useChannelMutation } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './settings.module.css';

/** Explains what going back to a backup means, and does it. The present file is kept. */
export function RestoreDialog(props: {
  readonly backup: BackupFile;
  readonly onClose: () => void;
}) {
  const { backup, onClose } = props;
  const { t } = useTexts();
  const restore = useChannelMutation('backup-restore');
  const date = formatInstant(backup.at);

  const run = (): void => {
    restore.mutate(
      { file: backup.file },
      {
        onSuccess: ({ setAside }) => {
          showToast({ tone: 'done', text: t('settings:restored', { date, file: setAside }) });
          void queryClient.invalidateQueries();
          onClose();
        },
        onError: (error) => {
          showError(error);
          onClose();
        },
      },
    );
  };

  return (
    <Dialog label={t('settings:restoreTitle', { date })} onClose={onClose}>
      <div className={classes.dialog}>
        <h1>{t('settings:restoreTitle', { date })}</h1>
        <p>{t('settings:restoreLost', { date })}</p>
        <p className={classes.soft}>{t('settings:restoreKept')}</p>
        <div className={classes.actions}>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button look="primary" onClick={run} disabled={restore.isPending}>
            {t('settings:restoreRun')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
