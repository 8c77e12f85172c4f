import { expect, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';

/** What stands over a screen. */
export const dialog = 'dialog[open]';
export const popup = '[popover][role="dialog"]';

/** Reads what is on screen in both themes. */
export async function look(page: Page, include?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    // Without motion: a colour on its way to the other theme is none that anybody reads.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await expectAccessible(page, include === undefined ? {} : { include });
  }
}

export type Ready = (opened: Locator) => Promise<void>;

/** Reads what was opened over the screen, and closes it again. */
export async function lookOver(
  page: Page,
  what: typeof dialog | typeof popup,
  ready?: Ready,
  read: typeof look = look,
): Promise<void> {
  const opened = page.locator(what);
  await expect(opened).toBeVisible();
  // The keyboard goes along with it.
  await expect(opened.locator(':focus')).toBeVisible();
  await ready?.(opened);
  await read(page, what);
  await page.keyboard.press('Escape');
  await expect(opened).toHaveCount(0);
}
