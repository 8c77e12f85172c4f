import {
  IconCircleCheck,
  IconCloudOff,
  IconCloudUp,
  IconDatabase,
  IconDeviceFloppy,
  IconMoon,
  IconSun,
  IconUser,
  IconWifi,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTexts } from '../../lib/use-texts.ts';
import { Hint } from '../../components/hint.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { useSession } from '../../lib/session.ts';
import { useChannel } from '../../lib/use-channel.ts';
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
  const status = changed ?? info?.status;
  const dark = document.documentElement.dataset.mantineColorScheme === 'dark';
  return (
    <footer className={classes.bar} aria-label={t('shell:status.label')}>
      {info && status && (
        <>
          <Cell icon={IconDatabase} hint={t('shell:status.dataFile', { file: status.dataFile })}>
            <span className={classes.file}>{fileNameOf(status.dataFile)}</span>
          </Cell>
          <Cell
            icon={status.pendingChanges === 0 ? IconCircleCheck : IconCloudUp}
            hint={t('shell:status.pendingHint')}
          >
            {status.pendingChanges === 0
              ? t('shell:status.allSaved')
              : t('shell:status.pending', { count: status.pendingChanges })}
          </Cell>
          <Cell
            icon={connectionIcons[status.connection]}
            hint={t(`shell:status.connectionHint.${status.connection}`)}
          >
            {t(`shell:status.connection.${status.connection}`)}
          </Cell>
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
