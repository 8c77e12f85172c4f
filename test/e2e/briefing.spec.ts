import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { ask } from './support/data-port.ts';
import { folderOfEverything } from './support/everything-file.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { softphone } from './support/softphone.ts';

let launched: LaunchedApp;
let folder: string;

test.beforeAll(async () => {
  folder = await folderOfEverything();
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
  await expect(launched.page.locator('.ag-row').first()).toBeVisible();
});
test.afterAll(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

test('says beside the call what this partner needs to know', async () => {
  const { page } = launched;
  await ask(page, 'reseller-patch', { pk: 1, fields: { level: 'gold' } });
  const phone = await softphone(folder);
  expect(await phone.tell({ number: '+74951001000', direction: 'in' })).toBe(200);
  await expect(page.getByRole('option', { name: /Альфа 001/ })).toBeVisible();
  await page.keyboard.press('Enter');
  const briefing = page.locator('[data-briefing="1"]');
  await expect(briefing).toContainText('Авторизован');
  await expect(briefing).toContainText('Золотой');
  // Of 5,000 points 300 are held by the request that waits.
  await expect(briefing).toContainText(/4\s700 доступно/u);
  await expect(briefing).toContainText(/300 в резерве/u);
  const block = (title: string) =>
    briefing.locator('section, div').filter({
      has: page.getByRole('heading', { name: new RegExp(`^${title}`) }),
    });
  const lines = (title: string) => block(title).last().getByRole('listitem');
  await expect(lines('Открытые задачи').filter({ hasText: 'Ответить по складу' })).toHaveCount(1);
  await expect(lines('Заявки').filter({ hasText: 'Сувениры' })).toHaveCount(1);
  await expect(lines('Заявки').filter({ hasText: 'Сидоров Олег' })).toHaveCount(1);
  // Those of its own city, and those that anybody can go to.
  await expect(lines('Ближайшие тренинги')).toHaveText([/Продажи.*онлайн/, /Печать.*Казань/]);
  await expect(lines('Последние обращения')).toHaveCount(5);
  await expect(lines('Последние обращения').first()).toContainText('Бонусы · Вопрос решён');
});
