import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useState } from 'react';
import type { BackupFile } from '#contract/shell.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { Spoken } from '../../components/spoken.tsx';
import { showError } from '../../lib/error-text.ts';
import { formatBytes, formatInstant } from '../../lib/format.ts';
import { queryClient } from '../../lib/query-client.ts';
import { showToast } from '../../lib/toasts.ts';
import { channelQuery, useChannel, useChannelMutation } from '../../lib/use-channel.ts';
import { useMay, type May } from '../../lib/use-may.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { RestoreDialog } from './restore-dialog.tsx';
import { SettingsLine, SettingsSection } from './section.tsx';
import classes from './settings.module.css';

function BackupRow(props: { backup: BackupFile; edit: May; onRestore: () => void }) {
  const { backup, edit, onRestore } = props;
  const { t, language } = useTexts();
  const Sign = backup.verified ? IconShieldCheck : IconShieldX;
  return (
    <tr>
      <td title={backup.file}>{formatInstant(backup.at)}</td>
      <td className={classes.soft}>
        <RelativeTime at={backup.at} />
      </td>
      <td className={classes.number}>{formatBytes(backup.bytes, language)}</td>
      <td>
        <span className={classes.verdict} data-good={backup.verified || undefined}>
          <Sign size={14} aria-hidden />
          {t(backup.verified ? 'settings:verified' : 'settings:notVerified')}
        </span>
      </td>
      <td className={classes.number}>
        <Button
          onClick={onRestore}
          disabled={!backup.verified || !edit.may}
          title={edit.why ?? undefined}
        >
          {t('settings:restore')}
        </Button>
      </td>
    </tr>
  );
}

/** The backups there are, one more now, and the way back to one of them. */
export function Backups() {
  const { t } = useTexts();
  const { may: maySee } = useMay('data', 'view');
  const add = useMay('data', 'add');
  const edit = useMay('data', 'edit');
  const { data: backups } = useChannel('backup-list', {}, { enabled: maySee });
  const make = useChannelMutation('backup-now');
  const [chosen, setChosen] = useState<BackupFile | null>(null);

  const makeNow = (): void => {
    make.mutate(
      {},
      {
        onSuccess: () => {
          showToast({ tone: 'done', text: t('settings:backupMade') });
          void queryClient.invalidateQueries({
            queryKey: channelQuery('backup-list', {}).queryKey,
          });
        },
        onError: showError,
      },
    );
  };

  if (!maySee) return null;
  return (
    <SettingsSection title={t('settings:backups')}>
      <SettingsLine label={t('settings:backupNow')} hint={add.why ?? t('settings:backupsHint')}>
        <Button onClick={makeNow} disabled={make.isPending || !add.may}>
          {t(make.isPending ? 'settings:backupMaking' : 'settings:backupMake')}
        </Button>
      </SettingsLine>
      {backups?.length === 0 && (
        <EmptyState title={t('settings:noBackups')} text={t('settings:noBackupsHint')} />
      )}
      {backups && backups.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('settings:backupAt')}</th>
              <th>{t('settings:backupAge')}</th>
              <th className={classes.number}>{t('settings:backupSize')}</th>
              <th>{t('settings:backupCheck')}</th>
              <th>
                <Spoken>{t('settings:restore')}</Spoken>
              </th>
            </tr>
          </thead>
          <tbody>
            {backups.map((backup) => (
              <BackupRow
                key={backup.file}
                backup={backup}
                edit={edit}
                onRestore={() => setChosen(backup)}
              />
            ))}
          </tbody>
        </table>
      )}
      {chosen && <RestoreDialog backup={chosen} onClose={() => setChosen(null)} />}
    </SettingsSection>
  );
}
