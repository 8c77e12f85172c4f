import { expect, test } from '@playwright/test';
import { launchApp } from './support/launch.ts';

for (const locale of ['ru', 'en'] as const) {
  test(`shows a titled window in the language of the system (${locale})`, async () => {
    const { page, close } = await launchApp({ locale });
    await expect(page).toHaveTitle(/.+/);
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await close();
  });
}
