import { rm } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { ask } from './support/data-port.ts';
import { killDataProcess } from './support/data-process.ts';
import { goToSection } from './support/go-to-section.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';
import { russianKeyboard, type RussianKeyboard } from './support/russian-keyboard.ts';
import { softphone } from './support/softphone.ts';

const password = 'вишня сад окно';

let launched: LaunchedApp;
let folder: string;
let keyboard: RussianKeyboard;

test.beforeEach(async () => {
  folder = await folderWithResellers();
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
  keyboard = await russianKeyboard(launched.page);
  await expect(launched.page.locator('.ag-row').first()).toBeVisible();
});
test.afterEach(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

async function addPerson(
  page: Page,
  person: Readonly<Record<'login' | 'name' | 'group' | 'password', string>>,
): Promise<void> {
  const groups = await ask<readonly { pk: number; key: string }[]>(page, 'groups-list');
  const { group, ...rest } = person;
  const groupPk = groups.find(({ key }) => key === group)?.pk;
  await ask(page, 'person-create', { ...rest, groupPk });
}

async function addAdministrator(page: Page): Promise<void> {
  await addPerson(page, {
    login: 'соколова',
    name: 'Соколова Анна',
    group: 'administrator',
    password,
  });
  await expect(page.getByRole('button', { name: 'Кто работает: Соколова Анна' })).toBeVisible();
}

/** Goes on by Tab until this has the keyboard. */
async function tabTo(target: Locator): Promise<void> {
  for (let at = 0; at < 120; at += 1) {
    await keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('Tab does not come there');
}

/** Runs a command by its words in the palette. */
async function byPalette(words: string): Promise<void> {
  const palette = launched.page.getByRole('dialog', { name: 'Команды' });
  await keyboard.press('Control+KeyK');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await keyboard.type(words);
  await keyboard.press('Enter');
  await expect(palette).toHaveCount(0);
}

/** Whatever of the data may be in the page: nothing of it at the door. */
async function expectNoContent(page: Page): Promise<void> {
  await expect(page.locator('[data-door]')).toBeVisible();
  await expect(page.locator('nav, header, footer, .ag-row')).toHaveCount(0);
  const html = await page.content();
  for (const word of ['Альфа', 'Хотят на тренинг', 'centre.db']) expect(html).not.toContain(word);
}

test('locks by a key in the middle of a call, and gives call and text back after signing in', async () => {
  const { page } = launched;
  await addAdministrator(page);
  const phone = await softphone(folder);
  expect(await phone.tell({ number: '8 (495) 100-10-08', direction: 'in' })).toBe(200);
  await expect(page.getByRole('option', { name: /Альфа 009/ })).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Тема' })).toBeFocused();
  await keyboard.type('трен');
  await keyboard.press('Enter');
  await keyboard.type('Хотят на тренинг в июне');
  await keyboard.press('Control+Shift+KeyK');
  await expectNoContent(page);
  expect(await phone.tell({ number: '8 (495) 100-10-20', direction: 'in' })).toBe(409);
  await expect(page.getByText('Был звонок.')).toBeVisible();
  await expect(page.getByLabel('Пароль', { exact: true })).toBeFocused();
  await keyboard.type('не тот пароль');
  await keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Логин или пароль не подошёл');
  await expect(page.getByRole('alert')).toContainText('Вы набирали русскими буквами');
  await expect(page.getByLabel('Пароль', { exact: true })).toBeFocused();
  await keyboard.type(password);
  await keyboard.press('Enter');
  const note = page.getByRole('textbox', { name: 'Заметка' });
  await expect(note).toHaveValue('Хотят на тренинг в июне');
});

test('locks every window when nobody uses any', async () => {
  const { app, page } = launched;
  await addAdministrator(page);
  await keyboard.press('Control+Shift+KeyN');
  await expect.poll(() => app.windows().length).toBe(2);
  const second = app.windows().find((window) => window !== page);
  if (!second) throw new Error('no second window');
  await expect(second.locator('.ag-row').first()).toBeVisible();
  // Nine minutes later somebody moves the mouse in the other window: nobody is away yet.
  for (const window of [page, second]) {
    await window.evaluate(() => Object.assign(globalThis, { sameScript: true }));
  }
  const later = (minutes: number): Promise<void> =>
    app.evaluate((_electron, ms) => {
      const real = Date.now.bind(Date);
      Date.now = () => real() + ms;
    }, minutes * 60_000);
  await later(9);
  await second.mouse.move(200, 200);
  await later(9);
  // More than one look of the clock.
  const since = await page.evaluate(() => performance.now());
  await page.waitForFunction((from) => performance.now() - from > 1500, since);
  await expect(page.locator('.ag-row').first()).toBeVisible();
  await later(2);
  for (const window of [page, second]) {
    await expectNoContent(window);
    // Nothing is left of the page but its address: it was made anew.
    expect(await window.evaluate(() => 'sameScript' in globalThis)).toBe(false);
  }
  await page.bringToFront();
  await keyboard.type(password);
  await keyboard.press('Enter');
  for (const window of [page, second])
    await expect(window.locator('.ag-row').first()).toBeVisible();
});

test('goes on with who was at work when the data process dies, and asks whoever was away', async () => {
  const { app, page } = launched;
  await addAdministrator(page);
  await killDataProcess(app);
  await goToSection(page, '/settings');
  await expect(page.getByRole('region', { name: 'Люди' })).toContainText('Соколова Анна');
  await keyboard.press('Control+Shift+KeyK');
  await expect(page.locator('[data-door="locked"]')).toBeVisible();
  await killDataProcess(app);
  await expect(page.locator('[data-door="signed-out"]')).toBeVisible();
  await expect(page.getByLabel('Логин')).toBeFocused();
  await keyboard.type('соколова');
  await keyboard.press('Enter');
  await keyboard.type(password);
  await keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Люди' })).toContainText('Соколова Анна');
});

test('is given people by keyboard alone: an administrator, who signs out and in, and an operator', async () => {
  const { page } = launched;
  await ask(page, 'task-create', { title: 'Перезвонить Альфе', dueAt: Date.now() + 60_000 });
  await goToSection(page, '/settings');
  const people = page.getByRole('region', { name: 'Люди' });
  await expect(people).toContainText('Вход выключен');
  await tabTo(people.getByRole('button', { name: 'Добавить администратора' }));
  await keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Первый администратор' });
  await expect(form.getByLabel('Имя')).toBeFocused();
  await keyboard.press('Control+KeyA');
  await keyboard.type('Соколова Анна');
  await keyboard.press('Tab');
  await keyboard.type('соколова');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await expect(form.getByLabel('Пароль', { exact: true })).toBeFocused();
  await keyboard.type('коротко');
  await keyboard.press('Enter');
  await expect(form.getByRole('alert')).toContainText('Пароль короче восьми знаков');
  await expect(form.getByRole('checkbox', { name: /Забрать себе то, что велось/ })).toBeChecked();
  await keyboard.press('Control+KeyA');
  await keyboard.type(password);
  await keyboard.press('Enter');
  await expect(form).toHaveCount(0);
  await expect(page.getByText('Задач перешло к вам: 1')).toBeVisible();
  const today = await ask<{ first: { title: string }[] }>(page, 'task-today', { scope: 'mine' });
  expect(today.first.map(({ title }) => title)).toEqual(['Перезвонить Альфе']);
  await expect(people.getByRole('row', { name: /Соколова Анна/ })).toContainText('Может войти');

  // An operator, who is not to see what the administrator sees.
  const add = people.getByRole('button', { name: 'Добавить человека' });
  await expect(add).toBeFocused();
  await keyboard.press('Enter');
  const operator = page.getByRole('dialog', { name: 'Добавить человека' });
  await expect(operator.getByLabel('Имя')).toBeFocused();
  await keyboard.type('Орлов Пётр');
  await keyboard.press('Tab');
  await keyboard.type('орлов');
  await keyboard.press('Tab');
  await expect(operator.getByLabel('Группа')).toHaveValue(/.+/);
  await keyboard.press('Tab');
  await keyboard.type('семь синих слонов');
  await keyboard.press('Enter');
  await expect(people.getByRole('row', { name: /Орлов Пётр/ })).toContainText('Оператор');

  await byPalette('выйти');
  await expectNoContent(page);
  const typed = page.getByLabel('Пароль', { exact: true });
  await expect(typed).toBeFocused();
  await expect(page.getByLabel('Логин')).toHaveValue('соколова');
  for (const guess of ['первая догадка', 'вторая догадка', 'третья догадка']) {
    await keyboard.type(guess);
    await keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('Логин или пароль не подошёл');
    await expect(typed).toHaveValue('');
  }
  await expect(page.getByRole('button', { name: /Подождите/ })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Войти', exact: true })).toBeEnabled();
  await keyboard.type(password);
  await keyboard.press('Enter');
  await expect(people).toBeVisible();

  await byPalette('выйти');
  await expect(typed).toBeFocused();
  // Hands that do not look: back to the login, over it, on by Tab to the password.
  await keyboard.press('Shift+Tab');
  await keyboard.type('Орлов');
  await expect(page.getByRole('group', { name: 'Кто входил на этом компьютере' })).toContainText(
    'соколова',
  );
  await keyboard.press('Tab');
  await expect(typed).toBeFocused();
  await keyboard.type('семь синих слонов');
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Кто работает: Орлов Пётр' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Настройки' })).toBeVisible();
  await expect(people).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Группы и права' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Резервные копии' })).toHaveCount(0);
  await expect(page.locator('nav li a[href$="/import"]')).toHaveCount(0);
  await expect(page.locator('nav li a[href$="/resellers"]')).toHaveCount(1);

  // A login used before comes back by the arrows.
  await byPalette('выйти');
  await expect(typed).toBeFocused();
  await keyboard.press('Shift+Tab');
  await expect(page.getByLabel('Логин')).toHaveValue('орлов');
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowUp');
  await expect(page.getByLabel('Логин')).toBeFocused();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(page.getByLabel('Логин')).toHaveValue('соколова');
  await expect(typed).toBeFocused();
});

test('says by key and by click which right is missing and who has it', async () => {
  const { page } = launched;
  await addAdministrator(page);
  await addPerson(page, {
    login: 'орлов',
    name: 'Орлов Пётр',
    group: 'operator',
    password: 'семь синих слонов',
  });
  await ask(page, 'bonus-adjust', { resellerPk: 1, points: 500, text: 'Остаток' });
  await ask(page, 'bonus-request-create', {
    ...{ resellerPk: 1, kind: 'souvenirs', points: 300, submit: true },
    ...{ details: { items: 'Кружки', quantity: 4 }, contactPk: null, interactionPk: null },
  });
  await byPalette('выйти');
  const typed = page.getByLabel('Пароль', { exact: true });
  await page.getByLabel('Логин').fill('орлов');
  await typed.fill('семь синих слонов');
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Кто работает: Орлов Пётр' })).toBeVisible();

  const told = page.getByRole('status').filter({ hasText: 'Нужно право' });
  const dismiss = async (): Promise<void> => {
    await told.getByRole('button', { name: 'Закрыть' }).click();
    await expect(told).toHaveCount(0);
  };
  await keyboard.press('Control+Digit6');
  await expect(told).toContainText('Может');
  await dismiss();

  await goToSection(page, '/trainings');
  await expect(page.locator('[data-filter="courses"]')).toBeVisible();
  await keyboard.press('Control+KeyN');
  await expect(told).toContainText('Может');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await dismiss();

  await goToSection(page, '/bonuses');
  await expect(page.getByRole('option', { name: 'Альфа 001' })).toBeFocused();
  await keyboard.press('Enter');
  const approve = page.getByRole('button', { name: 'Утвердить' });
  await expect(approve).toBeVisible();
  for (const key of ['Control+Enter', 'Control+KeyD', 'Control+Shift+KeyD']) {
    await keyboard.press(key);
    await expect(told).toContainText('Может менеджер');
    await dismiss();
  }
  // Refused, not switched off: the click of a mouse comes there all the same.
  await approve.click({ force: true });
  await expect(told).toContainText('Может менеджер');
  await expect(page.getByRole('option', { name: 'Альфа 001' })).toContainText('Подана');
});

test('takes a right away at once, and a person out', async () => {
  const { page } = launched;
  await addAdministrator(page);
  await addPerson(page, {
    login: 'орлов',
    name: 'Орлов Пётр',
    group: 'manager',
    password: 'семь синих слонов',
  });
  await goToSection(page, '/settings');
  const rights = page.getByRole('region', { name: 'Группы и права' });
  await tabTo(rights.getByRole('radio').first());
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await expect(rights.getByRole('radio', { name: 'Менеджер' })).toBeChecked();
  await keyboard.press('Tab');
  const see = rights.getByRole('checkbox', { name: 'Реселлеры: смотреть' });
  await expect(see).toBeFocused();
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowRight');
  const log = rights.getByRole('checkbox', { name: 'Обращения: добавлять' });
  await expect(log).toBeFocused();
  await keyboard.press('Space');
  await expect(log).not.toBeChecked();
  await expect(rights.getByRole('checkbox', { name: 'Обращения: смотреть' })).toBeChecked();

  const people = page.getByRole('region', { name: 'Люди' });
  await people.getByRole('button', { name: 'Изменить: Орлов Пётр' }).focus();
  await keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Изменить человека' });
  await expect(form.getByLabel('Имя')).toBeFocused();
  await tabTo(form.getByRole('button', { name: 'Отключить' }));
  await keyboard.press('Enter');
  await expect(people.getByRole('row', { name: /Орлов Пётр/ })).toContainText('Отключён');
  const idle = people.getByLabel('Блокировать без дела');
  await idle.focus();
  await idle.selectOption('30');
  await expect(idle).toHaveValue('30');
});
