import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { create } from 'zustand';
import type { AppInfo } from '#contract/shell.ts';
import { rememberedTheme, type ThemeChoice } from './appearance.ts';
import { desktop } from './client.ts';
import { showError } from './error-text.ts';
import {
  currentLanguage,
  rememberedLanguage,
  switchLanguage,
  type LanguageChoice,
} from './i18n.ts';
import { putSetting } from './settings.ts';

type Preferences = { readonly language: LanguageChoice; readonly theme: ThemeChoice };

const useStore = create<Preferences>(() => ({
  language: rememberedLanguage(),
  theme: rememberedTheme(),
}));

async function applyLanguage(language: LanguageChoice): Promise<void> {
  useStore.setState({ language });
  await switchLanguage(language);
  await desktop.setLanguage(currentLanguage());
}

/** Language and theme as chosen, and how to choose others: at once, without a restart. */
export function usePreferences() {
  const preferences = useStore();
  const { setColorScheme } = useMantineColorScheme();

  const applyTheme = (theme: ThemeChoice): void => {
    useStore.setState({ theme });
    setColorScheme(theme === 'system' ? 'auto' : theme);
    desktop.setTheme(theme).catch(showError);
  };

  return {
    ...preferences,
    applyTheme,
    setLanguage: (language: LanguageChoice): void => {
      applyLanguage(language)
        .then(() => putSetting('language', language))
        .catch(showError);
    },
    setTheme: (theme: ThemeChoice): void => {
      applyTheme(theme);
      putSetting('theme', theme).catch(showError);
    },
  };
}

/** Follows what the data file says, when it comes from another profile than this one. */
export function useStoredPreferences(info: AppInfo | undefined): void {
  const { applyTheme } = usePreferences();
  const { language, theme } = info?.settings ?? {};
  useEffect(() => {
    const now = useStore.getState();
    if (language === 'ru' || language === 'en' || language === 'system') {
      if (language !== now.language) applyLanguage(language).catch(showError);
    }
    if (theme === 'light' || theme === 'dark' || theme === 'system') {
      if (theme !== now.theme) applyTheme(theme);
    }
    // Only the stored values count: a later choice of the user must not be taken back by them.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [language, theme]);
}
