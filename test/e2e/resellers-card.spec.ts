import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { expect, test, type Locator } from '@playwright/test';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';

let launched: LaunchedApp;
let folder: string;

test.beforeEach(async () => {
  folder = await folderWithResellers();
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
});
test.afterEach(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

/** Finds a reseller by the search field and opens its card, by keys alone. */
async function openByKeys(name: string): Promise<void> {
  const { page } = launched;
  await expect(page.locator('.ag-row').first()).toBeVisible();
  await page.keyboard.press('Control+KeyF');
  await page.keyboard.type(name);
  await expect(page.getByRole('option').first()).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name })).toBeVisible();
}

function field(label: string): Locator {
  return launched.page.getByRole('article').getByRole('button', { name: new RegExp(`^${label}`) });
}

/** Goes down from field to field until this one has the keyboard. */
async function goToField(label: string): Promise<void> {
  const { page } = launched;
  const wanted = field(label);
  await expect(page.getByRole('article')).toBeFocused();
  for (let steps = 0; steps < 30; steps += 1) {
    await page.keyboard.press('ArrowDown');
    if (await wanted.evaluateAll((all) => all.some((one) => one === document.activeElement)))
      return;
  }
  throw new Error(`no field ${label} on the card`);
}

test('finds, opens, refuses a wrong phone, takes a right one and takes it back', async () => {
  const { page } = launched;
  await openByKeys('Альфа 005');
  await goToField('Телефон');
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Это не похоже на номер телефона');
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.type('8 (495) 765-43-21 доб. 7');
  await page.keyboard.press('Enter');
  await expect(field('Телефон')).toContainText('+7 495 765-43-21, доб. 7');
  await expect(field('Телефон')).toBeFocused();
  const timeline = page.getByRole('region', { name: 'Лента' });
  await expect(timeline).toContainText('+7 495 100-10-04 → +7 495 765-43-21');
  await page.keyboard.press('Control+KeyZ');
  await expect(field('Телефон')).toContainText('+7 495 100-10-04');
  await expect(timeline).toContainText('+7 495 765-43-21 → +7 495 100-10-04');
});

test('tells of a wrong check digit while the INN is typed, and of its history when changed', async () => {
  const { page } = launched;
  await openByKeys('Альфа 005');
  await goToField('ИНН');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.type('7707083894');
  await expect(page.getByRole('alert')).toContainText('Контрольная цифра');
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.type('7707083893');
  await page.keyboard.press('Enter');
  await expect(field('ИНН')).toContainText('7707083893');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const history = page.getByRole('dialog', { name: 'История: ИНН' });
  await expect(history).toContainText('7700000055');
  // Just now, and the very instant where one asks for it.
  const when = history.getByRole('time');
  await expect(when).toHaveText('сейчас');
  await expect(when).toHaveAttribute('title', /^\d\d\.\d\d\.\d{4},? \d\d:\d\d/);
  await expect(history).toContainText('7707083893');
  await page.keyboard.press('Escape');
  await expect(history).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Альфа 005' })).toBeVisible();
});

test('tells of a wrong KPP, and takes level and manager in place', async () => {
  const { page } = launched;
  await openByKeys('Альфа 005');
  await goToField('КПП');
  await page.keyboard.press('F2');
  await page.keyboard.type('12345');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('КПП состоит из девяти знаков');
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.type('770001001');
  await page.keyboard.press('Enter');
  await expect(field('КПП')).toContainText('770001001');
  await expect(field('КПП')).toBeFocused();
  await field('Уровень').press('F2');
  await page.getByRole('combobox', { name: 'Уровень' }).selectOption('silver');
  await expect(field('Уровень')).toContainText('Серебряный');
  await field('Менеджер').press('F2');
  await page.keyboard.type('Соколова Анна');
  await page.keyboard.press('Enter');
  await expect(field('Менеджер')).toContainText('Соколова Анна');
  const timeline = page.getByRole('region', { name: 'Лента' });
  await expect(timeline).toContainText('Соколова Анна');
  await expect(timeline).toContainText('Серебряный');
});

test('names the other reseller with the same INN and opens it', async () => {
  const { page } = launched;
  await openByKeys('Альфа 005');
  await goToField('ИНН');
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.type('7700000030');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Открыть «Альфа 003»' }).click();
  await expect(page.getByRole('heading', { name: 'Альфа 003' })).toBeVisible();
});

test('moves the status only where it may go, with a reason where one is needed', async () => {
  const { page } = launched;
  await openByKeys('Альфа 001');
  await page.keyboard.press('Control+Shift+KeyS');
  const menu = page.getByRole('dialog', { name: 'Изменить статус' });
  await expect(menu.getByRole('button')).toHaveText(['Приостановлен…', 'Истекла']);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Нет закупок два квартала');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Изменить статус: Приостановлен' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Лента' })).toContainText(
    'Авторизован → Приостановлен',
  );
});

test('keeps what was typed when the application is killed', async () => {
  const { page, app } = launched;
  await openByKeys('Альфа 010');
  await page.keyboard.press('Control+KeyM');
  await page.keyboard.type('Просил перезвонить после обеда');
  await expect(page.getByText('Черновик сохранён')).toBeVisible();
  // That is what a person counts on, so nothing is waited for beyond it.
  const ended = once(app.process(), 'exit');
  app.process().kill('SIGKILL');
  await ended;
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
  await openByKeys('Альфа 010');
  const note = launched.page.getByRole('textbox', { name: 'Написать заметку' });
  await expect(note).toHaveValue('Просил перезвонить после обеда');
  await launched.page.keyboard.press('Control+KeyM');
  await launched.page.keyboard.press('Control+Enter');
  await expect(launched.page.getByRole('region', { name: 'Лента' })).toContainText(
    'Просил перезвонить после обеда',
  );
  await expect(note).toHaveValue('');
});

test('enters a new reseller by keys and notices one with the same INN', async () => {
  const { page } = launched;
  await expect(page.locator('.ag-row').first()).toBeVisible();
  await page.keyboard.press('Control+KeyN');
  await expect(page.getByRole('textbox', { name: 'ИНН' })).toBeFocused();
  await page.keyboard.type('7700000030');
  await expect(page.getByRole('button', { name: /Альфа 003/ })).toBeVisible();
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.type('7707083893');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Новая Заря');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Новая Заря' })).toBeVisible();
  await expect(page.getByText('121 реселлер', { exact: true })).toBeVisible();
});

test('adds a contact with a phone and turns a consent', async () => {
  const { page } = launched;
  await openByKeys('Альфа 011');
  await page.getByRole('button', { name: 'Добавить контактное лицо' }).press('Enter');
  await page.keyboard.type('Петров Пётр');
  await page.keyboard.press('Enter');
  await expect(field('Контактное лицо').last()).toContainText('Петров Пётр');
  await page.getByRole('button', { name: 'Добавить телефон' }).last().press('Enter');
  await page.keyboard.type('89161234567');
  await page.keyboard.press('Enter');
  await expect(field('Телефон').first()).toContainText('+7 916 123-45-67');
  const consent = page.getByRole('button', { name: /^Звонки: / }).last();
  await consent.press('Enter');
  await expect(consent).toHaveAccessibleName(/^Звонки: согласие есть/);
});
