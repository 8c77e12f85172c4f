import { rm } from 'node:fs/promises';
import { expect, test, type Locator } from '@playwright/test';
import { ask } from './support/data-port.ts';
import { goToSection } from './support/go-to-section.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';
import { softphone } from './support/softphone.ts';

let launched: LaunchedApp;
let folder: string;

test.beforeAll(async () => {
  folder = await folderWithResellers();
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
  await expect(launched.page.locator('.ag-row').first()).toBeVisible();
});
test.afterAll(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

const log = (): Locator => launched.page.getByRole('dialog', { name: 'Записать обращение' });
const task = (): Locator => launched.page.getByRole('dialog', { name: 'Новая задача' });
const topic = (form: Locator): Locator => form.getByRole('combobox', { name: 'Тема' });
const note = (form: Locator): Locator => form.getByRole('textbox', { name: 'Заметка' });
const title = (): Locator => task().getByRole('textbox', { name: 'Что сделать' });
const when = (form: Locator): Locator => form.getByRole('textbox', { name: 'Когда', exact: true });
const mark = (form: Locator): Locator => form.getByText('Черновик', { exact: true });

/** The card of «Альфа 00n» is open, and has the keyboard. */
async function card(at: number): Promise<void> {
  const { page } = launched;
  const name = `Альфа ${String(at).padStart(3, '0')}`;
  await page.keyboard.press('Control+KeyF');
  await page.keyboard.type(name);
  await expect(page.getByRole('option').first()).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function leave(form: Locator): Promise<void> {
  await launched.page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);
}

test('keeps what is typed of one reseller out of the interaction of another', async () => {
  const { page } = launched;
  await card(2);
  await page.keyboard.press('Control+KeyI');
  await expect(log()).toContainText('Альфа 002');
  await topic(log()).focus();
  await page.keyboard.type('бон');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Спросили про баллы');
  await expect(mark(log())).toHaveCount(0);
  await leave(log());

  await card(3);
  await page.keyboard.press('Control+KeyI');
  await expect(log()).toContainText('Альфа 003');
  await expect(topic(log())).toHaveValue('');
  await expect(note(log())).toHaveValue('');
  await expect(mark(log())).toHaveCount(0);
  await leave(log());

  await card(2);
  await page.keyboard.press('Control+KeyI');
  await expect(topic(log())).toHaveValue('Бонусы');
  await expect(note(log())).toHaveValue('Спросили про баллы');
  await expect(mark(log())).toBeVisible();
  await log().getByRole('button', { name: 'Начать заново' }).press('Enter');
  await expect(topic(log())).toBeFocused();
  await expect(note(log())).toHaveValue('');
  await log().getByRole('button', { name: 'Вернуть' }).press('Enter');
  await expect(note(log())).toHaveValue('Спросили про баллы');
  await log().getByRole('button', { name: 'Начать заново' }).press('Enter');
  await leave(log());
  await page.keyboard.press('Control+KeyI');
  await expect(log()).toContainText('Альфа 002');
  await expect(note(log())).toHaveValue('');
  await expect(mark(log())).toHaveCount(0);
  await leave(log());
});

test('keeps what is typed of one reseller out of the task of another', async () => {
  const { page } = launched;
  await card(2);
  await page.keyboard.press('Control+KeyJ');
  await expect(title()).toBeFocused();
  await page.keyboard.type('Прислать прайс');
  await leave(task());
  await card(3);
  await page.keyboard.press('Control+KeyJ');
  await expect(task()).toContainText('Альфа 003');
  await expect(title()).toHaveValue('');
  await expect(mark(task())).toHaveCount(0);
  await leave(task());
  await card(2);
  await page.keyboard.press('Control+KeyJ');
  await expect(title()).toHaveValue('Прислать прайс');
  await expect(mark(task())).toBeVisible();
  await task().getByRole('button', { name: 'Начать заново' }).press('Enter');
  await expect(title()).toBeFocused();
  await expect(title()).toHaveValue('');
  await leave(task());
});

test('takes what is typed along when another reseller is named in the form', async () => {
  const { page } = launched;
  await card(4);
  await page.keyboard.press('Control+KeyI');
  await expect(log()).toContainText('Альфа 004');
  await note(log()).fill('Просят договор');
  await log().getByRole('button', { name: 'Не тот' }).press('Enter');
  await log().getByRole('combobox', { name: 'Найти реселлера' }).focus();
  await page.keyboard.type('Альфа 005');
  await page.keyboard.press('Enter');
  await expect(topic(log())).toBeFocused();
  await expect(note(log())).toHaveValue('Просят договор');
  await leave(log());
  await page.keyboard.press('Control+KeyI');
  await expect(log()).toContainText('Альфа 004');
  await expect(note(log())).toHaveValue('');
  await leave(log());
  await card(5);
  await page.keyboard.press('Control+KeyI');
  await expect(note(log())).toHaveValue('Просят договор');
  await expect(mark(log())).toBeVisible();
  await log().getByRole('button', { name: 'Начать заново' }).press('Enter');
  await leave(log());
});

test('keeps a task of a call with nobody known apart, and gives it to who that turns out to be', async () => {
  const { page } = launched;
  const phone = await softphone(folder);
  await goToSection(page, '/resellers');
  expect(await phone.tell({ number: '+79990001122', direction: 'in' })).toBe(200);
  await expect(page.getByRole('combobox', { name: 'Найти реселлера' })).toBeFocused();
  await page.keyboard.press('Control+KeyJ');
  await expect(title()).toBeFocused();
  await page.keyboard.type('Отправить анкету');
  await leave(task());
  await page.keyboard.type('Альфа 006');
  await expect(page.getByRole('option').first()).toContainText('Альфа 006');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Тема' })).toBeFocused();
  await page.keyboard.press('Control+KeyJ');
  await expect(task()).toContainText('Альфа 006');
  await expect(title()).toHaveValue('Отправить анкету');
  await expect(mark(task())).toBeVisible();
  await task().getByRole('button', { name: 'Начать заново' }).press('Enter');
  await leave(task());
  const { calls } = await ask<{ calls: { pk: number }[] }>(page, 'calls-open');
  for (const { pk } of calls) await ask(page, 'call-discard', { pk });
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-call]')).toHaveCount(0);
});

test('logs what was yesterday under yesterday, and nothing that is still to come', async () => {
  const { page } = launched;
  await card(7);
  await page.keyboard.press('Control+KeyI');
  await expect(log()).toContainText('Альфа 007');
  await expect(log()).toContainText('Сейчас');
  await topic(log()).focus();
  await page.keyboard.type('бон');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('решён');
  await page.keyboard.press('Enter');
  await when(log()).focus();
  await page.keyboard.type('завтра');
  await expect(log()).toContainText('Это время ещё не наступило');
  await page.keyboard.press('Control+Enter');
  await expect(when(log())).toBeFocused();
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.type('вчера 15:30');
  await expect(log()).toContainText('15:30 · вчера');
  await page.keyboard.press('Enter');
  await expect(topic(log())).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(log()).toHaveCount(0);
  const yesterday = new Date(Date.now() - 86_400_000).toLocaleDateString('ru-RU');
  await expect(
    page.getByRole('region', { name: 'Лента' }).getByTitle(`${yesterday} 15:30`),
  ).toBeVisible();
});
