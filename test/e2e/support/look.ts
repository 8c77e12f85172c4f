import { expect, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';

/** What stands over a screen. */
export const dialog = 'dialog[open]';
export const popup = '[popover][role="dialog"]';

/** Reads what is on screen in both themes: all of it in light, what colours decide in dark as well. */
export async function look(page: Page, include?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    // Without motion: a colour on its way to the other theme is none that anybody reads.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await expectAccessible(page, { include, coloursOnly: colorScheme === 'dark' });
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
  // The keyboard goes along with it; who has it otherwise is worth knowing.
  await expect.poll(() => opened.evaluate(whoHasKeyboard)).toBe('it');
  await ready?.(opened);
  await read(page, what);
  await page.keyboard.press('Escape');
  await expect(opened).toHaveCount(0);
}

function whoHasKeyboard(opened: HTMLElement): string {
  const has = document.activeElement;
  if (has !== null && has !== opened && opened.contains(has))
    return document.hasFocus() ? 'it' : 'no window';
  return has?.outerHTML.slice(0, 200) ?? 'nobody';
}
