import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import officecrypto from 'officecrypto-tool';
import { writeCsv, writeXlsx } from '#test/support/import/write-register.ts';
import { sharedDir } from '#test/support/paths.ts';
import { expectAccessible } from './support/axe.ts';
import { ask } from './support/data-port.ts';
import { drop, openForImport, smallRegister } from './support/import-steps.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';

let folder: string;
let launched: LaunchedApp;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ic-import-'));
  launched = await launchApp({ locale: 'ru' });
});
test.afterEach(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(name: string, content: Buffer | string): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, content);
  await openForImport(launched.app, launched.page, path);
}

test('says what to do with a file that is no table, a damaged, an empty one and a zip bomb', async () => {
  const { app, page } = launched;
  const alert = page.getByRole('alert');
  await open(
    'фото.xlsx',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...Array(900).keys()]),
  );
  await expect(alert).toContainText('Это картинка, а не таблица');
  await page.keyboard.press('Escape');

  const whole = await readFile(
    await writeXlsx(join(folder, 'whole.xlsx'), [{ name: 'Лист1', rows: smallRegister }]),
  );
  await open('половина.xlsx', whole.subarray(0, whole.length / 2));
  await expect(alert).toContainText('Файл «половина.xlsx» не открылся');
  await expect(alert).toContainText('Ничего не загружено');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(alert).toBeHidden();

  const empty = await writeXlsx(join(folder, 'empty.xlsx'), [{ name: 'Лист1', rows: [] }]);
  await openForImport(app, page, empty);
  await expect(alert).toContainText('нет данных');
  await expect(page.getByRole('button', { name: 'Выбрать другой файл…' })).toBeVisible();
  await page.keyboard.press('Escape');

  await openForImport(app, page, join(sharedDir, 'corpus/attacks/bomb600m-sheet.xlsx'));
  await expect(alert).toContainText('Файл «bomb600m-sheet.xlsx» не открылся');
  await expect(alert).toContainText('слишком велик');
  await expect(alert).toContainText('Ничего не загружено');
  // The window is as free as before, and nothing of any of these files is stored.
  expect(await ask(page, 'import-batches')).toEqual([]);
  const { pks } = await ask<{ pks: Uint32Array }>(page, 'reseller-list', {});
  expect(Object.keys(pks)).toEqual([]);
  await page.keyboard.press('Escape');
  await openForImport(app, page, join(folder, 'whole.xlsx'));
  await expect(page.getByRole('cell', { name: 'ООО «Лютик»' })).toBeVisible();
});

test('asks for the password of an encrypted workbook until it is right', async () => {
  const { page } = launched;
  const plain = await readFile(
    await writeXlsx(join(folder, 'plain.xlsx'), [{ name: 'Лист1', rows: smallRegister }]),
  );
  await open('Закрыт.xlsx', officecrypto.encrypt(plain, { password: 'секрет' }));
  const field = page.getByLabel('Пароль');
  await expect(field).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type('не тот');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Пароль не подошёл');
  await expect(field).toBeFocused();
  await page.keyboard.type('секрет');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('cell', { name: 'ООО «Лютик»' })).toBeVisible();
});

test('reads a text file again in the encoding that a person chooses', async () => {
  const { app, page } = launched;
  const path = join(folder, 'реестр.csv');
  writeCsv(path, smallRegister, 'cp866', ';');
  await openForImport(app, page, path);
  await page.getByLabel('Кодировка').selectOption('ibm866');
  await expect(page.getByRole('cell', { name: 'ООО "Лютик"' })).toBeVisible();
  await page.getByLabel('Кодировка').selectOption('koi8-r');
  await expect(page.getByRole('cell', { name: 'ООО "Лютик"' })).toBeHidden();
  await page.getByLabel('Кодировка').selectOption('ibm866');
  await expect(page.getByRole('cell', { name: 'ООО "Лютик"' })).toBeVisible();
});

test('lets a person choose the header row and says which column is missing', async () => {
  const { app, page } = launched;
  const rows = [['Клиенты', '', ''], ...smallRegister];
  const path = await writeXlsx(join(folder, 'title.xlsx'), [{ name: 'Лист1', rows }]);
  await openForImport(app, page, path);
  const header = page.getByLabel('Заголовок');
  await expect(header).toHaveValue('2');
  await header.selectOption('1');
  await expect(page.getByRole('rowheader', { name: '1 заголовок' })).toBeVisible();
  await header.selectOption('2');
  await expect(page.getByLabel('Что в столбце A, Наименование')).toHaveValue('name');

  await page.getByLabel('Что в столбце A, Наименование').selectOption('ignore');
  await expect(page.getByRole('alert')).toContainText('в каком столбце название');
  await expect(page.getByRole('button', { name: 'Проверить строки' })).toBeDisabled();
  await page.getByLabel('Что в столбце A, Наименование').selectOption('name');
  await expect(page.getByRole('alert')).toBeHidden();
});

test('keeps the row numbers in view while thirty columns scroll', async () => {
  const { app, page } = launched;
  const more = Array.from({ length: 22 }, (_, at) => at);
  const rows = smallRegister.map((row, index) => [
    ...row,
    ...more.map((at) =>
      index === 0
        ? `Дополнительные сведения из прежней программы учёта, поле ${at}`
        : `${at}-${index}`,
    ),
  ]);
  const path = await writeXlsx(join(folder, 'wide.xlsx'), [{ name: 'Лист1', rows }]);
  await openForImport(app, page, path);
  await page.getByRole('button', { name: 'Проверить строки' }).click();
  const grid = page.getByRole('grid');
  await expect(grid).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('gridcell', { selected: true })).toHaveText(/^21-/);
  const number = await page.getByRole('rowheader').first().boundingBox();
  const table = await grid.boundingBox();
  expect(number?.x).toBeCloseTo(table?.x ?? -1, 0);
  await expectAccessible(page);
});

test('opens a file that is dropped on another screen', async () => {
  const { page } = launched;
  const path = await writeXlsx(join(folder, 'drop.xlsx'), [{ name: 'Лист1', rows: smallRegister }]);
  await drop(page, path);
  await expect(page.getByRole('cell', { name: 'ООО «Лютик»' })).toBeVisible();
});
