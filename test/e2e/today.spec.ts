import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { ask } from './support/data-port.ts';
import { goToSection } from './support/go-to-section.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';
import { fillTasks } from './support/tasks-file.ts';

let launched: LaunchedApp;
let folder: string;

test.beforeAll(async () => {
  folder = await folderWithResellers();
  fillTasks(join(folder, 'centre.db'));
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
});
test.afterAll(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

/** The titles of the worklist from above. */
function titles(page: Page): Promise<string[]> {
  return page
    .getByRole('option')
    .evaluateAll((lines) =>
      lines.map((line) => line.children[2]?.lastElementChild?.textContent ?? ''),
    );
}

test('shows what is overdue first by its weight, then what moved because nobody took it', async () => {
  const { page } = launched;
  await goToSection(page, '/today');
  const moved = page.getByRole('option', { name: 'Иванов Иван: продажи' });
  // From a colleague, by the first look of the clock after the start.
  await expect(moved).toContainText('Эскалация');
  await expect(moved).toContainText('Волков Пётр');
  // Read, and at rest: the clock of the screen asks once a minute.
  await expect(page.locator('[data-worklist="ready"]')).toBeVisible();
  expect(await titles(page)).toEqual([
    'Ответить по складу',
    'Прислать счёт',
    'Пропущенный звонок',
    'Согласовать макет',
    'Иванов Иван: продажи',
    'Проверить договор',
  ]);
  // Of what a colleague was given nothing waits for me.
  await expect(page.locator('nav').getByTitle('Сегодня: задач 4, просрочено 3')).toHaveText('4');
  await page.keyboard.press('Control+KeyL');
  await expect(page.getByText('Здесь видны задачи всех')).toBeVisible();
  const first = page.getByRole('option', { name: 'Ответить по складу' });
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  const pane = page.getByRole('article', { name: 'Задача' });
  await expect(pane).toContainText('Ждёт ответа по складу');
  await page.keyboard.press('ArrowDown');
  await expect(pane.getByRole('heading', { level: 1 })).toHaveText('Прислать счёт');
  await page.keyboard.press('Escape');
  await expect(pane).toHaveCount(0);
  await expect(page.getByRole('option', { name: 'Прислать счёт' })).toBeFocused();
});

test('adds a task in words, puts it off, finishes it, and takes that back', async () => {
  const { page } = launched;
  await page.keyboard.press('Control+KeyJ');
  const form = page.getByRole('dialog', { name: 'Новая задача' });
  await expect(form.getByRole('textbox', { name: 'Что сделать' })).toBeFocused();
  await page.keyboard.type('Позвонить на склад');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('textbox', { name: 'Когда' })).toBeFocused();
  await page.keyboard.type('завтра 10:00');
  await expect(form.getByRole('status')).toContainText('завтра');
  await page.keyboard.press('Enter');
  await expect(form).toHaveCount(0);
  const added = page.getByRole('option', { name: 'Позвонить на склад' });
  await expect(added).toContainText('10:00');
  // Of the reseller that was under the cursor.
  await expect(added).toContainText('Альфа 002');
  await page.keyboard.press('F9');
  for (let at = 0; at < 7; at += 1) {
    if ((await added.getAttribute('aria-selected')) === 'true') break;
    await page.keyboard.press('ArrowDown');
  }
  await expect(added).toBeFocused();

  await page.keyboard.press('Control+KeyD');
  const until = page.getByRole('textbox', { name: 'Отложить до' });
  await expect(until).toBeFocused();
  await page.keyboard.type('через 3 дня 15:30');
  await page.keyboard.press('Enter');
  await expect(added).toContainText('15:30');
  await expect(added).toContainText('Отложена до');
  // The frame goes on as if it were done, and the arrows with it.
  const focused = page.locator('[role="option"]:focus');
  await expect(focused).toHaveCount(1);
  await expect(added).not.toBeFocused();
  await expect(focused).toHaveAttribute('aria-selected', 'true');
  const before = await focused.getAttribute('id');
  await page.keyboard.press('ArrowUp');
  await expect(focused).not.toHaveAttribute('id', before ?? '');
  await page.keyboard.press('F9');
  await page.keyboard.press('End');
  for (let at = 0; at < 7; at += 1) {
    if ((await added.getAttribute('aria-selected')) === 'true') break;
    await page.keyboard.press('ArrowUp');
  }
  await expect(added).toBeFocused();

  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Задача выполнена')).toBeVisible();
  await expect(added).toHaveCount(0);
  await expect(page.locator('[role="option"]:focus')).toHaveCount(1);
  await page.keyboard.press('Control+KeyZ');
  await expect(added).toContainText('15:30');
});

test('goes on to the next task when one of today is put off, and says until when', async () => {
  const { page } = launched;
  const first = page.getByRole('option', { name: 'Ответить по складу' });
  const second = page.getByRole('option', { name: 'Прислать счёт' });
  await page.keyboard.press('F9');
  await page.keyboard.press('Home');
  await expect(first).toBeFocused();
  await page.keyboard.press('Control+KeyD');
  await expect(page.getByRole('textbox', { name: 'Отложить до' })).toBeFocused();
  await page.keyboard.type('через неделю');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-section="later"]')).toContainText('Ответить по складу');
  await expect(first).toContainText('Отложена до');
  await expect(second).toBeFocused();
  await page.keyboard.press('F9');
  await expect(second).toBeFocused();
  await page.keyboard.press('Control+KeyZ');
  await expect(first).not.toContainText('Отложена до');
});

test('offers each step once: a message goes with its step, and an older one offers nothing', async () => {
  const { page } = launched;
  // A message goes by itself after six seconds: that is not meant.
  const soon = { timeout: 2000 };
  const { pk } = await ask<{ pk: number }>(page, 'task-create', {
    ...{ title: 'Сверить адрес', text: null, dueAt: Date.now() + 86_400_000 },
    ...{ resellerPk: null, interactionPk: null, critical: false },
  });
  const task = page.getByRole('option', { name: 'Сверить адрес' });
  await task.click();
  await expect(task).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+KeyD');
  await expect(page.getByRole('textbox', { name: 'Отложить до' })).toBeFocused();
  await page.keyboard.type('через 5 дней 11:30');
  await page.keyboard.press('Enter');
  await expect(task).toContainText('11:30');
  // The frame went on to the next one.
  await task.click();
  await expect(task).toHaveAttribute('aria-selected', 'true');
  const offers = page.getByRole('status').getByRole('button', { name: /^Отменить/ });
  await expect(offers).toHaveCount(1);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Задача выполнена')).toBeVisible();
  // The message of the snooze is still there, but means a step that is not the last any more.
  await expect(offers).toHaveCount(1, soon);
  await page.keyboard.press('Control+KeyZ');
  await expect(page.getByText('Отменено: задача, Сверить адрес')).toBeVisible();
  await expect(page.getByText('Задача выполнена')).toHaveCount(0, soon);
  await expect(offers).toHaveCount(0, soon);
  await expect(task).toContainText('11:30');
  await page.keyboard.press('Control+KeyY');
  await expect(page.getByText('Возвращено: задача, Сверить адрес')).toBeVisible();
  await expect(task).toHaveCount(0);
  await offers.click();
  await expect(task).toContainText('11:30');
  await ask(page, 'task-cancel', { pk });
  await expect(task).toHaveCount(0);
});

test('hands a task over, and changes another in its pane', async () => {
  const { page } = launched;
  await page.keyboard.press('F9');
  await page.keyboard.press('Home');
  const first = page.getByRole('option', { name: 'Ответить по складу' });
  await expect(first).toBeFocused();
  await page.keyboard.press('Control+KeyH');
  const menu = page.getByRole('dialog', { name: 'Передать' });
  await expect(menu.getByRole('button', { name: 'Белова Ирина' })).toBeFocused();
  // Letters go to a colleague, whatever the layout, so that Enter is for who is meant.
  await page.keyboard.type('djk');
  await expect(menu.getByRole('button', { name: 'Волков Пётр' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(first).toContainText('Белова Ирина');
  await expect(first).toBeFocused();
  await page.keyboard.press('F2');
  const title = page.getByRole('textbox', { name: 'Что сделать' });
  await expect(title).toBeFocused();
  await page.keyboard.type('Ответить по складу и цене');
  await page.keyboard.press('Control+Enter');
  await expect(title).toHaveCount(0);
  await expect(page.getByRole('option').first()).toContainText('Ответить по складу и цене');
  await expect(page.getByRole('article', { name: 'Задача' })).toContainText(
    'Передана: Белова Ирина',
  );
  await page.keyboard.press('Escape');
});

test('opens the task of a reminder that was clicked, from any screen', async () => {
  const { app, page } = launched;
  await goToSection(page, '/resellers');
  await app.evaluate(({ BrowserWindow }) => {
    // What `windows.showTask` sends when the system tells of the click.
    BrowserWindow.getAllWindows()[0]?.webContents.send('shown-task', 3);
  });
  const pane = page.getByRole('article', { name: 'Задача' });
  await expect(pane.getByRole('heading', { level: 1 })).toHaveText('Пропущенный звонок');
  await page.keyboard.press('Escape');
  await expect(pane).toHaveCount(0);
});

test('sets a rule of escalation in days or hours, switches it off, and keeps working hours', async () => {
  const { page } = launched;
  await goToSection(page, '/settings');
  const rule = page
    .getByRole('checkbox', { name: 'Правило действует: Пропущенный звонок' })
    .first();
  const row = page.getByRole('row').filter({ has: rule }).first();
  const unit = row.getByRole('combobox', { name: 'Единица времени' });
  await expect(row.getByRole('textbox', { name: 'Через' })).toHaveValue('1');
  await expect(unit.locator('option:checked')).toHaveText('рабочий день');
  await unit.selectOption('hours');
  await expect(row.getByRole('textbox', { name: 'Через' })).toHaveValue('8');
  await unit.selectOption('days');
  await expect(row.getByRole('textbox', { name: 'Через' })).toHaveValue('1');
  await rule.focus();
  await expect(rule).toBeChecked();
  await page.keyboard.press('Space');
  await expect(rule).not.toBeChecked();
  const saturday = page.getByRole('button', { name: /Суббота/ });
  await saturday.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Суббота' })).toBeFocused();
  await page.keyboard.type('10-15');
  await page.keyboard.press('Enter');
  await expect(saturday).toContainText('10:00-15:00');
});
