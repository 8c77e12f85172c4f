import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test, type Page } from '@playwright/test';
import type { SyncStatus } from '#contract/head-office.ts';
import { tableDigests } from '#db/sync/digest.ts';
import { fillBonuses } from './support/bonuses-file.ts';
import { ask } from './support/data-port.ts';
import { goToSection } from './support/go-to-section.ts';
import { answerDialogs } from './support/import-steps.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { listeningOffice, type ListeningOffice } from './support/listening-office.ts';
import { look } from './support/look.ts';
import { folderWithResellers, listSamples } from './support/resellers-file.ts';
import { dayFromNow } from './support/trainings-file.ts';

// One story: each part goes on where the one before has left both windows.
test.describe.configure({ mode: 'serial' });

let office: ListeningOffice;
let first: LaunchedApp;
let second: LaunchedApp;
let folder: string;

test.beforeAll(async () => {
  office = await listeningOffice();
  folder = await folderWithResellers(listSamples.slice(0, 8));
  fillBonuses(join(folder, 'centre.db'));
  first = await launchApp({ dataDir: folder, locale: 'ru' });
  second = await launchApp({ locale: 'ru' });
});
test.afterAll(async () => {
  await first.close();
  await second.close();
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

const state = (page: Page, wanted: string) => page.locator(`[data-office-state="${wanted}"]`);

/** Exchanges, and answers how things stand then. */
const exchange = ({ page }: LaunchedApp): Promise<SyncStatus> => ask(page, 'sync-now');

/** Exchanges on each of these in turn, all of which must come about. */
async function exchangeAll(...desks: readonly LaunchedApp[]): Promise<void> {
  for (const desk of desks) expect((await exchange(desk)).fault).toBeNull();
}

const digests = ({ dataDir }: LaunchedApp): unknown => {
  const db = new Database(join(dataDir, 'centre.db'), { readonly: true });
  try {
    return tableDigests(db);
  } finally {
    db.close();
  }
};

/** Joins by the form, with keys alone. */
async function enrol({ page }: LaunchedApp, code: string): Promise<void> {
  await goToSection(page, '/head-office');
  const server = page.getByRole('textbox', { name: 'Адрес сервера' });
  await expect(server).toBeVisible();
  await page.keyboard.press('F9');
  await expect(server).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(office.url);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}

test('tells a wrong code under its field, and joins with the right one', async () => {
  const { page } = first;
  await enrol(first, 'WRONG-CODE');
  await expect(page.getByRole('alert')).toContainText('Код не подходит');
  await expect(page.getByRole('textbox', { name: 'Одноразовый код' })).toBeFocused();
  await look(page);
  for (const desk of [first, second]) {
    await enrol(desk, await office.code());
    await expect(state(desk.page, 'idle')).toBeVisible();
    await expect(desk.page.locator('main')).toContainText('Вендор');
  }
  await exchangeAll(second);
  expect(digests(second)).toEqual(digests(first));
  const { first: rows } = await ask<{ first: unknown[] }>(second.page, 'reseller-list', {});
  expect(rows).toHaveLength(8);
});

type Own = { readonly resellerPk: number; readonly sessionPk: number };

/** The same reseller and session under the row numbers of a desktop. */
async function ownRows({ page }: LaunchedApp): Promise<Own> {
  const { sessions } = await ask<{ sessions: { pk: number }[] }>(page, 'session-list', {
    from: dayFromNow(0),
  });
  const found = await ask<{ hits: { pk: number }[] }>(page, 'reseller-search', {
    text: 'Альфа 004',
  });
  return { resellerPk: found.hits[0]?.pk ?? 0, sessionPk: sessions[0]?.pk ?? 0 };
}

/** Takes the last seat and the last points, as a call would end. */
async function takeTheLast({ page }: LaunchedApp, own: Own, name: string): Promise<void> {
  await ask(page, 'registration-create', {
    ...{ sessionPk: own.sessionPk, resellerPk: own.resellerPk },
    participants: [{ name }],
  });
  await ask(page, 'bonus-request-create', {
    ...{ resellerPk: own.resellerPk, kind: 'souvenirs', points: 1500, submit: true },
    ...{ contactPk: null, interactionPk: null },
    details: { items: `Кружки, ${name}`, quantity: 5 },
  });
}

test('of two desktops that take the last seat and points offline one stands, the other is told all', async () => {
  const { pk: coursePk } = await ask<{ pk: number }>(first.page, 'course-create', {
    name: 'Печать',
  });
  await ask(first.page, 'session-create', {
    ...{ coursePk, startsOn: dayFromNow(20), endsOn: null, startsAt: null, city: 'Казань' },
    ...{ online: false, place: null, trainer: null, seats: 1, deadline: null, pricePoints: 0 },
    note: null,
  });
  await exchangeAll(first, second);

  await office.hangUp();
  const owns = [await ownRows(first), await ownRows(second)] as const;
  await takeTheLast(first, owns[0], 'Первый Иван');
  await takeTheLast(second, owns[1], 'Второй Пётр');
  for (const { page } of [first, second]) {
    await page.keyboard.press('F5');
    await expect(page.getByText(/^Обмен не прошёл/)).toBeVisible();
    await expect(state(page, 'waiting')).toContainText('Нет связи, следующая попытка в');
    await expect(page.locator('footer')).toContainText('Нет связи');
  }

  // What head office has not confirmed is marked, and the points stand apart.
  await goToSection(second.page, '/bonuses');
  await second.page.keyboard.press('Control+Shift+Digit1');
  const asked = second.page.getByRole('option', { name: /Альфа 004/ });
  await expect(asked.getByRole('img', { name: /^Предварительно/ })).toBeVisible();
  await asked.dblclick();
  await expect(second.page.locator('main article')).toContainText(
    'подтверждено 1 500, предварительно −1 500'.replace('−', '-'),
  );

  await office.pickUp();
  await exchangeAll(first, second, first, second);

  const status = (desk: LaunchedApp) => ask<SyncStatus>(desk.page, 'sync-status');
  expect(await status(first)).toMatchObject({ state: 'idle', pending: 0, refused: 0 });
  expect(await status(second)).toMatchObject({ state: 'idle', pending: 0, refused: 2 });
  expect(digests(second)).toEqual(digests(first));
  await expect(second.page.locator('footer')).toContainText('Не принято: 2');
  await expect(first.page.locator('footer')).not.toContainText('Не принято');
});

test('leads from the task to what was refused, which is mended and sent again', async () => {
  const { page } = second;
  await goToSection(page, '/today');
  const task = page.getByRole('option', { name: /Центральный офис не принял.*1500/ });
  await task.click();
  await page.keyboard.press('Control+Shift+KeyI');
  const pane = page.getByRole('article', { name: 'Что не принято' });
  await expect(pane).toContainText('Баллов уже не хватает');
  await expect(pane.getByRole('textbox', { name: 'Что нужно' })).toHaveValue('Кружки, Второй Пётр');
  await expect(pane.getByRole('textbox', { name: 'Количество' })).toHaveValue('5');
  // More points come from the other desktop, and less is wanted here.
  const { resellerPk } = await ownRows(first);
  await ask(first.page, 'bonus-adjust', { resellerPk, points: 100, text: 'Подарок' });
  await exchangeAll(first);
  const points = pane.getByRole('textbox', { name: 'Баллы' });
  await points.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('ноль');
  await page.keyboard.press('Control+Enter');
  await expect(pane.getByRole('alert')).toContainText('целое число');
  await expect(points).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('100');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Отправлено снова')).toBeVisible();
  // The next one that waits is open: it was put on the waiting list, and is only to be seen.
  await expect(pane).toContainText('лист ожидания');
  await expect(pane.getByRole('button', { name: 'Отправить снова' })).toHaveCount(0);
  await page.keyboard.press('Control+KeyD');
  await expect(page.getByText('Отмечено', { exact: true })).toBeVisible();
  await exchangeAll(second, first);
  expect(await ask<SyncStatus>(page, 'sync-status')).toMatchObject({ pending: 0, refused: 0 });
  const account = await ask<{ available: number }>(first.page, 'bonus-account', { resellerPk });
  expect(account.available).toBe(0);
  await exchangeAll(second);
  expect(digests(second)).toEqual(digests(first));
});

test('lays two values side by side, and goes on to the next after each choice', async () => {
  const rows = [await ownRows(first), await ownRows(second)] as const;
  const write = async (desk: LaunchedApp, own: Own, city: string, note: string): Promise<void> => {
    await ask(desk.page, 'reseller-patch', {
      pk: own.resellerPk,
      fields: { address: city, segment: note },
    });
  };
  await office.hangUp();
  await write(first, rows[0], 'Казань, Баумана 1', 'А');
  await write(second, rows[1], 'Казань, Баумана 2', 'Б');
  await office.pickUp();
  await exchangeAll(first, second, first);

  const { page } = first;
  await page.locator('footer [data-office-view="conflicts"]').press('Enter');
  const lines = page.locator('[data-lines="office-conflicts"] [role="option"]');
  await expect(lines).toHaveCount(2);
  await page.keyboard.press('F9');
  await expect(lines.first()).toBeFocused();
  const sides = page.getByRole('radiogroup', { name: 'Какое значение верное' });
  await expect(sides).toContainText('Стоит сейчас');
  await expect(sides).toContainText('Второе значение');
  const radio = (at: number) => sides.getByRole('radio').nth(at);
  await expect(radio(0)).toBeChecked();
  await page.keyboard.press('2');
  await expect(radio(1)).toBeChecked();
  await page.keyboard.press('ArrowLeft');
  await expect(radio(0)).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(lines).toHaveCount(1);
  await expect(lines.first()).toBeFocused();
  await expect(radio(0)).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Расхождений нет')).toBeVisible();
  await exchangeAll(first, second, first);
  expect(digests(second)).toEqual(digests(first));
});

test('keeps what went up and came down in the log, by keys', async () => {
  const { page } = second;
  await goToSection(page, '/head-office');
  await page.keyboard.press('Control+Shift+Digit5');
  const log = page.getByRole('listbox', { name: 'Журнал' });
  await expect(log.getByRole('option').first()).toBeFocused();
  await expect(log).toContainText('Обмен прошёл');
  await expect(log).toContainText('Центральный офис недоступен');
  await page.keyboard.press('Control+Shift+Digit2');
  await expect(page.getByText('Всё отправлено', { exact: true }).first()).toBeVisible();
});

test('saves a packet for a stick and takes the answer in, by keys, without a line', async () => {
  const { app, page } = second;
  await office.hangUp();
  await ask(page, 'reseller-create', { name: 'Лютик' });
  const packet = join(folder, 'out.packet');
  const answer = join(folder, 'in.answer');
  await answerDialogs(app, { save: packet, open: answer });
  await page.keyboard.press('Control+Shift+Digit1');
  await expect(page.getByRole('heading', { name: 'Без сети — на носителе' })).toBeVisible();
  await page.keyboard.press('Control+e');
  await expect(page.getByText('Пакет сохранён: 1 изменение.')).toBeVisible();
  await look(page);
  await writeFile(answer, await office.answer(await readFile(packet)));
  await page.keyboard.press('Control+Shift+E');
  await expect(page.getByText('Ответ загружен. Принято: 1, не принято: 0')).toBeVisible();
  await page.keyboard.press('Control+Shift+E');
  await expect(page.getByText('Этот ответ уже был загружен.')).toBeVisible();
  await page.keyboard.press('Control+Shift+Digit2');
  await expect(page.getByText('Всё отправлено', { exact: true }).first()).toBeVisible();
  await office.pickUp();
  await exchangeAll(second, first);
  expect(digests(first)).toEqual(digests(second));
});
