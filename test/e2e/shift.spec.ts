import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { callWritten } from './support/call-written.ts';
import { ask } from './support/data-port.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';
import { russianKeyboard, type RussianKeyboard } from './support/russian-keyboard.ts';
import { softphone, type TestPhone } from './support/softphone.ts';

const topics = ['автор', 'трен', 'бон', 'цен', 'заказ', 'техн', 'рекл', 'претен'] as const;
const outcomes = ['решён', 'матер', 'перезв', 'коллег', 'менедж'] as const;
const channels = ['email', 'fax', 'web-form', 'chat', 'letter', 'meeting'] as const;

let launched: LaunchedApp;
let folder: string;
let keyboard: RussianKeyboard;
let phone: TestPhone;

test.beforeEach(async () => {
  folder = await folderWithResellers();
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
  await expect(launched.page.locator('.ag-row').first()).toBeVisible();
  keyboard = await russianKeyboard(launched.page);
  phone = await softphone(folder);
});
test.afterEach(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

const nameOf = (at: number): string => `Альфа ${String(at).padStart(3, '0')}`;

/** From the topic to the last key: what is the same in every channel. */
async function write(at: number, finish: string): Promise<void> {
  const { page } = launched;
  await expect(page.getByRole('combobox', { name: 'Тема' })).toBeFocused();
  await keyboard.type(topics[at % topics.length] ?? '');
  await keyboard.press('Enter');
  await keyboard.type(`Разговор номер ${at}`);
  await keyboard.press('Tab');
  await keyboard.type(outcomes[at % outcomes.length] ?? '');
  await keyboard.press('Enter');
  if (at % 3 === 0) await keyboard.type('через 2 недели');
  await keyboard.press('Control+Enter');
  await callWritten(page, finish);
}

async function incoming(at: number): Promise<void> {
  const { page } = launched;
  expect(await phone.tell({ number: `+7495100${1000 + at - 1}`, direction: 'in' })).toBe(200);
  await expect(page.getByRole('option', { name: new RegExp(nameOf(at)) })).toBeVisible();
  await keyboard.press('Enter');
  await write(at, 'Звонок записан');
}

async function outgoing(at: number): Promise<void> {
  const { page } = launched;
  await keyboard.press('F4');
  await expect(page.getByRole('dialog', { name: 'Новый звонок' })).toBeVisible();
  await keyboard.type(nameOf(at));
  await expect(page.getByRole('option', { name: new RegExp(nameOf(at)) }).first()).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Звонки' })).toBeVisible();
  await write(at, 'Звонок записан');
}

async function written(at: number): Promise<void> {
  const { page } = launched;
  await expect(page.locator('.ag-row').first()).toBeVisible();
  // In the search field no line of the list is at hand: the form asks who it is.
  await keyboard.press('Control+KeyF');
  await expect(page.locator('#search')).toBeFocused();
  await keyboard.press('Control+KeyI');
  const dialog = page.getByRole('dialog', { name: 'Записать обращение' });
  await expect(dialog.getByRole('combobox', { name: 'Канал' })).toBeFocused();
  for (let step = 0; step < channels.length; step += 1) await keyboard.press('ArrowUp');
  for (let step = 0; step < at % channels.length; step += 1) await keyboard.press('ArrowDown');
  const who = dialog.getByRole('combobox', { name: 'Найти реселлера' });
  // Between the channel and the reseller stands the direction, where a channel has two.
  for (let step = 0; step < 3; step += 1) {
    await keyboard.press('Tab');
    if (await who.evaluate((one) => one.matches(':focus'))) break;
  }
  await expect(who).toBeFocused();
  await keyboard.type(nameOf(at));
  await expect(dialog.getByRole('option', { name: new RegExp(nameOf(at)) }).first()).toBeVisible();
  await keyboard.press('Enter');
  await write(at, 'Обращение записано');
}

test('a shift of forty interactions needs no mouse and no network', async () => {
  test.setTimeout(240_000);
  const { app, page } = launched;
  // Whatever the window would ask of a network is refused, and noted.
  await app.evaluate(({ session }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    session.defaultSession.webRequest.onBeforeRequest(
      { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'] },
      ({ url }, done) => {
        asked.push(url);
        done({ cancel: true });
      },
    );
  });
  await page.evaluate(() => {
    const used: string[] = [];
    Object.assign(globalThis, { mouseUsed: used });
    for (const name of ['mousedown', 'pointerdown', 'wheel']) {
      window.addEventListener(name, () => used.push(name), { capture: true });
    }
  });
  for (let at = 1; at <= 40; at += 1) {
    await [incoming, written, outgoing, incoming][at % 4]?.(at);
  }
  expect(
    await page.evaluate(() => (globalThis as unknown as { mouseUsed: string[] }).mouseUsed),
  ).toEqual([]);
  expect(await app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)).toEqual(
    [],
  );
  const { pks } = await ask<{ pks: Uint32Array }>(page, 'interaction-list', {});
  expect(Object.keys(pks)).toHaveLength(40);
});
