import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { testBuyer } from '#test/support/import/purchase-report.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';
import { openForImport } from './support/import-steps.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';

const { inn, city } = testBuyer(0);

type Cells = readonly (string | number)[];

/** A workbook of each kind that tells of a reseller who is stored, and where its rows are seen then. */
const kinds: readonly {
  readonly kind: string;
  readonly rows: readonly Cells[];
  readonly made: string;
  readonly to: string;
}[] = [
  {
    kind: 'Журнал обращений',
    rows: [
      ['Дата', 'Время', 'Оператор', 'Компания', 'Тип', 'Тема', 'Комментарий'],
      ['13.01.2010', '10:24', 'Хан', 'ООО Вектор', 'вх.', 'Бонусы', '=срочно!'],
      ['14.01.2010', '11:30', 'Хан', 'ООО «Вектор»', 'исх.', 'Цены', ''],
    ],
    made: 'Новых обращений реселлеров',
    to: 'К журналу',
  },
  {
    kind: 'Заявки на бонусы',
    rows: [
      ['№ заявки', 'Дата', 'Партнер', 'ИНН', 'Вид расходования', 'Баллы', 'Согласовано'],
      ['Б-1/10', '26.01.10', 'ООО Вектор', inn, 'обучение', '350 б.', 'да'],
      ['Б-2/10', '27.01.10', 'ООО Вектор', inn, 'сувениры', 100, 'нет'],
    ],
    made: 'Новых заявок',
    to: 'К заявкам',
  },
  {
    kind: 'Заявка на тренинг',
    rows: [
      ['Заявка на участие в тренинге'],
      ['Тренинг:', 'Навыки продаж'],
      ['Дата проведения:', '11.03.2011'],
      ['Город:', 'Москва'],
      ['Компания:', 'ООО Вектор'],
      ['ИНН:', inn],
      ['№', 'ФИО', 'Должность', 'Телефон'],
      [1, 'Иванов Иван', 'продавец', '8 (495) 612-19-53'],
      [2, 'Петрова Анна', 'менеджер', ''],
    ],
    made: 'Записано участников',
    to: 'К тренингам',
  },
];

let launched: LaunchedApp;
let folder: string;

test.beforeEach(async () => {
  folder = await folderWithResellers([
    { name: 'Вектор', ...{ legalForm: 'ООО', inn, city, status: 'authorised' as const } },
  ]);
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
});
test.afterEach(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

for (const { kind, rows, made, to } of kinds) {
  test(`takes a file in by keys alone and lists it among the imports: ${kind}`, async () => {
    const { app, page } = launched;
    const path = await writeXlsx(join(folder, 'файл.xlsx'), [{ name: 'Лист1', rows }]);
    await openForImport(app, page, path);
    await expect(page.getByText(kind, { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Проверить строки' })).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('grid')).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('button', { name: to })).toBeFocused();
    const count = page.getByRole('term').filter({ hasText: made }).locator('+ dd');
    await expect(count).toHaveText('2');
    await page.keyboard.press('Escape');
    const batch = page.getByRole('row', { name: /файл\.xlsx/ });
    await expect(batch).toContainText(kind);
    await expect(batch).toContainText('Загружена');
  });
}

test('names the sheets of other kinds, and reads the file as the kind that a person says', async () => {
  const { app, page } = launched;
  const sheets = kinds.slice(0, 2).map(({ kind, rows }) => ({ name: kind, rows }));
  await openForImport(app, page, await writeXlsx(join(folder, 'год.xlsx'), sheets));
  const notice = page.getByText(/^Листы другого вида не загрузятся/);
  await expect(notice).toContainText('«Заявки на бонусы» (Заявки на бонусы)');
  await page.getByRole('combobox', { name: /^Лист/ }).selectOption('Заявки на бонусы');
  await expect(notice).toContainText('«Журнал обращений» (Журнал обращений)');
  const kind = page.getByRole('button', { name: /^Вид: / });
  await kind.press('Enter');
  const asked = page.getByRole('dialog', { name: 'Что это за файл?' });
  await expect(asked.getByRole('radio', { name: /^Заявки на бонусы/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+Enter');
  await expect(asked.getByRole('alert')).toContainText('Вид остался прежним');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+Enter');
  await expect(asked).toBeHidden();
  await expect(kind).toHaveText('Журнал обращений');
  await expect(kind).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('grid')).toBeFocused();
  await expect(page.getByText('Журнал обращений', { exact: true })).toBeVisible();
});
