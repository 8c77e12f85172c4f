import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { defaultBackupDir } from '#db/backup/backup-name.ts';
import { makeBackup } from '#db/backup/backup-to.ts';
import { expectAccessible } from './support/axe.ts';
import { ask } from './support/data-port.ts';
import { launchApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';

let folder: string;

test.beforeEach(async () => {
  folder = await folderWithResellers();
});
test.afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Shows the page in a theme, as it would be after a start in it. */
async function showIn(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.waitForURL('app://centre/index.html');
  await page.evaluate((chosen) => localStorage.setItem('theme', chosen), theme);
  await page.reload();
}

/** Turns one bit of the signature of the data file, as a failing disk does. */
async function damage(): Promise<void> {
  const file = await open(join(folder, 'centre.db'), 'r+');
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, 3);
  await file.write(Buffer.of((buffer[0] ?? 0) ^ 1), 0, 1, 3);
  await file.close();
}

for (const theme of ['light', 'dark'] as const) {
  test(`has nothing against it by axe in the form and the menus of the list (${theme})`, async () => {
    const { page, close } = await launchApp({ dataDir: folder, locale: 'ru' });
    await ask(page, 'view-save', { name: 'Мой вид', query: {}, columns: [] });
    await showIn(page, theme);
    await expect(page.locator('.ag-row').first()).toBeVisible();
    const menu = page.getByRole('dialog');
    const status = page.locator('[data-filter="status"]');
    await status.click();
    await menu.getByRole('checkbox').first().check();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
    await page.keyboard.press('Control+KeyU');
    await expect(menu).toContainText('Мой вид');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.locator('[data-menu="columns"]').click();
    await expect(menu.getByRole('checkbox').first()).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+KeyN');
    await expect(page.getByRole('textbox', { name: 'ИНН' })).toBeFocused();
    await page.keyboard.type('7700000030');
    await expect(page.getByRole('button', { name: /Альфа 003/ })).toBeVisible();
    await expectAccessible(page);
    await close();
  });

  test(`tells of a damaged file that a backup was opened (${theme})`, async () => {
    const file = join(folder, 'centre.db');
    const { backup } = makeBackup(file, defaultBackupDir(file), 1_700_000_000_000);
    await damage();
    const { page, close } = await launchApp({ dataDir: folder, locale: 'ru' });
    await showIn(page, theme);
    const report = page.getByRole('dialog', { name: 'Сообщения о файле данных' });
    await expect(report).toContainText('данные восстановлены');
    await expect(report).toContainText(backup.file);
    await expect(report.getByText('Код для поддержки')).toBeVisible();
    await expect(report.getByRole('button', { name: 'Понятно' })).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(report).toHaveCount(0);
    await expect(page.locator('.ag-row').first()).toContainText('Альфа 001');
    await page.reload();
    await expect(page.locator('.ag-row').first()).toBeVisible();
    await expect(report).toHaveCount(0);
    await close();
  });

  test(`says that a damaged file without a backup does not open (${theme})`, async () => {
    await damage();
    const { page, close } = await launchApp({ dataDir: folder, locale: 'ru' });
    await showIn(page, theme);
    await expect(page.getByRole('heading', { name: 'Данные не открылись' })).toBeVisible();
    await expect(page.getByText('Код: data/')).toBeVisible();
    await expectAccessible(page);
    await close();
  });
}
