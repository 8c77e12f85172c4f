import {
  IconArrowsSplit2,
  IconCircleCheck,
  IconCloudOff,
  IconCloudUp,
  IconCloudX,
  IconDatabase,
  IconDeviceFloppy,
  IconMoon,
  IconSun,
  IconUser,
  IconWifi,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SyncStatus } from '#contract/head-office.ts';
import type { AppStatus } from '#contract/shell.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { Hint } from '../../components/hint.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { request } from '../../lib/client.ts';
import { useCommands } from '../../lib/commands.ts';
import { showError } from '../../lib/error-text.ts';
import { exchangeCommands } from '../../lib/exchange-commands.ts';
import { goToOffice, type OfficeView } from '../../lib/head-office-place.ts';
import { useSession } from '../../lib/session.ts';
import { showToast } from '../../lib/toasts.ts';
import { putAnswer, useChannel } from '../../lib/use-channel.ts';
import { usePreferences } from '../../lib/use-preferences.ts';
import { ExportActivity } from './export-activity.tsx';
import { ImportActivity } from './import-activity.tsx';
import { SessionMenu } from './session-menu.tsx';
import classes from './status-bar.module.css';

function Cell(props: { icon: Icon; hint: string; children: ReactNode }) {
  const { icon: CellIcon, hint, children } = props;
  return (
    <Hint label={hint} position="top">
      <span className={classes.cell}>
        <CellIcon size={14} stroke={1.75} aria-hidden />
        {children}
      </span>
    </Hint>
  );
}

/** A cell that leads to where one can do something about what it says. */
function CellButton(props: {
  readonly icon: Icon;
  readonly hint: string;
  readonly view: OfficeView;
  readonly tone?: 'warn' | 'bad';
  readonly children: ReactNode;
}) {
  const { icon: CellIcon, hint, view, tone, children } = props;
  return (
    <Hint label={hint} position="top">
      <button
        type="button"
        className={classes.link}
        data-tone={tone}
        data-office-view={view}
        onClick={() => goToOffice({ view })}
      >
        <CellIcon size={14} stroke={1.75} aria-hidden />
        {children}
      </button>
    </Hint>
  );
}

/** What waits for a person: refusals and conflicts, each by sign, word and number. */
function Attention({ refused, conflicts }: Pick<SyncStatus, 'refused' | 'conflicts'>) {
  const { t } = useTexts();
  return (
    <>
      {refused > 0 && (
        <CellButton
          icon={IconCloudX}
          tone="bad"
          view="refusals"
          hint={t('headOffice:bar.refusedHint')}
        >
          {t('headOffice:bar.refused', { count: refused })}
        </CellButton>
      )}
      {conflicts > 0 && (
        <CellButton
          icon={IconArrowsSplit2}
          tone="warn"
          view="conflicts"
          hint={t('headOffice:bar.conflictsHint')}
        >
          {t('headOffice:bar.conflicts', { count: conflicts })}
        </CellButton>
      )}
    </>
  );
}

/** Exchanges at once from every screen, and says how it went. */
function useExchangeNow(status: SyncStatus | undefined): void {
  const { t } = useTexts();
  useCommands(exchangeCommands, {
    'exchange-now': {
      run: () => {
        request('sync-now', {}).then((after) => {
          putAnswer('sync-status', {}, after);
          const { fault } = after;
          showToast(
            fault === null
              ? { tone: 'done', text: t('headOffice:did.exchanged') }
              : { tone: 'note', text: t('headOffice:did.notExchanged') },
          );
        }, showError);
      },
      when: () => status !== undefined && status.state !== 'not-enrolled',
    },
  });
}

/** The line as it is now; the data process tells it of the status bar a moment later. */
function connectionOf(exchange: SyncStatus | undefined): AppStatus['connection'] | null {
  if (exchange === undefined) return null;
  if (exchange.state === 'not-enrolled') return 'none';
  return exchange.fault === null ? 'online' : 'offline';
}

function fileNameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

const connectionIcons = {
  none: IconCloudOff,
  online: IconWifi,
  offline: IconCloudOff,
} as const;

/** One line below: data file, pending changes, connection, last backup, who; language and theme. */
export function StatusBar() {
  const { t, language } = useTexts();
  const { data: info } = useChannel('app-info', {});
  const { data: changed } = useChannel('app-status', {});
  const { theme, setTheme, setLanguage } = usePreferences();
  const session = useSession();
  const { data: exchange } = useChannel('sync-status', {});
  useExchangeNow(exchange);
  const status = changed ?? info?.status;
  const connection = connectionOf(exchange) ?? status?.connection ?? 'none';
  const dark = document.documentElement.dataset.mantineColorScheme === 'dark';
  return (
    <footer className={classes.bar} aria-label={t('shell:status.label')}>
      {info && status && (
        <>
          <Cell icon={IconDatabase} hint={t('shell:status.dataFile', { file: status.dataFile })}>
            <span className={classes.file}>{fileNameOf(status.dataFile)}</span>
          </Cell>
          <CellButton
            icon={status.pendingChanges === 0 ? IconCircleCheck : IconCloudUp}
            hint={t('shell:status.pendingHint')}
            view="pending"
          >
            {status.pendingChanges === 0
              ? t(connection === 'none' ? 'shell:status.allSaved' : 'shell:status.allSent')
              : t('shell:status.pending', { count: status.pendingChanges })}
          </CellButton>
          <CellButton
            icon={connectionIcons[connection]}
            hint={t(`shell:status.connectionHint.${connection}`)}
            view="connection"
            {...(connection === 'offline' ? { tone: 'warn' } : {})}
          >
            {t(`shell:status.connection.${connection}`)}
          </CellButton>
          {exchange && <Attention refused={exchange.refused} conflicts={exchange.conflicts} />}
          <Cell icon={IconDeviceFloppy} hint={t('shell:status.backupHint')}>
            {status.lastBackupAt === null ? (
              t('shell:status.noBackup')
            ) : (
              <span>
                {t('shell:status.backup')} <RelativeTime at={status.lastBackupAt} />
              </span>
            )}
          </Cell>
        </>
      )}
      <span className={classes.gap} />
      <ImportActivity />
      <ExportActivity />
      {session?.kind === 'signed-in' ? (
        <SessionMenu name={session.name} />
      ) : (
        info && (
          <Cell icon={IconUser} hint={t('shell:status.user')}>
            {info.userName}
          </Cell>
        )
      )}
      <Hint label={t('shell:commands.language')} position="top">
        <button
          type="button"
          className={classes.switch}
          onClick={() => setLanguage(language === 'ru' ? 'en' : 'ru')}
          aria-label={`${language.toUpperCase()}: ${t('shell:commands.language')}`}
        >
          {language.toUpperCase()}
        </button>
      </Hint>
      <Hint label={t('shell:commands.theme')} position="top">
        <button
          type="button"
          className={classes.switch}
          onClick={() => setTheme(dark ? 'light' : 'dark')}
          aria-label={t('shell:commands.theme')}
          data-theme-choice={theme}
        >
          {dark ? <IconMoon size={14} aria-hidden /> : <IconSun size={14} aria-hidden />}
        </button>
      </Hint>
    </footer>
  );
}
