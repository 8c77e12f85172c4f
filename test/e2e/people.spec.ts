import { rm } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { ask } from './support/data-port.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';
import { russianKeyboard, type RussianKeyboard } from './support/russian-keyboard.ts';
import { softphone } from './support/softphone.ts';

const password = 'вишня сад окно';

let launched: LaunchedApp;
let folder: string;
let keyboard: RussianKeyboard;

test.beforeEach(async () => {
  folder = await folderWithResellers();
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
  keyboard = await russianKeyboard(launched.page);
  await expect(launched.page.locator('.ag-row').first()).toBeVisible();
});
test.afterEach(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

async function addAdministrator(page: Page): Promise<void> {
  const groups = await ask<readonly { pk: number; key: string }[]>(page, 'groups-list');
  await ask(page, 'person-create', {
    login: 'соколова',
    name: 'Соколова Анна',
    groupPk: groups.find(({ key }) => key === 'administrator')?.pk,
    password,
  });
  await expect(page.getByRole('button', { name: 'Кто работает: Соколова Анна' })).toBeVisible();
}

/** Whatever of the data may be in the page: nothing of it at the door. */
async function expectNoContent(page: Page): Promise<void> {
  await expect(page.locator('[data-door]')).toBeVisible();
  await expect(page.locator('nav, header, footer, .ag-row')).toHaveCount(0);
  const html = await page.content();
  for (const word of ['Альфа', 'Хотят на тренинг', 'centre.db']) expect(html).not.toContain(word);
}

test('locks by a key in the middle of a call, and gives call and text back after signing in', async () => {
  const { page } = launched;
  await addAdministrator(page);
  const phone = await softphone(folder);
  expect(await phone.tell({ number: '8 (495) 100-10-08', direction: 'in' })).toBe(200);
  await expect(page.getByRole('option', { name: /Альфа 009/ })).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Тема' })).toBeFocused();
  await keyboard.type('трен');
  await keyboard.press('Enter');
  await keyboard.type('Хотят на тренинг в июне');
  await keyboard.press('Control+Shift+KeyK');
  await expectNoContent(page);
  await page.screenshot({ path: '/tmp/people-locked.png' });
  await expect(page.getByLabel('Пароль', { exact: true })).toBeFocused();
  await keyboard.type('не тот пароль');
  await keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Логин или пароль не подошёл');
  await expect(page.getByRole('alert')).toContainText('Вы набирали русскими буквами');
  await page.screenshot({ path: '/tmp/people-wrong.png' });
  await expect(page.getByLabel('Пароль', { exact: true })).toBeFocused();
  await keyboard.type(password);
  await keyboard.press('Enter');
  const note = page.getByRole('textbox', { name: 'Заметка' });
  await expect(note).toHaveValue('Хотят на тренинг в июне');
  await page.screenshot({ path: '/tmp/people-back.png' });
});

test('locks every window when nobody uses any', async () => {
  const { app, page } = launched;
  await addAdministrator(page);
  await keyboard.press('Control+Shift+KeyN');
  await expect.poll(() => app.windows().length).toBe(2);
  const second = app.windows().find((window) => window !== page);
  if (!second) throw new Error('no second window');
  await expect(second.locator('.ag-row').first()).toBeVisible();
  // Nine minutes later somebody moves the mouse in the other window: nobody is away yet.
  const later = (minutes: number): Promise<void> =>
    app.evaluate((_electron, ms) => {
      const real = Date.now.bind(Date);
      Date.now = () => real() + ms;
    }, minutes * 60_000);
  await later(9);
  await second.mouse.move(200, 200);
  await later(9);
  // More than one look of the clock.
  const since = await page.evaluate(() => performance.now());
  await page.waitForFunction((from) => performance.now() - from > 1500, since);
  await expect(page.locator('.ag-row').first()).toBeVisible();
  await later(2);
  for (const window of [page, second]) await expectNoContent(window);
});
