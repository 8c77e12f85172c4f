import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { writeXlsx } from '#test/support/import/write-register.ts';
import { openForImport } from './support/import-steps.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { dialog } from './support/look.ts';
import { folderWithResellers } from './support/resellers-file.ts';

let launched: LaunchedApp;
let folder: string;

test.beforeEach(async () => {
  folder = await folderWithResellers([
    { name: 'Парус', legalForm: 'ООО', city: 'Тула' },
    { name: 'Парус', legalForm: 'ООО', city: 'Тверь' },
    { name: 'Якорь', legalForm: 'ЗАО', city: 'Псков' },
  ]);
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
});
test.afterEach(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

test('decides by keys alone who companies of a log are, and forgets it again', async () => {
  const { app, page } = launched;
  const { keyboard } = page;
  const row = (time: string, company: string) => [
    ...['13.01.2010', time, 'Хан', company, 'вх.', 'Бонусы', 'вопрос'],
  ];
  const path = await writeXlsx(join(folder, 'журнал.xlsx'), [
    {
      name: 'Лист1',
      rows: [
        ['Дата', 'Время', 'Оператор', 'Компания', 'Тип', 'Тема', 'Комментарий'],
        ...[row('9:00', 'ООО Парус'), row('10:00', 'ООО «ПАРУС»'), row('11:00', 'Чужая')],
      ],
    },
  ]);
  const filter = (verdict: string) => page.getByRole('radio', { name: verdict });
  const shown = page.locator(dialog);
  await openForImport(app, page, path);
  await expect(page.getByRole('button', { name: 'Проверить строки' })).toBeFocused();
  await keyboard.press('Control+Enter');
  await expect(page.getByRole('grid')).toBeFocused();
  await expect(page.getByRole('gridcell', { name: 'ООО Парус' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'F7' })).toBeVisible();

  await keyboard.press('F7');
  await expect(shown.getByRole('radio').first()).toBeFocused();
  await expect(shown).toContainText('для 2 строк');
  await keyboard.press('Control+Enter');
  await expect(shown.getByRole('alert')).toBeVisible();
  await keyboard.press('ArrowDown');
  await expect(shown.getByRole('radio', { name: /Тверь/ })).toBeChecked();
  await keyboard.press('Control+Enter');
  await expect(page.getByText('Решено для 2 строк: это Парус, Тверь')).toBeVisible();
  await expect(page.getByText('Решать нечего')).toBeVisible();

  // Of a company that nobody knows no one is offered: whom it means is searched for.
  await filter('Неизвестно чьи').press('Space');
  await keyboard.press('F9');
  await expect(page.getByRole('grid')).toBeFocused();
  await keyboard.press('F7');
  await expect(shown.getByRole('radio')).toHaveCount(1);
  await shown.getByRole('combobox').focus();
  await keyboard.type('якорь');
  await expect(shown.getByRole('option')).toHaveCount(1);
  await keyboard.press('Enter');
  await expect(shown.getByRole('radio', { name: /Якорь/ })).toBeChecked();
  await keyboard.press('Control+Enter');
  await expect(page.getByText('Решено для 1 строки: это Якорь, Псков')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Загрузить 3 строки' })).toBeVisible();

  await keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Загрузить 3 строки' })).toBeVisible();
  await expect(filter('Неизвестно чьи')).toBeVisible();
  await keyboard.press('Escape');
  await keyboard.press('Escape');
  await expect(page.locator('#import-decisions')).toBeVisible();
  await page.getByRole('button', { name: 'Забыть решение: ООО Парус' }).press('Enter');
  await expect(page.locator('#import-decisions')).toHaveCount(0);
});

test('makes a candidate of an unknown company where that is chosen, and undo takes it back', async () => {
  const { app, page } = launched;
  const { keyboard } = page;
  const path = await writeXlsx(join(folder, 'заявки.xlsx'), [
    {
      name: 'Лист1',
      rows: [
        ['№ заявки', 'Дата', 'Партнер', 'ИНН', 'Вид расходования', 'Баллы', 'Согласовано'],
        ['Б-1/10', '26.01.10', 'ООО Чужая', '7736050003', 'обучение', '350', 'нет'],
        ['Б-2/10', '27.01.10', '«Чужая» ООО', '7736050003', 'обучение', '100', 'нет'],
      ],
    },
  ]);
  await openForImport(app, page, path);
  await expect(page.getByRole('button', { name: 'Проверить строки' })).toBeFocused();
  await keyboard.press('Control+Enter');
  await expect(page.getByRole('grid')).toBeFocused();
  await expect(page.getByText('1 неизвестная компания')).toBeVisible();
  await page.getByRole('radio', { name: 'оставить неизвестными' }).press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'завести кандидатами' })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Загрузить 2 строки' })).toBeEnabled();
  await keyboard.press('Control+Enter');
  const count = page.getByRole('term').filter({ hasText: 'Заведено кандидатов' }).locator('+ dd');
  await expect(count).toHaveText('1');
  await page.getByRole('button', { name: 'Отменить загрузку' }).press('Enter');
  await expect(page.locator(dialog)).toContainText('Убран 1 реселлер');
});
