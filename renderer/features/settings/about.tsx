import { Copyable } from '../../components/copyable.tsx';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { libraries } from './libraries.ts';
import { SettingsLine, SettingsSection } from './section.tsx';
import classes from './settings.module.css';

/** Version and whose work it stands on. */
export function About() {
  const { t } = useTexts();
  const { data: info } = useChannel('app-info', {});
  return (
    <SettingsSection title={t('settings:about')}>
      <SettingsLine label={t('settings:version')}>
        {info && <Copyable text={info.version} />}
      </SettingsLine>
      <SettingsLine label={t('settings:licence')} hint={t('settings:licenceHint')}>
        <span>{t('settings:licenceName')}</span>
      </SettingsLine>
      <details className={classes.libraries}>
        <summary>{t('settings:libraries')}</summary>
        <ul>
          {libraries.map(({ name, licence }) => (
            <li key={name}>
              <span>{name}</span>
              <span className={classes.soft}>{licence}</span>
            </li>
          ))}
        </ul>
      </details>
    </SettingsSection>
  );
}
