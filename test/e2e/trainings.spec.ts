import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { countKeystrokes, expectKeystrokes } from './support/keystrokes.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';
import { russianKeyboard, type RussianKeyboard } from './support/russian-keyboard.ts';
import { softphone } from './support/softphone.ts';
import { fillTrainings } from './support/trainings-file.ts';

let launched: LaunchedApp;
let folder: string;
let keyboard: RussianKeyboard;

test.beforeEach(async () => {
  folder = await folderWithResellers();
  fillTrainings(join(folder, 'centre.db'));
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
  await expect(launched.page.locator('.ag-row').first()).toBeVisible();
  keyboard = await russianKeyboard(launched.page);
});
test.afterEach(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

function field(page: Page, name: RegExp | string) {
  return page.getByRole('dialog', { name: 'Записать на тренинг' }).getByRole('combobox', { name });
}

/** Opens the card of «Альфа 001», of Kazan. */
async function openCard(): Promise<void> {
  const { page } = launched;
  await keyboard.press('Control+KeyF');
  await keyboard.type('Альфа 001');
  await expect(page.getByRole('option').first()).toContainText('Альфа 001');
  await keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Лента' })).toBeVisible();
}

test('registers a second participant in three keys at the most', async () => {
  const { page } = launched;
  await openCard();
  await keyboard.press('Control+KeyT');
  const form = page.getByRole('dialog', { name: 'Записать на тренинг' });
  await expect(field(page, 'Тренинг')).toBeFocused();
  // In the city of the partner first, then online, then elsewhere.
  const offered = form.getByRole('option');
  await expect(offered.first()).toContainText('Печать на этикетках');
  await expect(offered.nth(1)).toContainText('Онлайн');
  await expect(offered.nth(2)).toContainText('Самара');
  await keyboard.press('Enter');
  await expect(field(page, /1-й участник/)).toBeFocused();
  await expect(form).toContainText('Свободно 2 из 3');
  await keyboard.type('Петров Пётр');
  await expect(form.getByText('Место есть')).toBeVisible();
  const pressed = await countKeystrokes(page, async () => {
    await keyboard.press('Enter');
    await keyboard.type('Смирнова Ольга');
    await expect(form.getByText('Место есть')).toHaveCount(2);
    await page.screenshot({ path: '/tmp/trainings-form.png' });
    await keyboard.press('Control+Enter');
    await expect(page.getByText('Записано участников: 2')).toBeVisible();
  });
  await expect(form).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Лента' })).toContainText('Смирнова Ольга');
  expectKeystrokes('add-participant', 3, pressed);

  // One who is named later needs no more: the training is still chosen.
  const later = await countKeystrokes(page, async () => {
    await keyboard.press('Control+KeyT');
    await expect(field(page, /1-й участник/)).toBeFocused();
    await keyboard.type('Волков Антон');
    await expect(form.getByText('Лист ожидания: 1-е место')).toBeVisible();
    await keyboard.press('Control+Enter');
    await expect(page.getByText(/из них в лист ожидания: 1/)).toBeVisible();
  });
  expect(later.length, later.join(' ')).toBeLessThanOrEqual(3);
});

test('notices who is registered already, proposes contacts, keeps what was typed', async () => {
  const { page } = launched;
  await openCard();
  await keyboard.press('Control+KeyT');
  const form = page.getByRole('dialog', { name: 'Записать на тренинг' });
  await expect(form.getByRole('option').first()).toContainText('Печать');
  await keyboard.type('этикет');
  await keyboard.press('Enter');
  await keyboard.type('Олег Сидоров');
  await expect(form).toContainText('Уже есть в этом тренинге: Сидоров Олег');
  await keyboard.press('Control+Enter');
  await expect(form.getByRole('alert')).toContainText('Никто не записан');
  await keyboard.press('Escape');
  await expect(form).toHaveCount(0);

  await keyboard.press('Control+KeyT');
  await expect(field(page, /1-й участник/)).toHaveValue('Олег Сидоров');
  await expect(field(page, /1-й участник/)).toBeFocused();
  await keyboard.press('Control+KeyA');
  await keyboard.type('О. Сидоров');
  await expect(form).toContainText('Похоже, уже есть в этом тренинге: Сидоров Олег');
  await page.screenshot({ path: '/tmp/trainings-similar.png' });
  await keyboard.press('Enter');
  await expect(field(page, /2-й участник/)).toBeFocused();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(field(page, /2-й участник/)).toHaveValue('Иванова Анна 1');
  await expect(field(page, /3-й участник/)).toBeFocused();
  await keyboard.press('Control+Enter');
  await expect(form.getByRole('alert')).toContainText('если это другой человек');
  await keyboard.press('Control+Enter');
  await expect(page.getByText('Записано участников: 2')).toBeVisible();
  await keyboard.press('Control+KeyZ');
  await expect(page.getByText('Отменено: запись на тренинг')).toBeVisible();
});

test('ties a registration to the call in which it was asked for', async () => {
  const { page } = launched;
  const phone = await softphone(folder);
  expect(await phone.tell({ number: '+74951001000', direction: 'in' })).toBe(200);
  await expect(page.getByRole('option', { name: /Альфа 001/ })).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Тема' })).toBeFocused();
  // Until the answer has come the call is nobody's, and so would be the form.
  await expect(page.locator('[data-call][aria-current="true"]')).toContainText('Альфа 001');
  await keyboard.press('Control+KeyT');
  await expect(page.getByText('К этому обращению')).toBeVisible();
  await expect(field(page, 'Тренинг')).toBeFocused();
  await expect(page.getByRole('option', { name: /Печать/ })).toBeVisible();
  await keyboard.press('Enter');
  await keyboard.type('Громова Нина');
  await keyboard.press('Control+Enter');
  await expect(page.getByText('Записано участников: 1')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Тема' })).toBeFocused();
  await expect(page.locator('[data-briefing]')).toContainText('Громова Нина');
});
