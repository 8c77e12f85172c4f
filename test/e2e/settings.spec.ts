import { expect, test } from '@playwright/test';
import { ask } from './support/data-port.ts';
import { goToSection } from './support/go-to-section.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { softphone } from './support/softphone.ts';

let launched: LaunchedApp;

test.beforeAll(async () => {
  launched = await launchApp();
  await goToSection(launched.page, '/settings');
});

test.afterAll(async () => {
  await launched.close();
});

type Item = { readonly list: string; readonly name: string; readonly active: boolean };

async function topics(): Promise<readonly Item[]> {
  const items = await ask<readonly Item[]>(launched.page, 'list-items');
  return items.filter(({ list }) => list === 'topic');
}

test('adds, renames, moves and takes back a topic by keyboard', async () => {
  const { page } = launched;
  await page.getByRole('textbox', { name: 'Новая тема' }).focus();
  await page.keyboard.type('Сервис');
  await page.keyboard.press('Enter');
  const name = page.getByRole('textbox', { name: 'Название: Сервис' });
  await expect(name).toHaveValue('Сервис');
  await expect(page.getByRole('textbox', { name: 'Новая тема' })).toHaveValue('');

  await name.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Гарантия');
  await page.keyboard.press('Enter');
  const renamed = page.getByRole('textbox', { name: 'Название: Гарантия' });
  await expect(renamed).toBeFocused();

  // What the test asks breaks off what is under way in the window: it waits for each word first.
  await page.keyboard.press('Control+ArrowUp');
  await expect(page.getByText('Передвинуто: Гарантия')).toBeVisible();
  await expect.poll(async () => (await topics()).at(-2)?.name).toBe('Гарантия');
  await page.keyboard.press('Control+Z');
  await expect(page.getByText('Отменено: значение списка')).toBeVisible();
  await expect.poll(async () => (await topics()).at(-1)?.name).toBe('Гарантия');
});

test('no longer offers what is switched off, and refuses a name twice', async () => {
  const { page } = launched;
  const tick = page.getByRole('checkbox', { name: 'Предлагать: Бонусы' });
  await tick.focus();
  await page.keyboard.press('Space');
  await expect(tick).not.toBeChecked();
  expect((await topics()).find(({ name }) => name === 'Бонусы')?.active).toBe(false);

  const field = page.getByRole('textbox', { name: 'Новая тема' });
  await field.fill('бонусы!');
  await field.press('Enter');
  await expect(page.getByText('В этом списке такое название уже есть')).toBeVisible();
  // What was typed stays, to be mended.
  await expect(field).toHaveValue('бонусы!');
});

test('refuses the softphone that has the old key, and listens only while it is on', async () => {
  const { page, dataDir } = launched;
  const state = () =>
    ask<{ on: boolean; url: string | null; token: string }>(page, 'softphone-read');
  const phone = await softphone(dataDir);
  const before = await state();
  const tellWithOldKey = async (): Promise<number> => {
    const answer = await fetch(before.url ?? '', {
      method: 'POST',
      headers: { Authorization: `Bearer ${before.token}`, 'Content-Type': 'application/json' },
      body: '{}',
    });
    return answer.status;
  };
  // The key is right, what it tells is not.
  expect(await tellWithOldKey()).toBe(400);
  await page.getByRole('button', { name: 'Сменить ключ' }).press('Enter');
  await expect(page.getByText('Ключ сменён')).toBeVisible();
  expect(await tellWithOldKey()).toBe(401);
  expect(await phone.tell({})).toBe(400);

  const on = page.getByRole('checkbox', { name: 'Принимать звонки от софтфона' });
  await on.focus();
  await page.keyboard.press('Space');
  await expect(on).not.toBeChecked();
  await expect.poll(async () => (await state()).url).toBeNull();
  await expect(tellWithOldKey()).rejects.toThrow();
  await page.keyboard.press('Space');
  await expect(on).toBeChecked();
  await expect.poll(async () => (await state()).url).not.toBeNull();
});

test('keeps the keys that call the number in the clipboard', async () => {
  const { page } = launched;
  const keys = page.getByRole('combobox', { name: 'Набрать номер из буфера обмена' });
  await keys.selectOption('Control+F12');
  await page.reload();
  await goToSection(page, '/settings');
  await expect(keys).toHaveValue('Control+F12');
});
