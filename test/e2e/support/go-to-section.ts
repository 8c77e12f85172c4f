import type { Page } from '@playwright/test';

/** Goes to a section by its key, wherever it stands among the others by now. */
export async function goToSection(page: Page, path: string): Promise<void> {
  const links = page.locator('nav li a');
  await page.locator(`nav li a[href$="${path}"]`).waitFor();
  const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  await page.keyboard.press(`Control+${paths.findIndex((href) => href?.endsWith(path)) + 1}`);
}
