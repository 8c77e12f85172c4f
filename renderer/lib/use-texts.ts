import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { currentLanguage, type Language } from './i18n.ts';
import type { TextKey, Translate } from './text-key.ts';

/** The texts of a language that nothing is put into; most are asked for at each drawing of a line. */
const plain = new Map<TextKey, string>();
let translate: Translate = translator();

function translator(): Translate {
  plain.clear();
  return (key, values) => {
    if (values !== undefined) return i18next.t(key, values);
    const known = plain.get(key);
    if (known !== undefined) return known;
    const text = i18next.t(key);
    plain.set(key, text);
    return text;
  };
}

// Another function for another language: what is remembered by it is made anew.
i18next.on('languageChanged', () => {
  translate = translator();
});

function onLanguage(changed: () => void): () => void {
  i18next.on('languageChanged', changed);
  return () => i18next.off('languageChanged', changed);
}

const currentTexts = (): Translate => translate;

/** The texts in the language on screen; a component that calls it draws again when it changes. */
export function useTexts(): { readonly t: Translate; readonly language: Language } {
  return { t: useSyncExternalStore(onLanguage, currentTexts), language: currentLanguage() };
}

/** A text outside of a component, in the language on screen now. */
export const textOf: Translate = (key, values) => translate(key, values);
