import { IconDatabaseX } from '@tabler/icons-react';
import { useTexts } from '../lib/use-texts.ts';
import { useEffect } from 'react';
import { Button } from '../components/button.tsx';
import { Copyable } from '../components/copyable.tsx';
import { desktop } from '../lib/client.ts';
import type { ClientError } from '../lib/client-error.ts';
import { errorText, showError } from '../lib/error-text.ts';
import { markReady } from '../lib/ready.ts';
import { queryClient } from '../lib/query-client.ts';
import { channelQuery } from '../lib/use-channel.ts';
import classes from './full-screen.module.css';

function retry(): void {
  desktop.reconnect();
  void queryClient.resetQueries({ queryKey: channelQuery('app-info', {}).queryKey });
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
    </main>
  );
}
