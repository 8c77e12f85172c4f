import { rm } from 'node:fs/promises';
import { expect, test, type Locator } from '@playwright/test';
import { callWritten } from './support/call-written.ts';
import { ask } from './support/data-port.ts';
import { goToSection } from './support/go-to-section.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { folderWithResellers, listSamples } from './support/resellers-file.ts';
import { russianKeyboard, type RussianKeyboard } from './support/russian-keyboard.ts';
import { softphone, type TestPhone } from './support/softphone.ts';

let launched: LaunchedApp;
let folder: string;
let keyboard: RussianKeyboard;
let phone: TestPhone;

/** Two resellers in one office have it. */
const shared = '+74951230000';
const unknown = '+79990001122';

test.beforeAll(async () => {
  const office = { legalForm: 'ООО', phones: [shared], status: 'authorised' } as const;
  folder = await folderWithResellers([
    ...listSamples,
    { ...office, name: 'Бета Опт', city: 'Казань', level: 'gold' },
    { ...office, name: 'Бета Розница', city: 'Самара', level: 'bronze' },
  ]);
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
  await expect(launched.page.locator('.ag-row').first()).toBeVisible();
  keyboard = await russianKeyboard(launched.page);
  phone = await softphone(folder);
});
test.afterEach(async () => {
  const { calls } = await ask<{ calls: { pk: number }[] }>(launched.page, 'calls-open');
  for (const { pk } of calls) await ask(launched.page, 'call-discard', { pk });
  await expect(bar()).toHaveCount(0);
});
test.afterAll(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

const bar = (): Locator => launched.page.locator('[data-call]');
const topic = (): Locator => launched.page.getByRole('combobox', { name: 'Тема' });
const briefing = (): Locator => launched.page.locator('[data-briefing]');

async function ring(number: string): Promise<void> {
  expect(await phone.tell({ number, direction: 'in' })).toBe(200);
  await expect(launched.page.getByRole('heading', { name: 'Входящий звонок' })).toBeVisible();
}

test('lets one choose among several that have the number, each with its level', async () => {
  const { page } = launched;
  await ring(shared);
  const whose = page.getByRole('listbox', { name: 'Чей это номер: выберите реселлера' });
  await expect(whose.getByRole('option')).toHaveCount(2);
  await expect(whose.getByRole('option', { selected: true })).toContainText('Бета Опт');
  await expect(briefing()).toContainText('Золотой');
  await keyboard.press('ArrowDown');
  await expect(whose.getByRole('option', { selected: true })).toContainText('Бета Розница');
  await expect(briefing()).toContainText('Бронзовый');
  await expect(briefing()).toContainText('не подтверждён');
  await keyboard.press('Enter');
  await expect(topic()).toBeFocused();
  await expect(bar()).toContainText('Бета Розница');
  await expect(briefing()).toContainText('Бронзовый');
  await expect(briefing()).not.toContainText('не подтверждён');
});

test('counts the seconds of the call on its form and in the bar', async () => {
  const { page } = launched;
  await ring('+74951001000');
  for (const place of [page.locator('[data-call-form] header'), bar()]) {
    const seconds = async (): Promise<number> => {
      const [, minutes = 0, rest = NaN] = /(\d+):(\d\d)/.exec(await place.innerText()) ?? [];
      return Number(minutes) * 60 + Number(rest);
    };
    const before = await seconds();
    expect(before).toBeLessThan(60);
    await expect.poll(seconds).toBeGreaterThanOrEqual(before + 2);
  }
});

test('takes a new reseller in while it calls from an unknown number, which it keeps', async () => {
  const { page } = launched;
  await ring(unknown);
  const who = page.getByRole('combobox', { name: 'Найти реселлера' });
  await expect(who).toBeFocused();
  await expect(page.getByText('Этого номера ни у кого нет')).toBeVisible();
  await keyboard.type('Гамма Сервис');
  await expect(page.getByRole('option').first()).toHaveText('Новый реселлер «Гамма Сервис»');
  await keyboard.press('Enter');
  const form = page.getByRole('form', { name: 'Новый реселлер' });
  await expect(form.getByRole('textbox', { name: 'ИНН' })).toBeFocused();
  await expect(form.getByRole('textbox', { name: 'Название' })).toHaveValue('Гамма Сервис');
  await keyboard.press('Control+Enter');
  await expect(bar()).toContainText('Гамма Сервис');
  await expect(form).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: /Запомнить номер/ })).toBeChecked();
  await expect(topic()).toBeFocused();
  await keyboard.press('Control+KeyJ');
  await expect(page.getByRole('dialog', { name: 'Новая задача' })).toContainText('Гамма Сервис');
  await keyboard.press('Escape');
  await expect(topic()).toBeFocused();
  await keyboard.type('цен');
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  await keyboard.type('решён');
  await keyboard.press('Control+Enter');
  await callWritten(page);
  const found = await ask<{ matches: { name: string }[] }>(page, 'call-identify', {
    text: unknown,
  });
  expect(found.matches).toMatchObject([{ name: 'Гамма Сервис' }]);
});

test('keeps what is typed of one new reseller out of the form of another', async () => {
  const { page } = launched;
  const form = page.getByRole('form', { name: 'Новый реселлер' });
  const name = form.getByRole('textbox', { name: 'Название' });
  await goToSection(page, '/resellers');
  await keyboard.press('Control+KeyN');
  await expect(form.getByRole('textbox', { name: 'ИНН' })).toBeFocused();
  await name.focus();
  await keyboard.type('Дельта');
  await ring('+79990003344');
  await keyboard.type('Эпсилон');
  await expect(page.getByRole('option').first()).toHaveText('Новый реселлер «Эпсилон»');
  await keyboard.press('Enter');
  await expect(form.getByRole('textbox', { name: 'ИНН' })).toBeFocused();
  await expect(name).toHaveValue('Эпсилон');
  await keyboard.press('Escape');
  await expect(page.locator('[data-call-form]')).toHaveCount(0);
  await expect(name).toHaveValue('Дельта');
  await keyboard.press('Escape');
});

test('opens a call again that was put aside, with what was written', async () => {
  const { page } = launched;
  await ring('+74951001002');
  await keyboard.press('Enter');
  await expect(topic()).toBeFocused();
  await keyboard.type('бон');
  await keyboard.press('Enter');
  await keyboard.type('Перезвонит сам');
  await keyboard.press('F7');
  await expect(bar()).toContainText('Отложен');
  await expect(page.locator('[data-call-form]')).toHaveCount(0);
  // It is not being spoken with, but it is the only one: its keys say where they lead.
  const keys = page.getByRole('region', { name: 'Звонки' });
  await expect(keys).toContainText(/F4\s*к звонку/);
  await expect(keys).toContainText(/F6\s*взять/);
  await keyboard.press('F4');
  const note = page.getByRole('textbox', { name: 'Заметка' });
  await expect(note).toHaveValue('Перезвонит сам');
  await expect(topic()).toHaveValue('Бонусы');
  await expect(bar()).toContainText('Отложен');
  await expect(keys).toContainText(/F4\s*новый звонок/);
  await keyboard.press('F6');
  await expect(bar()).toContainText('Идёт');
  await expect(keys).toContainText(/F6\s*удержать/);
  await keyboard.press('F4');
  await expect(page.getByRole('dialog', { name: 'Новый звонок' })).toBeVisible();
  await keyboard.press('Escape');
});

test('says what is missing where it can be read, its list closed until it is asked for', async () => {
  const { page } = launched;
  await ring('+74951001003');
  await keyboard.press('Enter');
  await expect(topic()).toBeFocused();
  const open = page.locator('[role="listbox"]:popover-open');
  await expect(open).toHaveCount(1);
  await keyboard.press('Control+Enter');
  await expect(page.getByRole('alert').getByText('Выберите тему.')).toBeVisible();
  await expect(topic()).toBeFocused();
  await expect(open).toHaveCount(0);
  // Enter takes nothing that nobody has seen.
  await keyboard.press('Enter');
  await expect(open).toHaveCount(1);
  await expect(topic()).toHaveValue('');
  await keyboard.press('Control+Enter');
  await expect(open).toHaveCount(0);
  await keyboard.press('ArrowDown');
  await expect(open).toHaveCount(1);
  await keyboard.type('бон');
  await keyboard.press('Enter');
  await keyboard.press('Control+Enter');
  await expect(page.getByRole('alert').getByText('Выберите результат.')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Результат' })).toBeFocused();
  await expect(open).toHaveCount(0);
  // What fits nothing says so, and gives way to what is said of the fault.
  const none = page.getByText('Не найдено');
  await keyboard.type('запись');
  await expect(none).toBeVisible();
  await keyboard.press('Control+Enter');
  await expect(none).toHaveCount(0);
  await expect(page.getByRole('alert').getByText('Выберите результат.')).toBeVisible();
  await keyboard.press('Control+KeyA');
  await keyboard.type('решён');
  await keyboard.press('Control+Enter');
  await callWritten(page);
});

test('makes a task to call back of a call that nobody answered', async () => {
  const { page } = launched;
  expect(await phone.tell({ event: 'missed', number: '+74951001006', direction: 'in' })).toBe(200);
  await expect(page.getByText('Звонок пропущен. Создана задача перезвонить')).toBeVisible();
  await goToSection(page, '/today');
  const task = page.getByRole('option').filter({ hasText: 'Альфа 007' });
  await expect(task).toContainText(/\+7.495.100-10-06/);
  await expect(task.getByTitle('Пропущенный звонок')).toBeVisible();
});
