import { Button } from '../../components/button.tsx';
import { InlineField } from '../../components/inline-field.tsx';
import { runCommand } from '../../lib/commands.ts';
import { putSetting } from '../../lib/settings.ts';
import { queryClient } from '../../lib/query-client.ts';
import { channelQuery, useChannel } from '../../lib/use-channel.ts';
import { useMay } from '../../lib/use-may.ts';
import { useSession } from '../../lib/session.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { SettingsLine, SettingsSection } from './section.tsx';
import classes from './settings.module.css';

/** Zones by name, the offset now beside it, so that one need not know the name of one's own. */
function zoneOptions(language: string): readonly { value: string; label: string }[] {
  return Intl.supportedValuesOf('timeZone').map((zone) => {
    const format = new Intl.DateTimeFormat(language, {
      timeZone: zone,
      timeZoneName: 'shortOffset',
    });
    const offset = format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return { value: zone, label: `${zone.replaceAll('_', ' ')} (${offset})` };
  });
}

/** Who works here: the name under every change, and the time one reads. */
export function Person() {
  const { t, language } = useTexts();
  const session = useSession();
  const { data: info } = useChannel('app-info', {});
  const systemZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = info?.settings.timeZone ?? '';
  const ofSystem = t('settings:timeZoneSystem', { zone: systemZone.replaceAll('_', ' ') });
  // Everybody's terms hang on it.
  const { may: mayEdit } = useMay('lists', 'edit');
  const saveName = async (name: string): Promise<void> => {
    await putSetting('userName', name.trim());
    await queryClient.invalidateQueries({ queryKey: channelQuery('app-info', {}).queryKey });
  };
  return (
    <SettingsSection title={t('settings:person')}>
      {session?.kind === 'signed-in' && (
        <SettingsLine label={session.name} hint={t('settings:signedIn', { login: session.login })}>
          <Button onClick={() => runCommand('password-change')}>
            {t('people:commands.password')}
          </Button>
        </SettingsLine>
      )}
      <div className={classes.field}>
        {session?.kind !== 'signed-in' && (
          <>
            <InlineField
              label={t('settings:userName')}
              value={info?.userName ?? ''}
              draftKey="settings:userName"
              onSave={saveName}
            />
            <p className={classes.hint}>{t('settings:userNameHint')}</p>
          </>
        )}
        {mayEdit ? (
          <InlineField
            label={t('settings:timeZone')}
            value={zone}
            shown={zone.replaceAll('_', ' ')}
            draftKey="settings:timeZone"
            onSave={(chosen) => putSetting('timeZone', chosen)}
            emptyText={ofSystem}
            options={() => [
              { value: '', label: t('settings:timeZoneSystem', { zone: systemZone }) },
              ...zoneOptions(language),
            ]}
          />
        ) : (
          <p className={classes.fixed}>
            <span className={classes.soft}>{t('settings:timeZone')}</span>
            <span>{zone === '' ? ofSystem : zone.replaceAll('_', ' ')}</span>
          </p>
        )}
        <p className={classes.hint}>{t('settings:timeZoneHint')}</p>
      </div>
    </SettingsSection>
  );
}
