import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { currentLanguage, type Language } from './i18n.ts';
import type { Translate } from './text-key.ts';

/** The texts in the language on screen; a component that calls it draws again when it changes. */
export function useTexts(): { readonly t: Translate; readonly language: Language } {
  const { t } = useTranslation();
  // The same function with our own keys: i18next's own typing of them costs seconds of compiling.
  return { t: t as unknown as Translate, language: currentLanguage() };
}

/** A text outside of a component, in the language on screen now. */
export const textOf: Translate = (key, values) => i18next.t(key, values ?? {});
