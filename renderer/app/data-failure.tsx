import { IconDatabaseX } from '@tabler/icons-react';
import { useTexts } from '../lib/use-texts.ts';
import { useEffect, useState } from 'react';
import type { ErrorCode } from '#contract/errors.ts';
import type { BackupFile } from '#contract/shell.ts';
import { Button } from '../components/button.tsx';
import { Copyable } from '../components/copyable.tsx';
import classes from '../components/full-screen.module.css';
import { Toasts } from '../components/toasts.tsx';
import { RestoreDialog } from '../features/settings/restore-dialog.tsx';
import { desktop } from '../lib/client.ts';
import type { ClientError } from '../lib/client-error.ts';
import { errorText, showError } from '../lib/error-text.ts';
import { formatInstant } from '../lib/format.ts';
import { markReady } from '../lib/ready.ts';
import { queryClient } from '../lib/query-client.ts';
import { channelQuery, useChannel } from '../lib/use-channel.ts';

function retry(): void {
  desktop.reconnect();
  void queryClient.resetQueries({ queryKey: channelQuery('app-info', {}).queryKey });
}

/** Codes after which an older copy is a way on; with a newer or a locked file it would only harm. */
const backupsHelp: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'data/damaged',
  'data/no-good-backup',
  'data/not-our-file',
  'data/migration-failed',
  'data/cannot-open',
]);

function GoodBackups() {
  const { t } = useTexts();
  const { data: backups } = useChannel('backup-list', {});
  const [chosen, setChosen] = useState<BackupFile | null>(null);
  const good = backups?.filter(({ verified }) => verified).slice(0, 5) ?? [];
  if (good.length === 0) return null;
  return (
    <section>
      <h2>{t('shell:failure.backups')}</h2>
      <ul className={classes.backups}>
        {good.map((backup) => (
          <li key={backup.file}>
            <time>{formatInstant(backup.at)}</time>
            <Button onClick={() => setChosen(backup)}>{t('settings:restore')}</Button>
          </li>
        ))}
      </ul>
      {chosen && <RestoreDialog backup={chosen} onClose={() => setChosen(null)} />}
    </section>
  );
}

/** The whole window when the data cannot be opened: what happened, what is safe, what to do. */
export default function DataFailure({ error }: { readonly error: ClientError | null }) {
  const { t } = useTexts();
  useEffect(markReady, []);
  const code = error?.code ?? 'app/data-process-gone';
  const away = code === 'app/data-process-gone';
  return (
    <main className={classes.screen}>
      <div className={classes.panel} role="alert">
        <div className={classes.head}>
          <IconDatabaseX className={classes.sign} size={26} stroke={1.5} aria-hidden />
          <h1>{t('shell:failure.title')}</h1>
        </div>
        {away ? (
          <>
            <p>{t('shell:failure.lost')}</p>
            <p className={classes.soft}>{t('shell:failure.lostSafe')}</p>
          </>
        ) : (
          <p>{errorText(error)}</p>
        )}
        {backupsHelp.has(code) && <GoodBackups />}
        <div className={classes.actions}>
          <Button look="primary" onClick={retry}>
            {t('common:retry')}
          </Button>
          <Button onClick={() => void desktop.showDataFolder().catch(showError)}>
            {t('shell:failure.folder')}
          </Button>
          <Button onClick={() => desktop.quit()}>{t('shell:failure.quit')}</Button>
        </div>
        <p className={classes.code}>
          <Copyable text={t('shell:failure.code', { code })} value={code} />
        </p>
      </div>
      <Toasts />
    </main>
  );
}
