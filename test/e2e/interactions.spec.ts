import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readSheets } from '#test/support/read-sheets.ts';
import { goToSection } from './support/go-to-section.ts';
import { answerDialogs } from './support/import-steps.ts';
import { fillLog } from './support/log-file.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';

let launched: LaunchedApp;
let folder: string;

test.beforeEach(async () => {
  folder = await folderWithResellers();
  fillLog(join(folder, 'centre.db'));
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
  await goToSection(launched.page, '/interactions');
  // Rows alone may be those of the section before.
  await expect(launched.page.locator('[data-filter="channel"]')).toBeVisible();
  await expect(launched.page.locator('.ag-row').first()).toBeVisible();
});
test.afterEach(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

test('narrows the log by keys, opens a line, and comes back to it', async () => {
  const { page } = launched;
  const footer = page.getByText('60 обращений');
  await expect(footer).toBeVisible();
  await page.keyboard.press('Control+KeyL');
  const menu = page.getByRole('dialog', { name: 'Период' });
  await expect(menu.getByRole('button', { name: 'Сегодня' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText('7 обращений')).toBeVisible();
  await page.keyboard.press('Control+Shift+KeyF');
  await page.keyboard.type('номер 5 ');
  await expect(page.getByText('1 обращение')).toBeVisible();
  // What is looked for has no blanks at its ends; what is being typed keeps them.
  await expect(page.locator('#log-text')).toHaveValue('номер 5 ');
  await page.keyboard.press('F9');
  await page.keyboard.press('Enter');
  const details = page.getByRole('article', { name: 'Обращение' });
  await expect(details).toContainText('Разговор номер 5: =2+2');
  await expect(details).toContainText('Альфа 006');
  await page.keyboard.press('Escape');
  await expect(details).toHaveCount(0);
  await page.keyboard.press('Control+Shift+KeyL');
  await expect(footer).toBeVisible();
});

test('leaves the keyboard in a menu that is opened by the very next key after closing a line', async () => {
  const { page } = launched;
  const menu = page.getByRole('dialog', { name: 'Период' });
  // Once before: its part of the program is loaded then, and it opens without a wait.
  await page.keyboard.press('Control+KeyL');
  await expect(menu).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await page.keyboard.press('F9');
  await expect(page.locator('.ag-cell:focus')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: 'Обращение' })).toBeVisible();
  // Both before anything is drawn: quicker than any hand, so that it is so each time.
  await page.evaluate(() => {
    const press = (key: string, code: string, ctrlKey: boolean): void => {
      const event = new KeyboardEvent('keydown', { key, code, ctrlKey, bubbles: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
    };
    press('Escape', 'Escape', false);
    press('l', 'KeyL', true);
  });
  await expect(page.getByRole('article', { name: 'Обращение' })).toHaveCount(0);
  await page.evaluate(
    () =>
      new Promise((drawn) => {
        requestAnimationFrame(() => requestAnimationFrame(drawn));
      }),
  );
  await expect(menu.getByRole('button', { name: 'Сегодня' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
});

test('has the keyboard in its list when one comes to it', async () => {
  const { page } = launched;
  const line = page.locator('.ag-row[row-index="0"] .ag-cell:focus');
  await expect(line).toHaveCount(1);
  await goToSection(page, '/bonuses');
  await goToSection(page, '/interactions');
  await expect(line).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: 'Обращение' })).toBeVisible();
});

test('narrows the log by operator, channel, topic and outcome, one after the other', async () => {
  const { page } = launched;
  const menu = page.getByRole('dialog');
  for (const [facet, value, left] of [
    ['operator', 'Ким Е.', '30 обращений'],
    ['channel', 'Входящий звонок', '20 обращений'],
    ['topic', 'Тренинги', '10 обращений'],
    ['outcome', 'Вопрос решён', '9 обращений'],
  ] as const) {
    await page.locator(`[data-filter="${facet}"]`).press('Enter');
    await menu.getByRole('checkbox', { name: new RegExp(`^${value}`) }).press('Space');
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
    await expect(page.getByText(left)).toBeVisible();
  }
  await expect(page.locator('.ag-row')).toHaveCount(9);
  for (const row of await page.locator('.ag-row').all()) {
    await expect(row).toContainText(/Ким Е\..*Тренинги.*Вопрос решён/u);
  }
});

test('shows only what is missed, and refuses a period that ends before it begins', async () => {
  const { page } = launched;
  await page.locator('[data-filter="state"]').press('Enter');
  await page.getByRole('button', { name: 'Пропущенные' }).press('Enter');
  await expect(page.getByText('3 обращения')).toBeVisible();
  await expect(page.locator('.ag-row').first()).toContainText('Пропущенный звонок');
  await page.keyboard.press('Control+KeyL');
  const menu = page.getByRole('dialog', { name: 'Период' });
  await menu.getByRole('textbox', { name: 'С', exact: true }).fill('10.02.2026');
  await menu.getByRole('textbox', { name: 'По' }).fill('01.02.2026');
  await page.keyboard.press('Enter');
  await expect(menu.getByRole('alert')).toHaveText('Начало позже конца.');
});

test('writes the log as it is on screen into a workbook', async () => {
  const { app, page } = launched;
  const out = await mkdtemp(join(tmpdir(), 'ic-log-'));
  const path = join(out, 'Обращения.xlsx');
  await answerDialogs(app, { save: path });
  await page.keyboard.press('Control+KeyE');
  await expect(page.getByRole('dialog', { name: 'Выгрузить список' })).toContainText('Все: 60');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Выгружено 60 строк: «Обращения.xlsx»')).toBeVisible();
  const { Обращения: rows = [] } = await readSheets(path);
  expect(rows).toHaveLength(61);
  expect(rows[0]?.slice(0, 3)).toEqual(['Когда', 'Канал', 'Реселлер']);
  expect(rows[1]?.[2]).toBe('Альфа 001');
  expect(rows[1]?.at(-1)).toContain('=2+2');
  await rm(out, { recursive: true, force: true });
});
