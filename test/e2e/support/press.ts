import type { Page } from '@playwright/test';

/** Presses chords one after the other, as a person does who knows them by heart. */
export function pressOn(page: Page) {
  return async (...chords: readonly string[]): Promise<void> => {
    for (const chord of chords) await page.keyboard.press(chord);
  };
}
