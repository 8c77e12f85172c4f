import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { Writer } from '#db/write/writer.ts';
import { person } from '#test/support/resellers.ts';
import { ask } from './support/data-port.ts';
import { countKeystrokes, expectKeystrokes } from './support/keystrokes.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';
import { russianKeyboard, type RussianKeyboard } from './support/russian-keyboard.ts';
import { softphone } from './support/softphone.ts';

let launched: LaunchedApp;
let folder: string;
let keyboard: RussianKeyboard;

/** Points for «Альфа 004», which calls. */
function fill(file: string): void {
  const data = openData(file, migrations, { upkeepEveryMs: 0 });
  const writer = new Writer(data.db);
  const now = Date.now();
  writer.transaction(person, (tx) => {
    tx.create('bonus-entry', {
      resellerPk: 4,
      kind: 'accrual',
      points: 1500,
      at: now - 86_400_000,
    });
  });
  data.close();
}

test.beforeAll(async () => {
  folder = await folderWithResellers();
  fill(join(folder, 'centre.db'));
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
  keyboard = await russianKeyboard(launched.page);
  await expect(launched.page.locator('.ag-row').first()).toBeVisible();
});
test.afterAll(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

test('takes a request from within a call in six keys at the most', async () => {
  const { page } = launched;
  const phone = await softphone(folder);
  expect(await phone.tell({ number: '8 (495) 100-1003', direction: 'in' })).toBe(200);
  await expect(page.getByRole('option', { name: /Альфа 004/ })).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Тема' })).toBeFocused();
  const form = page.getByRole('dialog', { name: 'Заявка на бонусы' });
  const pressed = await countKeystrokes(page, async () => {
    await keyboard.press('Control+KeyB');
    await expect(form.getByRole('combobox', { name: 'На что' })).toBeFocused();
    await keyboard.type('сем');
    await keyboard.press('Enter');
    await expect(form.getByRole('textbox', { name: 'Баллы' })).toBeFocused();
    await expect(form).toContainText('Доступно 1 500');
    await keyboard.type('400');
    await keyboard.press('Enter');
    await keyboard.type('Новая линейка для печати');
    await keyboard.press('Enter');
    await keyboard.type('завтра');
    await keyboard.press('Enter');
    await keyboard.type('25');
    await page.screenshot({ path: '/tmp/bonus-form.png' });
    await keyboard.press('Control+Enter');
    await expect(page.getByText('Заявка отправлена, 400 в резерве')).toBeVisible();
  });
  await expect(form).toHaveCount(0);
  // The call goes on where it was.
  await expect(page.getByRole('combobox', { name: 'Тема' })).toBeFocused();
  const { requests } = await ask<{ requests: { pk: number }[] }>(page, 'bonus-request-list', {});
  const card = await ask<{ state: string; available: number; interaction: { channel: string } }>(
    page,
    'bonus-request-card',
    { pk: requests[0]?.pk ?? 0 },
  );
  expect(card).toMatchObject({
    state: 'submitted',
    available: 1100,
    interaction: { channel: 'call-in' },
  });
  expectKeystrokes('bonus-request', 6, pressed);
});
