import { rm } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { ask } from './support/data-port.ts';
import { folderOfEverything, furnish } from './support/everything-file.ts';
import { goToSection } from './support/go-to-section.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import {
  dialog,
  look as lookAt,
  lookOver as lookOverAt,
  popup,
  type Ready,
} from './support/look.ts';
import { softphone, type TestPhone } from './support/softphone.ts';
import { textsOf } from './support/texts.ts';
import { walks } from './support/walks.ts';

// One start for both languages; at each stop the theme is switched under what is open.
let launched: LaunchedApp;
let folder: string;
let phone: TestPhone;
let page: Page;

type Language = 'ru' | 'en';

const password = 'вишня сад окно';

test.beforeAll(async () => {
  folder = await folderOfEverything();
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
  ({ page } = launched);
  await expect(page.locator('.ag-row').first()).toBeVisible();
  phone = await softphone(folder);
  await furnish(page);
});
test.afterAll(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

const look = (include?: string): Promise<void> => lookAt(page, include);
const lookOver = (what: typeof dialog | typeof popup, ready?: Ready): Promise<void> =>
  lookOverAt(page, what, ready);

async function speak(language: Language): Promise<void> {
  await goToSection(page, '/settings');
  await page.getByRole('radio', { name: language === 'ru' ? 'Русский' : 'English' }).check();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

for (const language of ['ru', 'en'] as const) {
  const text = textsOf(language);

  test.describe(`axe finds nothing in either theme (${language})`, () => {
    test.beforeAll(() => speak(language));

    for (const [where, walk] of Object.entries(walks)) {
      test(where, () => walk({ launched, page, folder, phone, language, text, look, lookOver }));
    }
  });
}

test('axe finds nothing at the door, in either theme and language', async () => {
  const groups = await ask<readonly { pk: number; key: string }[]>(page, 'groups-list');
  const groupPk = groups.find(({ key }) => key === 'administrator')?.pk;
  await ask(page, 'person-create', { login: 'соколова', name: 'Соколова Анна', groupPk, password });
  const typed = page.locator('input[type="password"]');
  for (const language of ['ru', 'en'] as const) {
    await speak(language);
    await expect(page.getByRole('table').last()).toBeVisible();
    await look();
    await page.getByRole('button', { name: textsOf(language)('people:add') }).press('Enter');
    await lookOver(dialog);
    const menu = page.getByRole('button', { name: /Соколова Анна/ }).last();
    await menu.press('Enter');
    await lookOver(popup);
    for (const [door, command] of [
      ['locked', 'people:commands.lock'],
      ['signed-out', 'people:commands.signOut'],
    ] as const) {
      await menu.press('Enter');
      const name = new RegExp(`^${textsOf(language)(command)}`);
      await page.locator(popup).getByRole('button', { name }).press('Enter');
      await expect(page.locator(`[data-door="${door}"]`)).toBeVisible();
      await expect(typed).toBeFocused();
      await page.keyboard.type('не тот');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('alert')).toBeVisible();
      await look();
      await page.keyboard.type(password);
      await page.keyboard.press('Enter');
      await expect(page.locator('nav')).toBeVisible();
    }
  }
});
