import { Choice } from '../../components/choice.tsx';
import { usePreferences } from '../../lib/use-preferences.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { SettingsLine, SettingsSection } from './section.tsx';

/** Language and theme. A language is named in itself, so that one finds it from the other. */
export function Appearance() {
  const { t } = useTexts();
  const { language, theme, setLanguage, setTheme } = usePreferences();
  return (
    <SettingsSection title={t('settings:appearance')}>
      <SettingsLine label={t('settings:language')}>
        <Choice
          label={t('settings:language')}
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'system', label: t('settings:asSystem') },
            { value: 'ru', label: t('settings:languageRu') },
            { value: 'en', label: t('settings:languageEn') },
          ]}
        />
      </SettingsLine>
      <SettingsLine label={t('settings:theme')}>
        <Choice
          label={t('settings:theme')}
          value={theme}
          onChange={setTheme}
          options={[
            { value: 'system', label: t('settings:asSystem') },
            { value: 'light', label: t('settings:themeLight') },
            { value: 'dark', label: t('settings:themeDark') },
          ]}
        />
      </SettingsLine>
    </SettingsSection>
  );
}
