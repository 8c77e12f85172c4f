import { rm } from 'node:fs/promises';
import { expect, test, type Locator } from '@playwright/test';
import { goToSection } from './support/go-to-section.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';

let launched: LaunchedApp;
let folder: string;

test.beforeEach(async () => {
  folder = await folderWithResellers();
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
  await expect(cell(0, 'name')).toHaveText('Альфа 001');
});
test.afterEach(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

function cell(row: number, column: string): Locator {
  return launched.page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
}

function count(text: string): Locator {
  return launched.page.getByText(text, { exact: true });
}

const clipboard = (): Promise<string> =>
  launched.app.evaluate(({ clipboard: board }) => board.readText());

test('copies a range drawn by keys as Excel wants it', async () => {
  const { page } = launched;
  await cell(1, 'name').click();
  for (const key of ['Shift+ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowRight']) {
    await page.keyboard.press(key);
  }
  await expect(count('Выделено 2 строки, столбцов: 3')).toBeVisible();
  await page.keyboard.press('Control+KeyC');
  await expect(page.getByText('Скопировано 2 строки')).toBeVisible();
  expect(await clipboard()).toBe('Альфа 002\tООО\t="7700000023"\r\nАльфа 003\tООО\t="7700000030"');
});

test('goes through the list by keys and finds a line by typing its name', async () => {
  const { page } = launched;
  await cell(0, 'name').click();
  await page.keyboard.press('Control+End');
  await expect(cell(119, 'name')).toHaveText('Альфа 120');
  await page.keyboard.press('Control+Home');
  await expect(cell(0, 'name')).toBeFocused();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('End');
  await page.keyboard.type('альфа 077');
  await expect(count('строка 77')).toBeVisible();
  await page.keyboard.press('Home');
  await expect(cell(76, 'name')).toBeFocused();
});

test('comes back from the card to the same line at the same place', async () => {
  const { page } = launched;
  await cell(0, 'name').click();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('PageDown');
  const row = Number(
    await page.locator('.ag-row:has(.range-cursor)').first().getAttribute('row-index'),
  );
  const before = await cell(row, 'name').boundingBox();
  await page.keyboard.press('Enter');
  const name = `Альфа ${String(row + 1).padStart(3, '0')}`;
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(cell(row, 'name')).toBeFocused();
  expect((await cell(row, 'name').boundingBox())?.y).toBe(before?.y);
});

test('comes back from another section to the same line', async () => {
  const { page } = launched;
  await cell(0, 'name').click();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('PageDown');
  const at = page.locator('.ag-row:has(.ag-cell:focus)');
  const before = await at.first().getAttribute('row-index');
  expect(Number(before)).toBeGreaterThan(10);
  await goToSection(page, '/interactions');
  await goToSection(page, '/resellers');
  await expect(at.first()).toHaveAttribute('row-index', before ?? '');
});

test('shows the card of the line the arrows go to while a card is open', async () => {
  const { page } = launched;
  await cell(4, 'name').click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Альфа 005' })).toBeVisible();
  await page.keyboard.press('F9');
  await expect(cell(4, 'name')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('heading', { name: 'Альфа 007' })).toBeVisible();
  await expect(cell(6, 'name')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('article')).toHaveCount(0);
  await expect(cell(6, 'name')).toBeFocused();
});

test('narrows by status and city with the keyboard, and resets with one key', async () => {
  const { page } = launched;
  await page.keyboard.press('Control+KeyL');
  await expect(page.getByRole('dialog').getByRole('checkbox').first()).toBeFocused();
  await expect(page.getByRole('checkbox', { name: /Авторизован/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('checkbox', { name: /Авторизован/ }).focus();
  await page.keyboard.press('Space');
  await expect(count('40 реселлеров')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Город', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: /Казань/ }).focus();
  await page.keyboard.press('Space');
  await expect(count('20 реселлеров')).toBeVisible();
  await expect(cell(1, 'name')).toHaveText('Альфа 007');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+KeyL');
  await expect(count('120 реселлеров')).toBeVisible();
});

test('says what to do when no reseller passes the filters', async () => {
  const { page } = launched;
  await page.keyboard.press('Control+KeyF');
  await page.keyboard.type('нет таких слов');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Никто не подходит под фильтры')).toBeVisible();
  await page.getByRole('button', { name: 'Сбросить' }).last().click();
  await expect(count('120 реселлеров')).toBeVisible();
});

test('sorts by the head of a column, by key too', async () => {
  const { page } = launched;
  await page.getByRole('columnheader', { name: 'ИНН' }).click();
  await page.getByRole('columnheader', { name: 'Название' }).click();
  await page.getByRole('columnheader', { name: 'Название' }).focus();
  await page.keyboard.press('Enter');
  await expect(cell(0, 'name')).toHaveText('Альфа 120');
  await expect(page.getByRole('columnheader', { name: 'Название' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
});

test('keeps a view under a name and shows it again', async () => {
  const { page } = launched;
  await page.keyboard.press('Control+KeyL');
  await page.getByRole('checkbox', { name: /Приостановлен/ }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+KeyU');
  await page.getByRole('textbox', { name: 'Название нового вида' }).fill('На паузе');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'На паузе' })).toBeVisible();
  await page.keyboard.press('Control+Shift+KeyL');
  await expect(count('120 реселлеров')).toBeVisible();
  await page.keyboard.press('Control+KeyU');
  await page.getByRole('button', { name: 'На паузе', exact: true }).click();
  await expect(count('40 реселлеров')).toBeVisible();
});

test('remembers the columns that were chosen', async () => {
  const { page } = launched;
  await page.getByRole('button', { name: 'Столбцы списка' }).click();
  await page.getByRole('checkbox', { name: 'Форма' }).click();
  await expect(page.getByRole('columnheader', { name: 'Форма' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(cell(0, 'name')).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Форма' })).toHaveCount(0);
});

test('keeps the keyboard in the list that is scrolled after something stood over it', async () => {
  const { page } = launched;
  await page.keyboard.press('F9');
  const cell = page.locator('.ag-cell:focus');
  await expect(cell).toHaveCount(1);
  await page.keyboard.press('Control+KeyK');
  await expect(page.locator('dialog[open]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await expect(cell).toHaveCount(1);
  await page.locator('.ag-row').first().hover();
  await page.mouse.wheel(0, 2400);
  await expect(page.locator('.ag-row[row-index="90"]')).toBeVisible();
  await expect(cell).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.ag-row[row-index="1"] .ag-cell:focus')).toHaveCount(1);
});
