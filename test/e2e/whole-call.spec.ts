import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openConnection } from '#db/connection.ts';
import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { Writer } from '#db/write/writer.ts';
import { person } from '#test/support/resellers.ts';
import { callWritten } from './support/call-written.ts';
import { ask } from './support/data-port.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';
import { russianKeyboard, type RussianKeyboard } from './support/russian-keyboard.ts';
import { softphone } from './support/softphone.ts';
import { fillTrainings } from './support/trainings-file.ts';

let launched: LaunchedApp;
let folder: string;
let keyboard: RussianKeyboard;

/** «Альфа 001», of Kazan, has points to spend and trainings to go to. */
const caller = 1;

function fillPoints(file: string): void {
  const data = openData(file, migrations, { upkeepEveryMs: 0 });
  new Writer(data.db).transaction(person, (tx) => {
    const at = Date.now() - 86_400_000;
    tx.create('bonus-entry', { resellerPk: caller, kind: 'accrual', points: 1500, at });
  });
  data.close();
}

test.beforeAll(async () => {
  folder = await folderWithResellers();
  fillTrainings(join(folder, 'centre.db'));
  fillPoints(join(folder, 'centre.db'));
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
  keyboard = await russianKeyboard(launched.page);
  await expect(launched.page.locator('.ag-row').first()).toBeVisible();
});
test.afterAll(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

type CallRow = { readonly pk: number; readonly note: string | null };

test('a call with a registration and a request, from its first ring to its task, by keyboard alone', async () => {
  const { page } = launched;
  const phone = await softphone(folder);
  expect(await phone.tell({ number: '8 (495) 100-10-00', direction: 'in' })).toBe(200);

  await test.step('who: the number proposes, Enter confirms', async () => {
    await expect(page.getByRole('option', { name: /Альфа 001/ })).toBeVisible();
    await keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Тема' })).toBeFocused();
    await expect(page.locator('[data-call][aria-current="true"]')).toContainText('Альфа 001');
    await expect(page.locator('[data-briefing]')).toContainText('1 500');
  });
  const [call] = (await ask<{ calls: readonly CallRow[] }>(page, 'calls-open')).calls;

  await test.step('topic and note', async () => {
    await keyboard.type('трен');
    await keyboard.press('Enter');
    await keyboard.type('Хотят обучить двоих и провести семинар');
  });

  await test.step('two participants for a training', async () => {
    await keyboard.press('Control+KeyT');
    const form = page.getByRole('dialog', { name: 'Записать на тренинг' });
    await expect(form).toContainText('К этому обращению');
    await expect(form.getByRole('option', { name: /Печать на этикетках/ })).toBeVisible();
    await keyboard.press('Enter');
    await keyboard.type('Петров Пётр');
    await keyboard.press('Enter');
    await keyboard.type('Смирнова Ольга');
    await keyboard.press('Control+Enter');
    await expect(page.getByText('Записано участников: 2')).toBeVisible();
    await expect(form).toHaveCount(0);
  });

  await test.step('a request for a seminar', async () => {
    await keyboard.press('Control+KeyB');
    const form = page.getByRole('dialog', { name: 'Заявка на бонусы' });
    await expect(form.getByRole('combobox', { name: 'На что' })).toBeFocused();
    await keyboard.type('сем');
    await keyboard.press('Enter');
    await expect(form).toContainText('Доступно 1 500');
    await keyboard.type('400');
    await keyboard.press('Enter');
    await keyboard.type('Новая линейка для печати');
    await keyboard.press('Enter');
    await keyboard.type('через 2 недели');
    await keyboard.press('Enter');
    await keyboard.type('25');
    await keyboard.press('Control+Enter');
    await expect(page.getByText('Заявка подана, 400 в резерве')).toBeVisible();
    await expect(form).toHaveCount(0);
  });

  await test.step('the call has its note still, and what was done stands beside it', async () => {
    const note = page.getByRole('textbox', { name: 'Заметка' });
    await expect(note).toHaveValue('Хотят обучить двоих и провести семинар');
    await expect(note).toBeFocused();
    const briefing = page.locator('[data-briefing]');
    await expect(briefing).toContainText('1 100');
    await expect(briefing).toContainText('Смирнова Ольга');
  });

  await test.step('outcome, what next, end', async () => {
    await keyboard.press('Tab');
    await keyboard.type('перез');
    await keyboard.press('Enter');
    await keyboard.type('завтра 10:00');
    await keyboard.press('Control+Enter');
    await callWritten(page);
  });

  await test.step('all of it is of this call', async () => {
    const pk = call?.pk ?? 0;
    const db = openConnection(join(folder, 'centre.db'), { readonly: true });
    const registered = db
      .prepare('SELECT participant FROM training_registration WHERE interaction_pk = ?')
      .pluck()
      .all(pk);
    db.close();
    expect(registered).toEqual(['Петров Пётр', 'Смирнова Ольга']);
    const { requests } = await ask<{ requests: { pk: number }[] }>(page, 'bonus-request-list', {});
    const request = await ask<{ interaction: { pk: number } | null; points: number }>(
      page,
      'bonus-request-card',
      { pk: requests[0]?.pk ?? 0 },
    );
    expect(request).toMatchObject({ points: 400, interaction: { pk } });
    const read = await ask<{ topic: string; outcome: string }>(page, 'interaction-read', { pk });
    expect(read).toMatchObject({ topic: 'Тренинги', outcome: 'Нужно перезвонить' });
  });
});
