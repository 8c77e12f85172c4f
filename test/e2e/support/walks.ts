import { expect, type Locator, type Page } from '@playwright/test';
import { ask } from './data-port.ts';
import { goToSection } from './go-to-section.ts';
import { importWalks } from './import-walks.ts';
import { dialog, popup, type Ready } from './look.ts';
import { pressOn } from './press.ts';
import type { Walk } from './walk.ts';

const lineOn =
  (page: Page) =>
  (list: string): Locator =>
    page.locator(`[data-lines="${list}"] [role="option"]`);
/** With what is missing, said in red. */
const withFaultsOn =
  (page: Page): Ready =>
  async (opened) => {
    await page.keyboard.press('Control+Enter');
    await expect(opened.getByRole('alert').first()).toBeVisible();
  };
const hasView: Ready = (opened) => expect(opened).toContainText('Мой вид');
const hasOptions: Ready = (opened) => expect(opened.getByRole('option').first()).toBeVisible();

/** Every screen and all that opens over it, by name; each begins anywhere. */
export const walks: Readonly<Record<string, (walk: Walk) => Promise<void>>> = {
  'around the resellers': async ({ page, text, look, lookOver }) => {
    const press = pressOn(page);
    await goToSection(page, '/resellers');
    await expect(page.locator('.ag-row').first()).toBeVisible();
    await look();
    for (const filter of ['status', 'city']) {
      await page.locator(`[data-filter="${filter}"]`).press('Enter');
      await lookOver(popup);
    }
    await press('Control+KeyU');
    await lookOver(popup, hasView);
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
  },
  'in what opens over every screen': async ({ page, lookOver }) => {
    const press = pressOn(page);
    const withFaults = withFaultsOn(page);
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
  },
  'in the work of the day': async ({ page, look, lookOver }) => {
    const press = pressOn(page);
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
  },
  'in the log': async ({ page, look, lookOver }) => {
    const press = pressOn(page);
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
  },
  'in the trainings': async ({ page, text, look, lookOver }) => {
    const press = pressOn(page);
    const withFaults = withFaultsOn(page);
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
  },
  'in the requests for points': async ({ page, text, look, lookOver }) => {
    const press = pressOn(page);
    const line = lineOn(page);
    const withFaults = withFaultsOn(page);
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
  },
  'in purchases, rates, postings and accounts': async ({ page, text, look, lookOver }) => {
    const press = pressOn(page);
    const line = lineOn(page);
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
    await expect(page.locator('main ol[aria-busy="false"]')).toHaveCount(1);
    await look();
    await press('F9', 'Enter');
    await expect(line('bonus-entries').first()).toBeVisible();
    await press('F9', 'Enter');
    await expect(page.locator('main article h1')).toBeVisible();
    await look();
    await press('Escape');
    await page.getByRole('button', { name: text('bonuses:adjust.title') }).press('Enter');
    await lookOver(dialog);
  },
  'in the settings': async ({ page, text, look, lookOver }) => {
    await goToSection(page, '/settings');
    await expect(page.getByRole('table').last()).toBeVisible();
    await look();
    await page.getByRole('button', { name: text('people:first.begin') }).press('Enter');
    await lookOver(dialog);
    const restore = page.getByRole('button', { name: text('settings:restore') });
    await restore.first().press('Enter');
    await lookOver(dialog);
  },
  'at head office': async ({ page, text, look }) => {
    const press = pressOn(page);
    const line = lineOn(page);
    await goToSection(page, '/head-office');
    await press('Control+Shift+Digit1');
    await expect(page.locator('[data-office-state="waiting"]')).toBeVisible();
    await look();
    for (const [digit, list] of [
      [2, 'office-pending'],
      [4, 'office-conflicts'],
      [5, 'office-log'],
      [3, 'office-refusals'],
    ] as const) {
      await press(`Control+Shift+Digit${String(digit)}`);
      // Where one was when one was here last.
      await expect(page.locator(`[data-lines="${list}"] [tabindex="0"]`)).toBeFocused();
      if (list === 'office-conflicts') await press('Digit2');
      await look();
    }
    // The one with fields to mend, and what is wrong with one of them.
    await line('office-refusals').last().dblclick();
    const points = page.getByRole('textbox', { name: text('headOffice:field.points') });
    await points.fill('0');
    await press('Control+Enter');
    await expect(page.getByRole('alert')).toBeVisible();
    await look();
    await points.fill('1500');
    await press('Escape');
    await expect(page.locator('main article')).toHaveCount(0);
  },
  ...importWalks,
  'in a call, with one on hold and one put aside': async ({ page, phone, text, look }) => {
    const press = pressOn(page);
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
    await expect(page.getByRole('textbox', { name: text('resellers:columns.inn') })).toBeVisible();
    await look('main');
    const { calls } = await ask<{ calls: { pk: number }[] }>(page, 'calls-open');
    for (const { pk } of calls) await ask(page, 'call-discard', { pk });
    await press('Escape', 'Escape');
    await expect(bar).toHaveCount(0);
  },
};
