import i18next from 'i18next';
import { desktop } from './client.ts';

export const languages = ['ru', 'en'] as const;
export type Language = (typeof languages)[number];
/** What the user chose; `system` follows the language of the computer. */
export type LanguageChoice = Language | 'system';

/** One chunk a language: only the active one is loaded. */
const loaders: Record<Language, () => Promise<{ default: Record<string, object> }>> = {
  ru: () => import('../locales/ru/index.ts'),
  en: () => import('../locales/en/index.ts'),
};

const rememberedKey = 'language';

/** The language to show for a choice: Russian for a Russian system, English for any other. */
export function resolveLanguage(choice: LanguageChoice, system: string): Language {
  if (choice !== 'system') return choice;
  return system.toLowerCase().startsWith('ru') ? 'ru' : 'en';
}

/** The choice made last in this profile, known before the data process answers. */
export function rememberedLanguage(): LanguageChoice {
  const stored = localStorage.getItem(rememberedKey);
  return stored === 'ru' || stored === 'en' ? stored : 'system';
}

/** Loads the texts of the remembered language; to be awaited before the first render. */
export async function startI18n(): Promise<void> {
  const language = resolveLanguage(rememberedLanguage(), desktop.systemLanguage());
  await i18next.init({
    lng: language,
    resources: { [language]: (await loaders[language]()).default },
    fallbackLng: false,
    defaultNS: 'common',
    returnEmptyString: false,
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

/** Switches all texts at once, without a restart, and remembers the choice for the next start. */
export async function switchLanguage(choice: LanguageChoice): Promise<void> {
  if (choice === 'system') localStorage.removeItem(rememberedKey);
  else localStorage.setItem(rememberedKey, choice);
  const language = resolveLanguage(choice, desktop.systemLanguage());
  if (language === i18next.language) return;
  const bundles = (await loaders[language]()).default;
  for (const [namespace, texts] of Object.entries(bundles)) {
    i18next.addResourceBundle(language, namespace, texts, true, true);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** The language on screen now. */
export function currentLanguage(): Language {
  return i18next.language === 'ru' ? 'ru' : 'en';
}
