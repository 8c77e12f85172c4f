import type { MantineColorSchemeManager } from '@mantine/core';

/** What the user chose; `system` follows the computer. */
export type ThemeChoice = 'light' | 'dark' | 'system';

const rememberedKey = 'theme';

/** The choice made last in this profile, known before the data process answers: no flash. */
export function rememberedTheme(): ThemeChoice {
  const stored = localStorage.getItem(rememberedKey);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Keeps Mantine's choice under our own name for it. */
export const themeManager: MantineColorSchemeManager = (() => {
  let stop: (() => void) | null = null;
  return {
    get: () => {
      const choice = rememberedTheme();
      return choice === 'system' ? 'auto' : choice;
    },
    set: (value) => {
      localStorage.setItem(rememberedKey, value === 'auto' ? 'system' : value);
    },
    subscribe: (onUpdate) => {
      // Another window of this application changed it.
      const listener = (event: StorageEvent): void => {
        if (event.key !== rememberedKey) return;
        const choice = rememberedTheme();
        onUpdate(choice === 'system' ? 'auto' : choice);
      };
      window.addEventListener('storage', listener);
      stop = () => window.removeEventListener('storage', listener);
    },
    unsubscribe: () => stop?.(),
    clear: () => localStorage.removeItem(rememberedKey),
  };
})();
