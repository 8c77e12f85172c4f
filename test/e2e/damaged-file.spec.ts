import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { defaultBackupDir } from '#db/backup/backup-name.ts';
import { makeBackup } from '#db/backup/backup-to.ts';
import { expectAccessible } from './support/axe.ts';
import { launchApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';

let folder: string;

test.beforeEach(async () => {
  folder = await folderWithResellers();
});
test.afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Reads what the start says in both languages and themes; ends in Russian. */
async function expectAccessibleInAll(page: Page, said: Locator): Promise<void> {
  for (const language of ['en', 'ru']) {
    await page.waitForURL('app://centre/index.html');
    await page.evaluate((chosen) => localStorage.setItem('language', chosen), language);
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(said).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page);
    }
  }
}

/** Turns one bit of the signature of the data file, as a failing disk does. */
async function damage(): Promise<void> {
  const file = await open(join(folder, 'centre.db'), 'r+');
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, 3);
  await file.write(Buffer.of((buffer[0] ?? 0) ^ 1), 0, 1, 3);
  await file.close();
}

test('tells of a damaged file that a backup was opened', async () => {
  const file = join(folder, 'centre.db');
  const { backup } = makeBackup(file, defaultBackupDir(file), 1_700_000_000_000);
  await damage();
  const { page, close } = await launchApp({ dataDir: folder, locale: 'ru' });
  const report = page.getByRole('dialog', { name: 'Сообщения о файле данных' });
  await expectAccessibleInAll(page, page.getByRole('dialog'));
  await expect(report).toContainText('данные восстановлены');
  await expect(report).toContainText(backup.file);
  await expect(report.getByText('Код для поддержки')).toBeVisible();
  await expect(report.getByRole('button', { name: 'Понятно' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(report).toHaveCount(0);
  await expect(page.locator('.ag-row').first()).toContainText('Альфа 001');
  await page.reload();
  await expect(page.locator('.ag-row').first()).toBeVisible();
  await expect(report).toHaveCount(0);
  await close();
});

test('says that a damaged file without a backup does not open', async () => {
  await damage();
  const { page, close } = await launchApp({ dataDir: folder, locale: 'ru' });
  await expectAccessibleInAll(page, page.getByText(/data\//).first());
  await expect(page.getByRole('heading', { name: 'Данные не открылись' })).toBeVisible();
  await expect(page.getByText('Код: data/')).toBeVisible();
  await close();
});
