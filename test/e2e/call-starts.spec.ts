import { rm } from 'node:fs/promises';
import { expect, test, type Locator } from '@playwright/test';
import { ask } from './support/data-port.ts';
import { goToSection } from './support/go-to-section.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { folderWithResellers } from './support/resellers-file.ts';
import { runToEnd } from './support/second-start.ts';

let launched: LaunchedApp;
let folder: string;

/** «Альфа 005» has this number. */
const number = '+74951001004';
const shown = /\+7 495 100-10-04/;

async function start(args: readonly string[] = []): Promise<void> {
  launched = await launchApp({ dataDir: folder, locale: 'ru', args });
}

test.beforeEach(async () => {
  folder = await folderWithResellers();
});
test.afterEach(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

const begin = (): Locator => launched.page.getByRole('dialog', { name: 'Новый звонок' });
const bar = (): Locator => launched.page.locator('[data-call]');

/** A call out that is answered for: nobody needs to be asked who it is. */
async function expectCallTo(name: string): Promise<void> {
  const { page } = launched;
  await expect(page.getByRole('heading', { name: 'Исходящий звонок' })).toBeVisible();
  await expect(bar()).toContainText(name);
  await expect(page.getByRole('combobox', { name: 'Тема' })).toBeFocused();
}

/** A number the system handed over: it proposes whose it is, and a person confirms. */
async function expectProposed(): Promise<void> {
  const { page } = launched;
  await expect(page.getByRole('option', { name: /Альфа 005/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Тема' })).toBeFocused();
  const { calls } = await ask<{ calls: { phone: string; direction: string }[] }>(
    page,
    'calls-open',
  );
  expect(calls).toMatchObject([{ phone: number, direction: 'out' }]);
}

test.describe('by hand', () => {
  test.beforeEach(async () => {
    await start();
    await expect(launched.page.locator('.ag-row').first()).toBeVisible();
    await launched.page.keyboard.press('F9');
    await expect(launched.page.locator('.ag-cell:focus')).toBeVisible();
  });

  test('begins with the line of the list that is at hand', async () => {
    const { page } = launched;
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowDown');
    await expect(page.locator('.ag-row[row-index="4"] .ag-cell:focus')).toBeVisible();
    await page.keyboard.press('F4');
    await expect(begin().getByRole('option').first()).toHaveText(shown);
    await page.keyboard.press('Enter');
    await expectCallTo('Альфа 005');
  });

  test('begins with the button of the card', async () => {
    const { page } = launched;
    await page.keyboard.press('Control+KeyF');
    await page.keyboard.type('Альфа 005');
    await expect(page.locator('#search-results [role="option"]').first()).toContainText('005');
    await page.keyboard.press('Enter');
    const card = page.locator('[data-reseller="5"]');
    await card.getByRole('button', { name: 'Позвонить' }).press('Enter');
    await expect(begin().getByRole('option').first()).toHaveText(shown);
    await page.keyboard.press('Enter');
    await expectCallTo('Альфа 005');
  });

  test('begins with a command of the palette', async () => {
    const { page } = launched;
    await page.keyboard.press('Control+KeyK');
    await expect(page.getByRole('dialog', { name: 'Команды' })).toBeVisible();
    await page.keyboard.type('начать звонок');
    await page.keyboard.press('Enter');
    await expect(begin().getByRole('combobox')).toBeFocused();
    await page.keyboard.type(number);
    await expect(begin().getByRole('option').first()).toHaveText(shown);
    await page.keyboard.press('Enter');
    await expect(bar()).toHaveCount(1);
    await expectProposed();
  });

  test('begins with the number in the clipboard, by keys of the system', async () => {
    const { app, page } = launched;
    await goToSection(page, '/settings');
    const keys = page.getByRole('combobox', { name: 'Набрать номер из буфера обмена' });
    const isOurs = (): Promise<boolean> =>
      app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('Control+Shift+F12'));
    await keys.selectOption('Control+Shift+F12');
    await expect.poll(isOurs).toBe(true);
    await keys.selectOption('');
    await expect.poll(isOurs).toBe(false);
    // What a display without a keyboard cannot do is to press them: what they are to run is kept.
    await app.evaluate(({ globalShortcut }) => {
      globalShortcut.register = (_keys, run) => {
        Object.assign(globalThis, { pressed: run });
        return true;
      };
    });
    await keys.selectOption('Control+F12');
    const press = (text: string): Promise<void> =>
      app.evaluate(async ({ clipboard }, copied) => {
        await clipboard.writeText(copied);
        (globalThis as unknown as { pressed(): void }).pressed();
      }, text);
    await expect.poll(() => app.evaluate(() => 'pressed' in globalThis)).toBe(true);
    await press('о числах ни слова');
    await expect(page.getByText('В буфере обмена нет номера телефона')).toBeVisible();
    await expect(bar()).toHaveCount(0);
    await press('тел. 8 (495) 100-10-04');
    await expectProposed();
  });
});

test('begins with a link of the system that starts the application', async () => {
  await start([`tel:${number}`]);
  await expectProposed();
});

test('begins with a link of the system while the application is open', async () => {
  await start();
  await expect(launched.page.locator('.ag-row').first()).toBeVisible();
  expect(await runToEnd([`--user-data-dir=${folder}`, 'tel:+7-495-100-10-04'])).toBe(0);
  await expectProposed();
});

test('begins with a link that the system hands over as macOS does', async () => {
  await start();
  const { app, page } = launched;
  await expect(page.locator('.ag-row').first()).toBeVisible();
  await app.evaluate(({ app: main }, url) => {
    main.emit('open-url', { preventDefault: () => undefined }, url);
  }, `tel:${number}`);
  await expectProposed();
});
