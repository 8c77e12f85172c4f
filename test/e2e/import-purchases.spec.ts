import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { addMonths } from '#domain/bonus/month.ts';
import {
  plainStyle,
  reportSheet,
  testBuyer,
  type ReportModel,
} from '#test/support/import/purchase-report.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';
import { complaintsOf } from './support/complaints.ts';
import { ask } from './support/data-port.ts';
import { answerDialogs, countOf, openForImport } from './support/import-steps.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';

const lastMonth = addMonths(new Date().toISOString().slice(0, 7), -1);
const months = [addMonths(lastMonth, -1), lastMonth];
const buyers = [0, 1].map((at) => testBuyer(at));
const stranger = testBuyer(77);

const sums = (first: number) => [
  [first, 0],
  [200_000_00, 50_000_50],
];
const model = (first: number): ReportModel => ({
  months,
  groups: ['Принтеры', 'ЗИП'],
  buyers: [
    ...buyers.map((buyer, at) => ({ ...buyer, sums: sums(first + at) })),
    { ...stranger, name: 'ООО «Неведомая»', sums: sums(7_00) },
  ],
});

let complaints: readonly string[];
let launched: LaunchedApp;
let folder: string;

test.beforeEach(async () => {
  folder = await folderWithResellers(
    buyers.map(({ inn, city }, at) => ({
      name: `Вектор ${String(at)}`,
      ...{ legalForm: 'ООО', inn, city, status: 'authorised' as const },
    })),
  );
  launched = await launchApp({ locale: 'ru', dataDir: folder });
  complaints = complaintsOf(launched.page);
});
test.afterEach(async () => {
  expect(complaints).toEqual([]);
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

function report(name: string, first: number): Promise<string> {
  return writeXlsx(join(folder, name), [reportSheet(model(first), plainStyle)]);
}

function stored(): Promise<{ count: number; totals: readonly { amountMinor: number }[] }> {
  return ask(launched.page, 'purchase-list', { month: lastMonth });
}

test('takes a report in without a mouse, shows its purchases, changes one, undoes', async () => {
  const { app, page } = launched;
  await openForImport(app, page, await report('закупки.xlsx', 100_000_00));
  await expect(page.getByText('Отчёт о закупках', { exact: true })).toBeVisible();
  await expect(page.getByText('Все столбцы понятны')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Проверить строки' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  // The row of whom nobody knows is what a person looks at first.
  await expect(page.getByRole('radio', { name: 'Неизвестно чьи' })).toBeChecked();
  expect(await countOf(page, 'Новые')).toBe(2);
  expect(await countOf(page, 'Неизвестно чьи')).toBe(1);
  await expect(page.getByText('Такого реселлера в базе нет.')).toBeVisible();
  await page.getByRole('radio', { name: 'Новые' }).press('Space');
  await page.keyboard.press('F9');
  await expect(page.getByText(/Принтеры, .+: добавится 100\s000,00 USD/u)).toBeVisible();

  await page.keyboard.press('Control+Enter');
  const onward = page.getByRole('button', { name: 'К закупкам' });
  await expect(onward).toBeFocused();
  await expect(page.getByText('Не загружено: реселлер неизвестен')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Вектор 0').first()).toBeVisible();
  await expect(page.getByText('Неведомая')).toBeHidden();
  expect(await stored()).toMatchObject({
    count: 4,
    totals: [{ currency: 'USD', amountMinor: 500_001_00 }],
  });

  const edited = await report('исправленные.xlsx', 150_000_00);
  await openForImport(app, page, edited);
  await expect(page.getByRole('button', { name: 'Проверить строки' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('radio', { name: 'Неизвестно чьи' })).toBeChecked();
  expect(await countOf(page, 'Изменятся')).toBe(2);
  await page.getByRole('radio', { name: 'Изменятся' }).press('Space');
  await page.keyboard.press('F9');
  await expect(page.getByText(/100\s000,00 USD → 150\s000,00 USD/u)).toBeVisible();
  await page.keyboard.press('Escape');

  await answerDialogs(app, { open: edited });
  await page.keyboard.press('Escape');
  const batch = page.getByRole('row', { name: /закупки\.xlsx/ });
  await batch.getByRole('button', { name: /Отменить загрузку/ }).press('Enter');
  const undone = page.getByRole('dialog');
  await expect(undone).toContainText('возвращены прежние значения');
  await page.keyboard.press('Enter');
  expect(await stored()).toMatchObject({ count: 0 });
});

test('says in English what a report lacks', async () => {
  const { app, page } = launched;
  await ask(page, 'setting-put', { key: 'language', value: 'en' });
  const sheet = reportSheet(model(5_00), plainStyle);
  const rows = sheet.rows.map((row) => [...row]);
  const wrong = rows.at(-3) ?? [];
  wrong[wrong.length - 1] = 1;
  const path = await writeXlsx(join(folder, 'wrong.xlsx'), [{ ...sheet, rows }]);
  await page.reload();
  await openForImport(app, page, path);
  await expect(page.getByText('Purchase report', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('radio', { name: 'Errors' })).toBeChecked();
  expect(await countOf(page, 'Errors')).toBe(2);
  await expect(page.getByText(/it is not the sum of the cells of the row/).first()).toBeVisible();
});
