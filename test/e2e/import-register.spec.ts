import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { ImportBatch } from '#contract/import.ts';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import { sharedDir } from '#test/support/paths.ts';
import { goToSection } from './support/go-to-section.ts';
import { complaintsOf } from './support/complaints.ts';
import { ask } from './support/data-port.ts';
import { answerDialogs, countOf, openForImport } from './support/import-steps.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';

const register = join(sharedDir, 'legacy', 'Реестр реселлеров 2010.xls');
let complaints: readonly string[];
let launched: LaunchedApp;

test.beforeEach(async () => {
  launched = await launchApp({ locale: 'ru' });
  complaints = complaintsOf(launched.page);
});
test.afterEach(async () => {
  expect(complaints).toEqual([]);
  await launched.close();
});

/** How many resellers are stored now. */
async function stored(): Promise<number> {
  const list = await ask<{ pks: Uint32Array }>(launched.page, 'reseller-list', {});
  return Object.keys(list.pks).length;
}

async function toRows(): Promise<void> {
  const { app, page } = launched;
  await openForImport(app, page, register);
  await expect(page.getByRole('button', { name: 'Проверить строки' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('grid')).toBeFocused();
}

test('takes the real register in without a mouse, mends a cell, saves the errors, undoes', async () => {
  const { app, page, dataDir } = launched;
  await toRows();
  expect(await countOf(page, 'Все')).toBe(3608);
  expect(await countOf(page, 'Новые')).toBe(3500);
  expect(await countOf(page, 'Повторы')).toBe(73);
  expect(await countOf(page, 'Ошибки')).toBe(35);

  // The first wrong cell is under the cursor: a date that is none.
  await expect(page.getByRole('gridcell', { selected: true })).toHaveText('май 2009');
  await expect(page.getByText('нужны день, месяц и год')).toBeVisible();
  await page.keyboard.press('F2');
  await page.keyboard.type('31.05.2009');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Строка 141 проверена заново: Новая')).toBeVisible();
  await expect.poll(() => countOf(page, 'Ошибки')).toBe(34);
  expect(await countOf(page, 'Новые')).toBe(3501);
  await expect(page.getByRole('gridcell', { selected: true })).toHaveText('ivanov@');
  // The same is written in six more rows: they are mended in one step.
  await expect(page.getByRole('button', { name: /ещё 6\sячеек «май 2009»/u })).toBeVisible();
  await page.keyboard.press('Shift+F2');
  await expect(page.getByText('Исправлено ещё 6 ячеек, строки проверены заново')).toBeVisible();
  expect(await countOf(page, 'Ошибки')).toBe(28);
  expect(await countOf(page, 'Новые')).toBe(3507);
  await expect(page.getByRole('button', { name: /^Исправить так же/ })).toBeHidden();

  const errorFile = join(dataDir, 'errors.xlsx');
  await answerDialogs(app, { save: errorFile });
  await page.keyboard.press('Control+Shift+s');
  await expect(page.getByText('Сохранено 28 строк с причинами')).toBeVisible();
  const workbook = await openWorkbook({ path: errorFile }, {});
  expect(workbook.format).toBe('xlsx');
  expect((await readFile(errorFile)).length).toBeGreaterThan(5000);

  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'К списку реселлеров' })).toBeFocused();
  const created = page.getByRole('definition').first();
  await expect(created).toHaveText(/3\s507/u);
  expect(await stored()).toBe(3507);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Отмена загрузки: \d+/ })).toBeVisible();
  const report = page.getByRole('dialog');
  await expect(report).toContainText(/Убран\S* 3\s507 реселлер/u);
  await page.keyboard.press('Enter');
  await expect(report).toBeHidden();
  expect(await stored()).toBe(0);
});

test('finds nothing to change in the same file a second time', async () => {
  const { page } = launched;
  await toRows();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'К списку реселлеров' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /Реестр реселлеров 2010\.xls/ })).toContainText(
    'Загружена',
  );
  await page.keyboard.press('Control+o');
  await expect(page.getByText('Этот самый файл уже загружали')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('grid')).toBeFocused();
  expect(await countOf(page, 'Новые')).toBe(0);
  expect(await countOf(page, 'Изменятся')).toBe(0);
  expect(await countOf(page, 'Без изменений')).toBe(3500);
  await expect(page.getByRole('button', { name: /^Загрузить/ })).toBeDisabled();
});

test('leaves nothing behind when it is stopped in the middle', async () => {
  const { page } = launched;
  await toRows();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Приостановить' })).toBeFocused();
  await expect(page.getByText(/строк в секунду/)).toBeVisible();
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('heading', { name: 'Загрузка приостановлена' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Остановить' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Загрузка отменена. Данные такие же, как до неё.')).toBeVisible();
  expect(await stored()).toBe(0);
  const batches = await ask<readonly ImportBatch[]>(page, 'import-batches');
  expect(batches.every(({ state }) => state === 'cancelled')).toBe(true);
  // The rows are still there: the same run can be begun again.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'К списку реселлеров' })).toBeFocused();
  expect(await stored()).toBe(3500);
});

test('gives the keyboard to the list after an import', async () => {
  const { page } = launched;
  await toRows();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'К списку реселлеров' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid', { name: 'Реселлеры' }).locator(':focus')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Лента' })).toBeVisible();
});

test('leaves the window usable while it runs, and says when it has ended', async () => {
  const { page } = launched;
  const name = 'Якорная верфь';
  await ask(page, 'reseller-create', { name });
  await toRows();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Приостановить' })).toBeFocused();
  await goToSection(page, '/resellers');
  await expect(page.getByRole('button', { name: /^Загрузка: \d+/ })).toBeVisible();
  // A search paints its result and a card opens, while rows are being written.
  await page.keyboard.press('Control+f');
  await page.keyboard.type(name);
  const hit = page.locator('#search-results [role="option"]').first();
  await expect(hit).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `Название ${name}` })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Лента' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Загрузка: \d+/ })).toBeVisible();
  await expect(page.getByText('Файл «Реестр реселлеров 2010.xls» загружен')).toBeVisible();
  await page.getByRole('button', { name: 'Показать', exact: true }).press('Enter');
  await expect(page.getByRole('definition').first()).toHaveText(/3\s500/u);
});
