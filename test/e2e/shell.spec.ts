import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { complaintsOf } from './support/complaints.ts';
import { expectAccessible } from './support/axe.ts';
import { goToSection } from './support/go-to-section.ts';
import { ask } from './support/data-port.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';

let launched: LaunchedApp;
let page: Page;
let complaints: readonly string[];

async function start(options: Parameters<typeof launchApp>[0] = {}): Promise<void> {
  launched = await launchApp(options);
  page = launched.page;
  complaints = complaintsOf(page);
  await page.waitForURL('app://centre/index.html');
}

/** Presses a key as a keyboard with the Russian layout does: the letter is another, the place not. */
async function pressRussian(letter: string, code: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const key = { modifiers: 2, key: letter, code, windowsVirtualKeyCode: code.charCodeAt(3) };
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await session.detach();
}

test.describe('the frame', () => {
  test.beforeEach(async () => {
    await start({ locale: 'ru' });
    await expect(page.getByRole('navigation', { name: 'Разделы' })).toBeVisible();
  });
  test.afterEach(async () => {
    expect(complaints).toEqual([]);
    await launched.close();
  });

  test('opens the palette by the place of the key in the Russian layout', async () => {
    await pressRussian('л', 'KeyK');
    const palette = page.getByRole('dialog', { name: 'Команды' });
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('настр');
    await page.keyboard.press('Enter');
    await expect(palette).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Настройки' })).toBeVisible();
  });

  test('has the keyboard in import and settings when one comes to them', async () => {
    const choose = page.getByRole('button', { name: 'Выбрать файл…' });
    const title = page.getByRole('heading', { name: 'Настройки', level: 1 });
    await goToSection(page, '/import');
    await expect(choose).toBeFocused();
    await goToSection(page, '/settings');
    await expect(title).toBeFocused();
    // From there Tab leads to the first setting.
    await page.keyboard.press('Tab');
    await expect(page.getByRole('region', { name: 'Язык и вид' }).locator(':focus')).toHaveCount(1);
    await page.locator('nav a[href$="/import"]').click();
    await expect(choose).toBeFocused();
    await page.keyboard.press('Control+KeyK');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await page.keyboard.type('настройки');
    await page.keyboard.press('Enter');
    await expect(title).toBeFocused();
  });

  test('offers the sections that there are, and says file, pending changes and connection', async () => {
    await expect(page.locator('nav li a')).toHaveText([
      ...['Сегодня', 'Реселлеры', 'Обращения', 'Тренинги', 'Бонусы', 'Загрузка', 'Настройки'],
      'Центральный офис',
    ]);
    const bar = page.getByRole('contentinfo', { name: 'Состояние' });
    await expect(bar).toContainText('centre.db');
    await expect(bar).toContainText('Без центрального офиса');
    await expect(bar).toContainText('Всё сохранено');
    await page.keyboard.press('Control+KeyN');
    await page.getByRole('textbox', { name: 'Название' }).fill('Альфа');
    await page.keyboard.press('Control+Enter');
    await expect(bar).toContainText('1 изменение не отправлено');
  });

  test('goes through the sections by Ctrl and a digit, and back by Esc', async () => {
    const current = page.locator('nav [aria-current="page"]');
    await goToSection(page, '/settings');
    await expect(current).toHaveText('Настройки');
    await goToSection(page, '/import');
    await expect(current).toHaveText('Загрузка');
    await page.keyboard.press('Escape');
    await expect(current).toHaveText('Настройки');
  });

  test('keeps what is pressed on the way to a section for that section', async () => {
    await expect(page.locator('nav li a')).toHaveCount(8);
    // All at one moment, as of a hand that is faster than the machine: the screen was never seen yet.
    await page.evaluate(() => {
      for (const [code, shiftKey] of [
        ['Digit2', false],
        ['Digit5', false],
        ['Digit4', true],
      ] as const) {
        const key = { code, shiftKey, ctrlKey: true, bubbles: true, cancelable: true };
        document.body.dispatchEvent(new KeyboardEvent('keydown', key));
      }
    });
    await expect(page.getByRole('radio', { name: 'Ставки' })).toBeChecked();
  });

  test('shows the keys of the screen by F1', async () => {
    await page.keyboard.press('F1');
    const map = page.getByRole('dialog', { name: 'Клавиши этого экрана' });
    await expect(map.getByText('Найти реселлера')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(map).toBeHidden();
  });

  test('switches the language at once and keeps it for the next start', async () => {
    await goToSection(page, '/settings');
    await page.getByRole('radio', { name: 'English' }).check();
    await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.reload();
    await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible();
    const { settings } = await ask<{ settings: Record<string, string> }>(page, 'app-info');
    expect(settings).toMatchObject({ language: 'en' });
  });

  test('switches the theme at once and has it before the first picture of the next load', async () => {
    await goToSection(page, '/settings');
    await page.getByRole('radio', { name: 'Тёмная' }).check();
    const html = page.locator('html');
    await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await page.reload({ waitUntil: 'domcontentloaded' });
    await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark');
  });

  test('finds a reseller as one types and opens its card by Enter', async () => {
    await ask(page, 'reseller-create', { name: 'Ёлочка', city: 'Казань', inn: '7707083893' });
    await ask(page, 'reseller-create', { name: 'Ромашка', city: 'Омск' });
    await page.keyboard.press('Control+F');
    const field = page.getByRole('combobox', { name: 'Поиск реселлера' });
    await expect(field).toBeFocused();
    await page.keyboard.type('елоч');
    const hits = page.getByRole('listbox', { name: 'Поиск реселлера' }).getByRole('option');
    await expect(hits).toHaveCount(1);
    await expect(hits.locator('mark')).toHaveText('Ёлоч');
    await field.fill('770708');
    await expect(hits.locator('mark')).toHaveText('770708');
    await page.keyboard.press('Enter');
    await expect(hits).toHaveCount(0);
    await expect(page.getByRole('main').getByText('Ёлочка').first()).toBeVisible();
  });

  test('keeps the rail as it was left', async () => {
    await page.getByRole('button', { name: 'Свернуть' }).click();
    await page.reload();
    await expect(page.getByRole('button', { name: 'Развернуть' })).toBeVisible();
  });

  test('says that there is nothing to undo rather than doing nothing', async () => {
    await page.keyboard.press('Control+Z');
    await expect(page.getByText('Отменять или возвращать нечего')).toBeVisible();
  });

  test('makes a backup from the settings and lists it as good', async () => {
    await goToSection(page, '/settings');
    await page.getByRole('button', { name: 'Сделать копию' }).click();
    await expect(page.getByRole('cell', { name: 'Исправна' }).first()).toBeVisible();
  });
});

test.describe('a data file that cannot be opened', () => {
  let dataDir: string;
  test.beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'ic-shell-'));
  });
  test.afterEach(async () => {
    await launched.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  test('is told with what is safe, what to do and a code to copy', async () => {
    await writeFile(join(dataDir, 'centre.db'), 'this is no database of anybody'.repeat(400));
    await start({ dataDir, args: [`--data-dir=${dataDir}`] });
    await expect(page.getByRole('heading', { name: 'Данные не открылись' })).toBeVisible();
    await expect(page.getByText('Код: data/')).toBeVisible();
    await expectAccessible(page);
  });
});
