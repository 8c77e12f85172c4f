import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { writeXlsx } from '#test/support/import/write-register.ts';
import { ask } from './support/data-port.ts';
import { folderOfEverything, furnish } from './support/everything-file.ts';
import { goToSection } from './support/go-to-section.ts';
import { openForImport, smallRegister } from './support/import-steps.ts';
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

async function press(...chords: readonly string[]): Promise<void> {
  for (const chord of chords) await page.keyboard.press(chord);
}

const line = (list: string): Locator => page.locator(`[data-lines="${list}"] [role="option"]`);
/** With what is missing, said in red. */
const withFaults: Ready = async (opened) => {
  await press('Control+Enter');
  await expect(opened.getByRole('alert').first()).toBeVisible();
};
const hasOptions: Ready = (opened) => expect(opened.getByRole('option').first()).toBeVisible();

async function speak(language: Language): Promise<void> {
  await goToSection(page, '/settings');
  await page.getByRole('radio', { name: language === 'ru' ? 'Русский' : 'English' }).check();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

for (const language of ['ru', 'en'] as const) {
  const text = textsOf(language);

  test.describe(`axe finds nothing in either theme (${language})`, () => {
    test.beforeAll(() => speak(language));

    test('around the resellers', async () => {
      await goToSection(page, '/resellers');
      await expect(page.locator('.ag-row').first()).toBeVisible();
      await look();
      for (const filter of ['status', 'city']) {
        await page.locator(`[data-filter="${filter}"]`).press('Enter');
        await lookOver(popup);
      }
      await press('Control+KeyU');
      await lookOver(popup);
      await page.locator('[data-menu="columns"]').press('Enter');
      await lookOver(popup);
      await press('Control+KeyE');
      await lookOver(dialog);
      await press('Control+KeyN');
      const inn = page.getByRole('textbox', { name: text('resellers:columns.inn') });
      await expect(inn).toBeFocused();
      // The number of another, who is offered then.
      await inn.fill('7700000030');
      await expect(page.getByRole('button', { name: /Альфа 003/ })).toBeVisible();
      await look('main');
      await inn.fill('');
      await press('Escape');
      await expect(page.locator('.ag-cell:focus')).toBeVisible();
      await press('Control+KeyF');
      await page.keyboard.type('Альфа 001');
      await expect(page.locator('#search-results [role="option"]').first()).toContainText('001');
      await look('header');
      await press('Enter');
      await expect(page.locator('[data-reseller="1"]')).toBeVisible();
      await look();
      await press('Control+Shift+KeyS');
      await lookOver(popup);
      await press('Escape');
    });

    test('in what opens over every screen', async () => {
      await goToSection(page, '/resellers');
      await press('F9');
      await expect(page.locator('.ag-cell:focus')).toBeVisible();
      await press('Control+KeyK');
      await lookOver(dialog);
      await press('F1');
      await lookOver(dialog);
      await press('F4');
      await lookOver(dialog);
      await press('Control+KeyI');
      await lookOver(dialog, withFaults);
      await press('Control+KeyJ');
      await lookOver(dialog);
      await press('Control+KeyT');
      await lookOver(dialog, hasOptions);
      await press('Control+KeyB');
      await lookOver(dialog);
    });

    test('in the work of the day', async () => {
      await goToSection(page, '/today');
      await expect(page.locator('[data-worklist="ready"] [role="option"]').first()).toBeFocused();
      await press('Enter');
      await expect(page.locator('main article h1')).toBeVisible();
      await look();
      for (const chord of ['Control+KeyD', 'Control+KeyH']) {
        await press(chord);
        await lookOver(popup);
      }
      await press('F2');
      await expect(page.locator('main article').getByRole('textbox').first()).toBeFocused();
      await look('article');
      await press('Escape', 'Escape');
    });

    test('in the log', async () => {
      await goToSection(page, '/interactions');
      // Rows alone may be those of the section before.
      await expect(page.locator('[data-filter="channel"]')).toBeVisible();
      await expect(page.locator('.ag-row').first()).toBeVisible();
      await press('F9');
      await expect(page.locator('.ag-cell:focus')).toBeVisible();
      await press('Enter');
      await expect(page.locator('main article h1')).toBeVisible();
      await look();
      await press('Escape', 'Control+KeyL');
      await lookOver(popup);
      for (const facet of ['operator', 'channel', 'topic', 'outcome']) {
        await page.locator(`[data-filter="${facet}"]`).press('Enter');
        await lookOver(popup);
      }
      for (const menu of [
        '[data-filter="state"]',
        '[data-filter="reseller"]',
        '[data-menu="views"]',
        '[data-menu="columns"]',
      ]) {
        await page.locator(menu).press('Enter');
        await lookOver(popup);
      }
    });

    test('in the trainings', async () => {
      await goToSection(page, '/trainings');
      const sales = page.locator('.ag-row').filter({ hasText: 'Продажи' });
      await expect(sales).toBeVisible();
      await press('F9', 'Enter');
      const participant = page.locator('main article [role="option"]').first();
      await expect(participant).toContainText('Котов');
      await look();
      for (const chord of ['Control+KeyM', 'Shift+F2', 'Control+KeyP', 'Delete']) {
        await press('F8');
        await expect(participant).toBeFocused();
        await press(chord);
        await lookOver(dialog);
      }
      await press('F2');
      await lookOver(dialog);
      await page.getByRole('button', { name: text('trainings:commands.courses') }).press('Enter');
      await lookOver(dialog);
      await press('Control+KeyU');
      await expect(page.locator('[data-day]').first()).toBeVisible();
      await look();
      await press('Control+KeyN');
      await lookOver(dialog, withFaults);
      await press('Control+KeyU');
      await expect(sales).toBeVisible();
    });

    test('in the requests for points', async () => {
      await goToSection(page, '/bonuses');
      await press('Control+Shift+Digit1');
      const open = async (
        state: 'submitted' | 'approved' | 'draft',
        reseller: string,
      ): Promise<void> => {
        const name = new RegExp(`^${text(`bonuses:filter.${state}`)} 1$`);
        await page.getByRole('radio', { name }).check();
        // Until then it is the line of the state before.
        await expect(line('bonus-requests')).toContainText(reseller);
        await press('F9', 'Enter');
        await expect(page.locator('main article h1')).toBeVisible();
      };
      for (const [state, reseller, chord] of [
        ['submitted', 'Альфа 001', 'Control+KeyD'],
        ['approved', 'Альфа 007', 'Control+Enter'],
        ['draft', 'Альфа 004', 'F2'],
      ] as const) {
        await open(state, reseller);
        await look();
        await press(chord);
        await lookOver(dialog, state === 'draft' ? undefined : withFaults);
        await press('Escape');
        await expect(page.locator('main article')).toHaveCount(0);
      }
    });

    test('in purchases, rates, postings and accounts', async () => {
      await goToSection(page, '/bonuses');
      for (const [digit, list] of [
        [3, 'bonus-purchases'],
        [4, 'bonus-rates'],
      ] as const) {
        await press(`Control+Shift+Digit${String(digit)}`);
        await expect(line(list).first()).toBeVisible();
        await look();
        await press('Control+KeyN');
        await lookOver(dialog);
      }
      await press('Control+Shift+Digit5');
      await expect(line('bonus-preview').first()).toBeVisible();
      await look();
      await press('F9', 'Enter');
      await expect(line('bonus-entries').first()).toBeVisible();
      await press('F9', 'Enter');
      await expect(page.locator('main article h1')).toBeVisible();
      await look();
      await press('Escape');
      await page.getByRole('button', { name: text('bonuses:adjust.title') }).press('Enter');
      await lookOver(dialog);
    });

    test('in the settings', async () => {
      await goToSection(page, '/settings');
      await expect(page.getByRole('table').last()).toBeVisible();
      await look();
      await page.getByRole('button', { name: text('people:first.begin') }).press('Enter');
      await lookOver(dialog);
      const restore = page.getByRole('button', { name: text('settings:restore') });
      await restore.first().press('Enter');
      await lookOver(dialog);
    });

    test('in every step of an import', async () => {
      // Something new in each language, and an address that is none.
      const phone = language === 'ru' ? '+7 495 123-45-67' : '+7 495 123-45-69';
      const changed = smallRegister.with(1, smallRegister[1]?.with(4, phone) ?? []);
      const rows = changed.with(2, changed[2]?.with(5, 'ivanov@') ?? []);
      const path = await writeXlsx(join(folder, `${language}.xlsx`), [
        { name: 'Лист1', rows, hiddenColumns: [3] },
      ]);
      await openForImport(launched.app, page, path);
      await expect(page.getByText(text('import:columns.hidden'))).toBeVisible();
      await look();
      await press('Control+Enter');
      await expect(page.getByRole('gridcell', { selected: true })).toHaveText('ivanov@');
      await look();
      await press('F2');
      await expect(page.getByRole('gridcell').getByRole('textbox')).toBeFocused();
      await look('main');
      await press('Escape', 'Control+Enter');
      await expect(page.getByRole('button', { name: text('import:result.toList') })).toBeFocused();
      await look();
      await press('Escape');
      await expect(page.getByRole('row', { name: `${language}.xlsx` })).toBeVisible();
      await look();
    });

    test('in a call, with one on hold and one put aside', async () => {
      const bar = page.locator('[data-call]');
      const topic = page.getByRole('combobox', { name: text('calls:form.topic') });
      const ring = async (number: string): Promise<void> => {
        expect(await phone.tell({ number, direction: 'in' })).toBe(200);
      };
      await goToSection(page, '/resellers');
      await ring('+74951001002');
      await expect(page.getByRole('option', { name: /Альфа 003/ })).toBeVisible();
      await press('Enter');
      await expect(topic).toBeFocused();
      await press('F7');
      await expect(bar).toContainText(text('calls:state.parked'));
      await ring('+74951001000');
      await expect(page.getByRole('option', { name: /Альфа 001/ })).toBeVisible();
      await expect(page.locator('[data-briefing="1"]')).toBeVisible();
      await look();
      await press('Enter');
      await expect(topic).toBeFocused();
      await press('Control+Enter');
      await look();
      // From a number that nobody has: the search, and the form of somebody new.
      await ring('+79990000001');
      await expect(bar).toHaveCount(3);
      await press('F4');
      const who = page.getByRole('combobox', { name: text('calls:picker.label') });
      await expect(who).toBeFocused();
      await look();
      await page.keyboard.type('Никто такой');
      await expect(page.getByRole('option').first()).toBeVisible();
      await look('main');
      await page.getByRole('option').first().click();
      await expect(
        page.getByRole('textbox', { name: text('resellers:columns.inn') }),
      ).toBeVisible();
      await look('main');
      const { calls } = await ask<{ calls: { pk: number }[] }>(page, 'calls-open');
      for (const { pk } of calls) await ask(page, 'call-discard', { pk });
      await press('Escape', 'Escape');
      await expect(bar).toHaveCount(0);
    });
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
      await press('Enter');
      await expect(page.getByRole('alert')).toBeVisible();
      await look();
      await page.keyboard.type(password);
      await press('Enter');
      await expect(page.locator('nav')).toBeVisible();
    }
  }
});
