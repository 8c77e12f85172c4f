import { expect, test } from '@playwright/test';
import { launchApp } from './support/launch.ts';

test('shows a titled window in the language of the system', async () => {
  const { page, close } = await launchApp({ locale: 'ru' });
  await expect(page).toHaveTitle(/.+/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await close();
});
