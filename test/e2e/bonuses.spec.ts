import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { fillBonuses } from './support/bonuses-file.ts';
import { ask } from './support/data-port.ts';
import { goToSection } from './support/go-to-section.ts';
import { countKeystrokes, expectKeystrokes } from './support/keystrokes.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { pressOn } from './support/press.ts';
import { folderWithResellers } from './support/resellers-file.ts';
import { russianKeyboard, type RussianKeyboard } from './support/russian-keyboard.ts';
import { softphone } from './support/softphone.ts';

let launched: LaunchedApp;
let folder: string;
let keyboard: RussianKeyboard;

test.beforeAll(async () => {
  folder = await folderWithResellers();
  fillBonuses(join(folder, 'centre.db'));
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
    await keyboard.press('Control+Enter');
    await expect(page.getByText('Заявка подана, 400 в резерве')).toBeVisible();
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

const pane = (page: Page) => page.getByRole('article', { name: 'Заявка' });

test('approves one request, sends another back with a reason, and takes it mended', async () => {
  const { page } = launched;
  await goToSection(page, '/bonuses');
  const line = (name: string) => page.getByRole('option', { name });
  await expect(line('Альфа 004')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(line('Альфа 007')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(pane(page)).toContainText('1 200 баллов');
  await expect(pane(page)).toContainText('Озон');
  await page.keyboard.press('Control+KeyD');
  const reason = page.getByRole('textbox', { name: 'Причина' });
  await expect(reason).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toContainText('Без причины нельзя');
  await page.keyboard.type('Нужен список получателей');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Заявка возвращена на доработку')).toBeVisible();
  // Frame and pane are on the next one, which is what the next key is of.
  await expect(line('Альфа 007')).toHaveCount(0);
  await expect(pane(page)).toContainText('Термокружки с логотипом');
  await expect(line('Альфа 001')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+KeyZ');
  await expect(page.getByText(/^Заявку так не вернуть.*Ничего не отменено/)).toBeVisible();
  await expect(pane(page)).toContainText('Термокружки с логотипом');

  const states = async (name: RegExp, reseller: string): Promise<void> => {
    await page.getByRole('radio', { name }).press('Space');
    await expect(pane(page)).toHaveCount(0);
    await expect(line(reseller)).toBeVisible();
    await page.keyboard.press('F9');
  };
  await states(/^Черновики/, 'Альфа 007');
  await page.keyboard.press('Enter');
  await expect(pane(page)).toContainText('Нужен список получателей');
  await page.keyboard.press('F2');
  const edit = page.getByRole('dialog', { name: 'Изменение заявки' });
  await expect(edit.getByRole('textbox', { name: 'Баллы' })).toBeFocused();
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.type('1000');
  await page.keyboard.press('Control+Enter');
  await expect(edit).toHaveCount(0);
  await expect(pane(page)).toContainText('1 000 баллов');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Заявка подана, 1 000 в резерве')).toBeVisible();
  // None is left here: nothing is open, so the key is of nothing.
  await expect(pane(page)).toHaveCount(0);
  await expect(line('Альфа 007')).toHaveCount(0);

  await states(/^Ждут решения/, 'Альфа 001');
  await expect(line('Альфа 007')).toContainText('1 000');
  await page.keyboard.press('End');
  await expect(line('Альфа 001')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(pane(page)).toContainText('Термокружки с логотипом');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Заявка утверждена, списано 300')).toBeVisible();
  await expect(line('Альфа 001')).toHaveCount(0);
  await expect(pane(page)).not.toContainText('Термокружки с логотипом');
  const marked = page.locator('[data-lines] [aria-selected="true"]');
  await expect(marked).toHaveAttribute('data-open', 'true');

  await states(/^Исполняются/, 'Альфа 001');
  await page.keyboard.press('Enter');
  await expect(pane(page)).toContainText('Списание');
  await page.keyboard.press('Control+Enter');
  const proofs = page.getByRole('dialog', { name: 'Подтверждения исполнения' });
  await expect(proofs.getByRole('textbox', { name: 'Акт приёма', exact: true })).toBeFocused();
  await page.keyboard.type('Акт 17');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Заявка исполнена', { exact: true })).toBeVisible();
  await expect(pane(page)).toHaveCount(0);
  await states(/^Завершены/, 'Альфа 001');
  await page.keyboard.press('Enter');
  await expect(pane(page)).toContainText('Акт 17');
  await page.keyboard.press('Escape');
  await expect(pane(page)).toHaveCount(0);
  await expect(page.locator('[role="option"]:focus')).toHaveCount(1);
});

test('keeps the space at which a long name is cut in its middle', async () => {
  const { page } = launched;
  await ask(page, 'reseller-patch', { pk: 7, fields: { name: 'Фирма Документ 26' } });
  await goToSection(page, '/bonuses');
  await page.keyboard.press('Control+Shift+Digit1');
  await page.getByRole('radio', { name: /^Все/ }).press('Space');
  // Of a flex box the text has a line for each part: the space is measured.
  const tail = page.locator('[data-lines] [title="Фирма Документ 26"] > :last-child').first();
  await expect(tail).toHaveText(/^.Документ 26$/);
  const width = await tail.evaluate((element) => {
    const range = document.createRange();
    range.setStart(element.firstChild ?? element, 0);
    range.setEnd(element.firstChild ?? element, 1);
    return range.getBoundingClientRect().width;
  });
  expect(width).toBeGreaterThan(2);
  await ask(page, 'reseller-patch', { pk: 7, fields: { name: 'Альфа 007' } });
});

test('opens the request of a task from Today', async () => {
  const { page } = launched;
  await goToSection(page, '/today');
  const task = page.getByRole('option', {
    name: 'Заявка на бонусы: Новая линейка для печати, 400 баллов',
  });
  await expect(task).toBeVisible();
  await page.keyboard.press('F9');
  for (let at = 0; at < 9; at += 1) {
    if ((await task.getAttribute('aria-selected')) === 'true') break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  const link = page.getByRole('button', { name: 'Открыть заявку' });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(pane(page)).toContainText('Новая линейка для печати');
  // Before, the ended ones were shown: the list is the one that it stands in, its frame on it.
  await expect(page.getByRole('option', { name: 'Альфа 004' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Escape');
});

test('has the keyboard in the field that asks whose ledger it is', async () => {
  const { page } = launched;
  await goToSection(page, '/bonuses');
  await page.keyboard.press('Control+Shift+Digit2');
  const whose = page.getByRole('combobox', { name: 'Найти реселлера' });
  await expect(whose).toBeFocused();
  await page.keyboard.press('Control+KeyF');
  await expect(page.locator('#search')).toBeFocused();
  await page.keyboard.press('F9');
  await expect(whose).toBeFocused();
  await page.keyboard.type('Альфа 007');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option').first()).toBeFocused();
  await page.keyboard.press('Control+Shift+Digit1');
});

test('enters rates and a purchase, posts the month, says why each point is there, takes it back', async () => {
  const { page } = launched;
  const press = pressOn(page);
  await goToSection(page, '/bonuses');
  await press('Control+Shift+Digit4');
  await expect(page.getByText('Ставок ещё нет')).toBeVisible();
  await press('Control+KeyN');
  await expect(page.getByRole('combobox', { name: 'Действуют с' })).toBeFocused();
  // Two months back; then past currency, months, four factors and the button of steps.
  await press('ArrowDown', 'ArrowDown', ...Array.from({ length: 8 }, () => 'Tab'));
  await expect(page.getByRole('textbox', { name: 'Товарная группа 1' })).toBeFocused();
  await page.keyboard.type('Принтеры');
  await press('Tab');
  await page.keyboard.type('5');
  await press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('option').first()).toContainText('Действуют');

  await press('Control+Shift+Digit3');
  await expect(page.getByText('За этот месяц закупок нет')).toBeVisible();
  await press('Control+KeyN');
  await expect(page.getByRole('combobox', { name: 'Найти реселлера' })).toBeFocused();
  await page.keyboard.type('Альфа 010');
  await expect(page.getByRole('option', { name: 'Альфа 010' })).toBeVisible();
  await press('Enter');
  const group = page.getByRole('combobox', { name: 'Товарная группа' });
  await expect(group).toBeFocused();
  const noRate = page.getByText('На эту группу ставки нет');
  await page.keyboard.type('Сканеры');
  await expect(page.getByRole('option', { name: 'Новая группа «Сканеры»' })).toBeVisible();
  await press('Tab');
  await expect(noRate).toBeVisible();
  await press('Shift+Tab');
  await page.keyboard.type('прин');
  await press('Tab');
  await expect(group).toHaveValue('Принтеры');
  await expect(noRate).toHaveCount(0);
  await page.keyboard.type('100000');
  await press('Control+Enter');
  const purchase = page.getByRole('option', { name: 'Альфа 010' });
  await expect(purchase).toContainText('не начислено');

  await press('Control+Shift+Digit5');
  const earning = page.getByRole('listbox', { name: 'Расчёт начисления' }).getByRole('option');
  await expect(earning.first()).toContainText('500');
  await press('Control+Enter');
  const post = page.getByRole('dialog', { name: /^Начислить баллы за .+ 20\d\d/ });
  await expect(post).toContainText('поступят 500 баллов');
  await press('Escape');
  await expect(post).toHaveCount(0);
  await expect(earning.first()).not.toContainText('уже начислено');
  await press('Control+Enter');
  await expect(post.getByRole('button', { name: /Начислить/ })).toBeFocused();
  await press('Control+Enter');
  await expect(page.getByText('Начислено 500')).toBeVisible();
  await press('Control+KeyZ');
  await expect(page.getByText(/^Начисление так не вернуть/)).toBeVisible();
  await expect(earning.first()).toContainText('уже начислено');
  await press('F9', 'Enter');
  await expect(page.getByRole('button', { name: 'Альфа 010' })).toBeVisible();
  await expect(page.getByRole('option').first()).toContainText('+500');
  await press('F9', 'Enter');
  const why = page.getByRole('article', { name: 'Откуда баллы' });
  await expect(why).toContainText('÷ 1000 × 5 × 1');
  await expect(why).toContainText('Версия 1');
  await press('Escape');
  await expect(why).toHaveCount(0);

  await press('Control+Shift+Digit3');
  await expect(purchase).toContainText('500');
  await press('F9', 'Enter');
  await expect(page.getByText('баллы уже начислены')).toBeVisible();
  await press('Control+Shift+Digit5');
  const reverse = page.getByRole('button', { name: /Отменить начисление/ });
  await expect(earning.first()).toBeFocused();
  await reverse.focus();
  await press('Enter');
  const question = page.getByRole('dialog', { name: /^Отменить начисление за .+ 20\d\d/ });
  await expect(question).toContainText('уйдут 500 баллов');
  await expect(page.getByText(/Начисление отменено/)).toHaveCount(0);
  await press('Enter');
  await expect(page.getByText(/Начисление отменено/)).toBeVisible();
  await expect(earning.first()).toBeFocused();
  await expect(earning.first()).not.toContainText('уже начислено');
  await press('Control+Shift+Digit1');
  await expect(page.getByRole('listbox', { name: 'Заявки' })).toBeVisible();
});

test('shows its lines whole beside what is open in a narrow window', async () => {
  const { app, page } = launched;
  await goToSection(page, '/bonuses');
  // With the words of the rail by choice: nobody asked, a narrow window leaves them out.
  await page.keyboard.press('Control+Shift+KeyB');
  await expect(page.getByRole('button', { name: 'Развернуть' })).toBeVisible();
  await page.keyboard.press('Control+Shift+KeyB');
  await expect(page.getByRole('button', { name: 'Свернуть' })).toBeVisible();
  for (const [list, digit, width] of [
    // As narrow as leaves room for both.
    ['bonus-requests', 1, 1100],
    ['bonus-rates', 4, 1024],
  ] as const) {
    await app.evaluate(({ BrowserWindow }, wanted) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(wanted, 640);
    }, width);
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
    await page.keyboard.press(`Control+Shift+Digit${String(digit)}`);
    if (list === 'bonus-requests') await page.getByRole('radio', { name: /^Все/ }).check();
    const lines = page.locator(`[data-lines="${list}"]`);
    await expect(lines.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('F9');
    await page.keyboard.press('Enter');
    await expect(page.locator('main article, main table')).toBeVisible();
    await expect
      .poll(() => lines.evaluate((one) => one.scrollWidth - one.clientWidth))
      .toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
  }
});
