import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { addMonths, monthOf } from '#domain/bonus/month.ts';
import { sampleRates } from '#test/support/bonus/rates.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';
import { expectAccessible } from './support/axe.ts';
import { fillBonuses } from './support/bonuses-file.ts';
import { ask } from './support/data-port.ts';
import { goToSection } from './support/go-to-section.ts';
import { openForImport, smallRegister } from './support/import-steps.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { fillLog } from './support/log-file.ts';
import { folderWithResellers } from './support/resellers-file.ts';
import { softphone, type TestPhone } from './support/softphone.ts';
import { fillTasks } from './support/tasks-file.ts';
import { textsOf } from './support/texts.ts';
import { fillTrainings } from './support/trainings-file.ts';

// One start for both languages; at each stop the theme is switched under what is open.
let launched: LaunchedApp;
let folder: string;
let phone: TestPhone;
let page: Page;

type Language = 'ru' | 'en';

const thisMonth = monthOf(new Date().toISOString());
const password = 'вишня сад окно';
const dialog = 'dialog[open]';
const popup = '[popover][role="dialog"]';

test.beforeAll(async () => {
  folder = await folderWithResellers();
  const file = join(folder, 'centre.db');
  fillTrainings(file);
  fillTasks(file);
  fillBonuses(file);
  fillLog(file);
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
  ({ page } = launched);
  await expect(page.locator('.ag-row').first()).toBeVisible();
  phone = await softphone(folder);
  await ask(page, 'view-save', { name: 'Мой вид', query: {}, columns: [] });
  await ask(page, 'backup-now');
  // One request that waits, one that is to be proven, one not handed in.
  await ask(page, 'bonus-request-approve', { pk: 2 });
  await ask(page, 'bonus-request-create', {
    ...{ resellerPk: 4, contactPk: null, interactionPk: null, submit: false },
    ...{ kind: 'souvenirs', points: 100, details: { items: 'Блокноты', quantity: 10 } },
  });
  await ask(page, 'rate-create', { validFrom: addMonths(thisMonth, -2), table: sampleRates });
  await ask(page, 'purchase-create', {
    ...{ resellerPk: 1, month: addMonths(thisMonth, -1), distributor: 'Северный склад' },
    ...{ productGroup: 'Принтеры', amountMinor: 500_000_000, currency: 'RUB', note: null },
  });
});
test.afterAll(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

/** Reads what is on screen in both themes. */
async function look(include?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    // Without motion: a colour on its way to the other theme is none that anybody reads.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await expectAccessible(page, include === undefined ? {} : { include });
  }
}

type Ready = (opened: Locator) => Promise<void>;

/** Reads what was opened over the screen, and closes it again. */
async function lookOver(what: typeof dialog | typeof popup, ready?: Ready): Promise<void> {
  const opened = page.locator(what);
  await expect(opened).toBeVisible();
  // The keyboard goes along with it.
  await expect(opened.locator(':focus')).toBeVisible();
  await ready?.(opened);
  await look(what);
  await page.keyboard.press('Escape');
  await expect(opened).toHaveCount(0);
}

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
