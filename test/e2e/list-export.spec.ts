import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readSheets } from '#test/support/read-sheets.ts';
import { answerDialogs } from './support/import-steps.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';

let launched: LaunchedApp;
let folder: string;
let out: string;

test.beforeEach(async () => {
  folder = await folderWithResellers();
  out = await mkdtemp(join(tmpdir(), 'ic-export-'));
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
  await expect(launched.page.locator('.ag-row').first()).toBeVisible();
});
test.afterEach(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
  await rm(out, { recursive: true, force: true });
});

test('writes the list as it is on screen into a workbook, by keys alone', async () => {
  const { app, page } = launched;
  const path = join(out, 'Реселлеры.xlsx');
  await answerDialogs(app, { save: path });
  // By name already: a click turns the order round.
  await page.getByRole('columnheader', { name: 'Название' }).click();
  await expect(page.locator('.ag-row[row-index="0"]')).toContainText('Альфа 120');
  await page.keyboard.press('Control+KeyE');
  const dialog = page.getByRole('dialog', { name: 'Выгрузить список' });
  await expect(dialog).toContainText('Все: 120');
  await expect(dialog.getByRole('button', { name: /^Выбрать файл…/ })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Выгружено 120 строк: «Реселлеры.xlsx»')).toBeVisible();
  await expect(dialog).toHaveCount(0);
  const { Реселлеры: rows = [] } = await readSheets(path);
  expect(rows[0]?.slice(0, 4)).toEqual(['Наименование', 'Форма', 'ИНН', 'Город']);
  expect(rows).toHaveLength(121);
  expect(rows[1]?.slice(0, 3)).toEqual(['Альфа 120', 'ООО', '7700001203']);
  expect(rows[120]?.[0]).toBe('Альфа 001');
});

test('writes only the selected lines into a .csv of windows-1251 when that is chosen', async () => {
  const { app, page } = launched;
  const path = join(out, 'список.csv');
  // The person types a name without its ending.
  await answerDialogs(app, { save: path.replace('.csv', '') });
  await page.locator('.ag-row[row-index="1"] .ag-cell[col-id="name"]').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+KeyE');
  const dialog = page.getByRole('dialog', { name: 'Выгрузить список' });
  await dialog.getByRole('radio', { name: 'Выделенные: 2' }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('radio', { name: 'CSV' }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('radio', { name: 'windows-1251' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Выгружено 2 строки: «список.csv»')).toBeVisible();
  const text = new TextDecoder('windows-1251').decode(await readFile(path));
  expect(text.split('\r\n').map((line) => line.split(';').slice(0, 3).join(' '))).toEqual([
    'Наименование Форма ИНН',
    'Альфа 002 ООО 7700000023',
    'Альфа 003 ООО 7700000030',
    '',
  ]);
});

test('writes the selected lines as the old register, in the built application with its templates', async () => {
  const { app, page } = launched;
  const path = join(out, 'Реестр.xls');
  await answerDialogs(app, { save: path });
  await page.locator('.ag-row[row-index="1"] .ag-cell[col-id="name"]').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+KeyE');
  const dialog = page.getByRole('dialog', { name: 'Выгрузить список' });
  await dialog.getByRole('radio', { name: 'Для бухгалтерии' }).click();
  await expect(dialog).toContainText('Всё, что есть в программе, без фильтров');
  await expect(dialog.getByRole('radio', { name: 'windows-1251' })).toBeChecked();
  await dialog.getByRole('radio', { name: 'Прежняя книга' }).click();
  await dialog.getByRole('radio', { name: 'Выделенные: 2' }).click();
  await dialog.getByRole('radio', { name: 'Excel 97–2003' }).click();
  await dialog.getByRole('button', { name: 'Выбрать файл…' }).click();
  await expect(page.getByText('Выгружено 2 строки: «Реестр.xls»')).toBeVisible();
  const { Реестр: rows = [] } = await readSheets(path);
  const names = rows.flatMap((row) => row[1] ?? []).filter((name) => name.includes('Альфа'));
  expect(names).toEqual(['ООО «Альфа 002»', 'ООО «Альфа 003»']);
});

test('says what to do when the file cannot be written', async () => {
  const { app, page } = launched;
  await answerDialogs(app, { save: join(out, 'no such folder', 'list.xlsx') });
  await page.keyboard.press('Control+KeyE');
  await expect(page.getByRole('button', { name: 'Выбрать файл…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Папки для этого файла нет, поэтому он не записан.')).toBeVisible();
});
