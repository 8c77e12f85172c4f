import { expect, type Page } from '@playwright/test';

/**
 * Waits until the call in hand is stored. The form is gone only then; the word of an earlier call
 * may still be on the screen, so the newest one is looked for.
 */
export async function callWritten(page: Page, word = 'Звонок записан'): Promise<void> {
  await expect(page.locator('[data-call-form], dialog[open]')).toHaveCount(0);
  await expect(page.getByText(word).last()).toBeVisible();
}
