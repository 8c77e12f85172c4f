import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { callWritten } from './support/call-written.ts';
import { ask } from './support/data-port.ts';
import { countKeystrokes, expectKeystrokes } from './support/keystrokes.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';
import { russianKeyboard, type RussianKeyboard } from './support/russian-keyboard.ts';
import { softphone } from './support/softphone.ts';

let launched: LaunchedApp;
let folder: string;
let keyboard: RussianKeyboard;

async function start(): Promise<void> {
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
  await expect(launched.page.locator('main')).toBeVisible();
  keyboard = await russianKeyboard(launched.page);
}

test.beforeEach(async () => {
  folder = await folderWithResellers();
  await start();
  await expect(launched.page.locator('.ag-row').first()).toBeVisible();
});
test.afterEach(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

/** A call of a reseller comes in: «Альфа 005» has +7 495 100-10-04. */
async function ring(at = 5): Promise<void> {
  const { page } = launched;
  const phone = await softphone(folder);
  expect(await phone.tell({ number: `8 (495) 100-${1000 + at - 1}`, direction: 'in' })).toBe(200);
  const name = `Альфа ${String(at).padStart(3, '0')}`;
  await expect(page.getByRole('option', { name: new RegExp(name) })).toBeVisible();
}

test('logs an incoming call with topic, outcome and follow-up in eight keys at the most', async () => {
  const { page } = launched;
  await ring();
  const pressed = await countKeystrokes(page, async () => {
    await keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Тема' })).toBeFocused();
    await keyboard.type('бон');
    await keyboard.press('Enter');
    await keyboard.type('Спросили о сроке действия баллов');
    await keyboard.press('Tab');
    await keyboard.type('перез');
    await keyboard.press('Enter');
    await keyboard.type('завтра 10:00');
    await keyboard.press('Control+Enter');
    await callWritten(page);
  });
  await keyboard.press('Control+KeyF');
  await keyboard.type('Альфа 005');
  await expect(page.getByRole('option').first()).toContainText('Альфа 005');
  await keyboard.press('Enter');
  const timeline = page.getByRole('region', { name: 'Лента' });
  await expect(timeline).toContainText('Бонусы');
  await expect(timeline).toContainText('Нужно перезвонить');
  expectKeystrokes('log-call', 8, pressed);
});

test('leaves the list as it was behind the call, and gives the keyboard back to its line', async () => {
  const { page } = launched;
  const grid = page.locator('.ag-root').first();
  await grid.evaluate((element) => element.setAttribute('data-same', ''));
  const line = page.locator('.ag-cell:focus');
  await page.locator('.ag-cell').first().click();
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  const text = await line.textContent();
  await ring();
  // Neither seen nor in reach meanwhile: its keys are those of the call.
  await expect(grid).toBeHidden();
  await expect(line).toHaveCount(0);
  await keyboard.press('Escape');
  await expect(page.locator('.ag-root[data-same]')).toBeVisible();
  await expect(line).toHaveText(text ?? '');
});

test('puts a dialog that is open behind the call, and shows it again after', async () => {
  const { page } = launched;
  await keyboard.press('Control+KeyE');
  const dialog = page.getByRole('dialog', { name: 'Выгрузить список' });
  await expect(dialog).toBeVisible();
  await softphone(folder).then((phone) => phone.tell({ number: '84951001004', direction: 'in' }));
  await expect(page.getByRole('option', { name: /Альфа 005/ })).toBeVisible();
  await expect(dialog).toBeHidden();
  await keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Тема' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('holds one call, takes another, and goes back to the first', async () => {
  const { page } = launched;
  const bar = page.getByRole('region', { name: 'Звонки' });
  await ring(5);
  await keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Тема' })).toBeFocused();
  const phone = await softphone(folder);
  expect(await phone.tell({ number: '+74951001006', direction: 'in' })).toBe(200);
  await expect(bar).toContainText('Ждёт ответа');
  await expect(page.getByRole('combobox', { name: 'Тема' })).toBeFocused();
  await keyboard.press('F4');
  await expect(page.getByRole('option', { name: /Альфа 007/ })).toBeVisible();
  await expect(bar.locator('[data-call]').filter({ hasText: 'Альфа 005' })).toContainText(
    'На удержании',
  );
  await keyboard.press('Enter');
  await expect(bar.locator('[aria-current="true"]')).toContainText('Альфа 007');
  await keyboard.press('F6');
  await expect(bar.locator('[aria-current="true"]')).toContainText('Альфа 005');
  await expect(bar.locator('[data-call]').filter({ hasText: 'Альфа 007' })).toContainText(
    'На удержании',
  );
});

test('takes the wrong reseller back before the end', async () => {
  const { page } = launched;
  await ring(5);
  await keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Тема' })).toBeFocused();
  // At once: the answer before may be on its way yet.
  await keyboard.press('F8');
  await expect(page.getByRole('listbox', { name: 'Чей это номер' })).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('combobox', { name: 'Найти реселлера' })).toBeFocused();
  await keyboard.type('Альфа 011');
  await expect(page.getByRole('option').first()).toContainText('Альфа 011');
  await keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Тема' })).toBeFocused();
  await keyboard.type('цен');
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  await keyboard.type('решён');
  await keyboard.press('Control+Enter');
  await callWritten(page);
  await keyboard.press('Control+KeyF');
  await keyboard.type('Альфа 011');
  await expect(page.getByRole('option').first()).toContainText('Альфа 011');
  await keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Лента' })).toContainText('Цены и условия');
});

test('goes on with a call and its text after the application was killed in the middle', async () => {
  const { app } = launched;
  await ring(9);
  await keyboard.press('Enter');
  await expect(launched.page.getByRole('combobox', { name: 'Тема' })).toBeFocused();
  await keyboard.type('трен');
  await keyboard.press('Enter');
  await keyboard.type('Хотят на тренинг в июне');
  // What a person counts on: half a second after the last key it is on the disk.
  await launched.page.waitForFunction(
    (since) => performance.now() - since > 500,
    await launched.page.evaluate(() => performance.now()),
  );
  const ended = once(app.process(), 'exit');
  app.process().kill('SIGKILL');
  await ended;
  await start();
  const { page } = launched;
  await expect(page.getByRole('region', { name: 'Звонки' })).toContainText('Альфа 009');
  await keyboard.press('F4');
  await expect(page.getByRole('combobox', { name: 'Тема' })).toHaveValue('Тренинги');
  const note = page.getByRole('textbox', { name: 'Заметка' });
  await expect(note).toHaveValue('Хотят на тренинг в июне');
  await expect(note).toBeFocused();
  await keyboard.type(', на двоих');
  await keyboard.press('Tab');
  await keyboard.type('матер');
  await keyboard.press('Control+Enter');
  await callWritten(page);
  const { entries } = await ask<{ entries: { text: string | null }[] }>(page, 'reseller-timeline', {
    pk: 9,
    kinds: ['call-in'],
  });
  expect(entries.map(({ text }) => text)).toEqual(['Хотят на тренинг в июне, на двоих']);
});
