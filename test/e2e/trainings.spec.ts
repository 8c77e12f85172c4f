import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { openConnection } from '#db/connection.ts';
import { ask } from './support/data-port.ts';
import { goToSection } from './support/go-to-section.ts';
import { countKeystrokes, expectKeystrokes } from './support/keystrokes.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';
import { russianKeyboard, type RussianKeyboard } from './support/russian-keyboard.ts';
import { softphone } from './support/softphone.ts';
import { dayFromNow, fillTrainings } from './support/trainings-file.ts';

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
  // In the city of the partner first, then elsewhere; the one online has no seat.
  const offered = form.getByRole('option');
  await expect(offered.first()).toContainText('Печать на этикетках');
  await expect(offered.nth(1)).toContainText('Самара');
  await expect(offered.nth(2)).toContainText('Онлайн');
  await keyboard.press('Enter');
  await expect(field(page, /1-й участник/)).toBeFocused();
  await expect(form).toContainText('Свободно 2 из 3');
  await keyboard.type('Петров Пётр');
  await expect(form.getByText('Место есть')).toBeVisible();
  const pressed = await countKeystrokes(page, async () => {
    await keyboard.press('Enter');
    await keyboard.type('Смирнова Ольга');
    await expect(form.getByText('Место есть')).toHaveCount(2);
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

test('finds a training of two days by either, says when there is none, and takes no full one unasked', async () => {
  const { page } = launched;
  const [year, month, day] = dayFromNow(9).split('-');
  await openCard();
  await keyboard.press('Control+KeyT');
  const form = page.getByRole('dialog', { name: 'Записать на тренинг' });
  await expect(form.getByRole('option')).toHaveCount(3);
  await keyboard.type(`${String(day)}.${String(month)}.${String(year)}`);
  await expect(form.getByRole('option')).toHaveCount(1);
  await expect(form.getByRole('option')).toContainText('Сервис принтеров');
  await keyboard.press('Control+KeyA');
  await keyboard.type('31.13');
  await expect(form.getByRole('status')).toContainText('Не найдено');
  await keyboard.press('Enter');
  await expect(field(page, 'Тренинг')).toBeFocused();
  await keyboard.press('Escape');

  // With nothing but full ones nothing is marked until it is asked for.
  await ask(page, 'session-patch', { pk: 1, fields: { seats: 1 } });
  await ask(page, 'session-patch', { pk: 2, fields: { deadline: dayFromNow(-1) } });
  await keyboard.press('Control+KeyT');
  await expect(form.getByRole('option')).toHaveCount(2);
  await expect(form.getByRole('option', { selected: true })).toHaveCount(0);
  await keyboard.press('Enter');
  await expect(field(page, 'Тренинг')).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(form.getByRole('option', { selected: true })).toContainText('Печать');
  await keyboard.press('Enter');
  await expect(field(page, /1-й участник/)).toBeFocused();
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
  const db = openConnection(join(folder, 'centre.db'), { readonly: true });
  const channel = db
    .prepare<[], string>(
      `SELECT i.channel FROM training_registration g JOIN interaction i ON i.pk = g.interaction_pk
       WHERE g.participant = 'Громова Нина'`,
    )
    .pluck()
    .get();
  db.close();
  expect(channel).toBe('call-in');
});

/** Goes to the trainings and opens the one with this course. */
async function openSession(course: string): Promise<Locator> {
  const { page } = launched;
  await goToSection(page, '/trainings');
  await expect(page.locator('.ag-row').filter({ hasText: course })).toBeVisible();
  await keyboard.press('F9');
  for (let at = 0; at < 5; at += 1) {
    await keyboard.press('Enter');
    const pane = page.getByRole('article', { name: 'Тренинг' });
    await expect(pane.getByRole('heading', { level: 1 })).toBeVisible();
    if ((await pane.getByRole('heading', { level: 1 }).innerText()) === course) return pane;
    await keyboard.press('Escape');
    await expect(pane).toHaveCount(0);
    await keyboard.press('ArrowDown');
  }
  throw new Error(`no session of ${course}`);
}

test('cancels one, promotes who waited first, and writes the letter', async () => {
  const { page } = launched;
  const pane = await openSession('Продажи: первый год');
  await expect(pane).toContainText('Занято 1 из 1 · ждут 1');
  await keyboard.press('F8');
  const taken = pane.getByRole('option', { name: 'Котов Илья' });
  await expect(taken).toBeFocused();
  await keyboard.press('Delete');
  await keyboard.type('Заболел');
  await keyboard.press('Control+Enter');
  await expect(page.getByText('Место из листа ожидания: Лисина Вера')).toBeVisible();
  const promoted = pane.getByRole('option', { name: 'Лисина Вера' });
  await expect(promoted).toContainText('получил место');
  await expect(pane.getByRole('option', { name: 'Котов Илья' })).toContainText('Заболел');
  await keyboard.press('F8');
  await keyboard.press('Home');
  await expect(promoted).toBeFocused();
  await expect(promoted).toContainText('Подтверждена');
  await keyboard.press('Control+KeyP');
  const letter = page.getByRole('dialog', { name: 'Письмо с подтверждением' });
  await expect(letter).toContainText('Лисина Вера');
  await expect(letter).toContainText('info7@alfa.ru');
  await keyboard.press('Control+Enter');
  await expect(page.getByText('Текст письма скопирован')).toBeVisible();
  await expect(letter).toHaveCount(0);
  await expect(promoted).toBeFocused();
  // Back to the one who fell ill: the seat goes along with the step.
  await keyboard.press('Control+KeyZ');
  await expect(promoted).toContainText('Ждёт, 1-й');
  await expect(taken).toContainText('Подтверждена');
});

test('confirms, corrects and moves a participant to another training', async () => {
  const { page } = launched;
  const pane = await openSession('Печать на этикетках');
  await keyboard.press('F8');
  const line = pane.getByRole('option', { name: 'Сидоров Олег' });
  await expect(line).toBeFocused();
  await keyboard.press('Shift+F2');
  await expect(page.getByRole('textbox', { name: 'Участник' })).toBeFocused();
  await keyboard.press('Tab');
  await keyboard.type('Кладовщик');
  await keyboard.press('Control+Enter');
  await expect(line).toContainText('Кладовщик');
  await expect(line).toBeFocused();
  await keyboard.press('Control+Enter');
  await expect(line).toContainText('Подтверждена');
  await keyboard.press('Control+KeyM');
  await expect(page.getByRole('combobox', { name: 'Тренинг' })).toBeFocused();
  await keyboard.type('Самара');
  await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(1);
  await keyboard.press('Enter');
  await keyboard.press('Control+Enter');
  await expect(page.getByText('Сидоров Олег: перенесено')).toBeVisible();
  await expect(pane).toContainText('Пока никто не записан');
  await keyboard.press('Control+KeyZ');
  await expect(line).toContainText('Подтверждена');
});

test('saves the list of participants as a workbook and as a document', async () => {
  const { app, page } = launched;
  const pane = await openSession('Печать на этикетках');
  for (const [chord, file] of [
    ['Control+KeyE', 'list.xlsx'],
    ['Control+Shift+KeyE', 'list.pdf'],
  ] as const) {
    const path = join(folder, file);
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await keyboard.press(chord);
    await expect(page.getByText(`Сохранено: ${file}`)).toBeVisible();
    expect((await stat(path)).size).toBeGreaterThan(1000);
  }
  await expect(pane).toBeVisible();
});

test('leads from the task of a registration to its training', async () => {
  const { page } = launched;
  await ask(page, 'registration-create', {
    ...{ sessionPk: 2, resellerPk: 4 },
    participants: [{ name: 'Тихонова Алла' }],
  });
  await goToSection(page, '/today');
  const task = page.getByRole('option', { name: 'Тихонова Алла' });
  await expect(task).toBeFocused();
  await keyboard.press('Enter');
  const open = page.getByRole('button', { name: 'Открыть тренинг' });
  await expect(open).toBeVisible();
  await keyboard.press('Control+Shift+KeyO');
  const pane = page.getByRole('article', { name: 'Тренинг' });
  await expect(pane.getByRole('heading', { level: 1 })).toHaveText('Сервис принтеров');
  await expect(pane.getByRole('option', { name: 'Тихонова Алла' })).toBeFocused();
});

test('marks who came to a training that is over, several at once', async () => {
  const { page } = launched;
  await goToSection(page, '/trainings');
  // Rows alone may be those of the section before.
  await expect(page.locator('[data-filter="courses"]')).toBeVisible();
  await expect(page.locator('.ag-row').first()).toBeVisible();
  await keyboard.press('Control+Shift+KeyU');
  await expect(page.locator('.ag-row')).toHaveCount(1);
  await keyboard.press('F9');
  await keyboard.press('Enter');
  const pane = page.getByRole('article', { name: 'Тренинг' });
  await expect(pane).toContainText('Прошёл');
  await keyboard.press('Enter');
  await expect(pane.getByRole('option').first()).toBeFocused();
  await keyboard.press('Control+KeyA');
  await expect(pane).toContainText('Отмечено: 2');
  await keyboard.press('Control+KeyH');
  await expect(page.getByText('Отмечено «был»: 2')).toBeVisible();
  await keyboard.press('Escape');
  await keyboard.press('End');
  await keyboard.press('Control+Shift+KeyH');
  await expect(pane.getByRole('option').last()).toContainText('Не был');
  await keyboard.press('Escape');
  await expect(pane).toHaveCount(0);
  await expect(page.locator('.ag-row [role="gridcell"]').first()).toBeFocused();
});

test('adds a course and a training from a day of the calendar, and declines with a reason', async () => {
  const { page } = launched;
  await goToSection(page, '/trainings');
  // Rows alone may be those of the section before.
  await expect(page.locator('[data-filter="courses"]')).toBeVisible();
  await expect(page.locator('.ag-row').first()).toBeVisible();
  // Whoever comes to the section has the keyboard in its list.
  await expect(page.locator('.ag-cell:focus')).toHaveCount(1);
  await keyboard.press('Control+KeyU');
  const days = page.getByRole('grid', { name: 'Календарь тренингов' });
  await expect(days).toBeVisible();
  await keyboard.press('F9');
  await keyboard.press('PageDown');
  await keyboard.press('ArrowRight');
  await keyboard.press('Control+KeyN');
  const form = page.getByRole('dialog', { name: 'Новый тренинг' });
  await expect(form.getByRole('combobox', { name: 'Курс' })).toBeFocused();
  await keyboard.type('печать');
  await keyboard.press('Enter');
  const begins = form.getByRole('textbox', { name: 'Начало' });
  await expect(begins).toBeFocused();
  await expect(begins).toHaveValue(/^\d\d\.\d\d\.\d{4}$/);
  await keyboard.press('Control+Enter');
  await expect(form.getByRole('alert')).toContainText('Не указано, где тренинг пройдёт');
  await expect(form.getByRole('combobox', { name: 'Город' })).toBeFocused();
  await keyboard.type('Пермь');
  await keyboard.press('Control+Enter');
  const pane = page.getByRole('article', { name: 'Тренинг' });
  await expect(pane).toContainText('Пермь');
  await expect(pane).toContainText('Занято 0 из 12');
  await expect(days).toContainText('Пермь');

  // Of the session that is open: only the partner is asked for.
  await keyboard.press('Control+KeyT');
  const registration = page.getByRole('dialog', { name: 'Записать на тренинг' });
  await expect(registration.getByRole('combobox', { name: 'Кого записать' })).toBeFocused();
  await keyboard.type('Альфа 011');
  await expect(registration.getByRole('option').first()).toContainText('Альфа 011');
  await keyboard.press('Enter');
  await expect(registration.getByRole('combobox', { name: /1-й участник/ })).toBeFocused();
  await keyboard.type('Быков Егор');
  await keyboard.press('Control+Enter');
  const line = pane.getByRole('option', { name: 'Быков Егор' });
  await expect(line).toContainText('Подана');
  await keyboard.press('F8');
  await expect(line).toBeFocused();
  await keyboard.press('Control+KeyD');
  await keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toHaveText('Нужна причина.');
  await keyboard.type('Нет оплаты');
  await keyboard.press('Control+Enter');
  await expect(line).toContainText('Отклонена');
  const sessions = await ask<{ sessions: unknown[] }>(page, 'session-list', { from: '2020-01-01' });
  expect(sessions.sessions).toHaveLength(5);
});
