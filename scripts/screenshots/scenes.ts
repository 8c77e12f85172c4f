import { userInfo } from 'node:os';
import type { Locator, Page } from '@playwright/test';
import type { MadeUpData } from './made-up-data.ts';
import { answerFileDialog, type OpenedApp } from './open-app.ts';

/** Takes a picture of the window as it is now. */
export type Shoot = (name: string) => Promise<void>;

export type Scene = (opened: OpenedApp, data: MadeUpData, shoot: Shoot) => Promise<void>;

const rows = '.ag-row [role="gridcell"]';

async function openCard({ page }: OpenedApp, { shown }: MadeUpData): Promise<void> {
  await page.keyboard.press('Control+f');
  await page.keyboard.type(shown.inn);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('article li button[data-kind]').first().waitFor();
}

/** The list, some way down. */
export const list: Scene = async ({ page }, _data, shoot) => {
  await page.locator(rows).first().waitFor();
  await page.keyboard.press('F9');
  // Slowly, so that each letter has its answer and the list comes the same way each time.
  await page.keyboard.type('lbfkju', { delay: 200 });
  // It says what it looks for, finds it, and falls silent.
  await page.getByText(/: lbfkju$/).waitFor();
  await page.getByText(/: lbfkju$/).waitFor({ state: 'hidden' });
  await shoot('list');
};

/** Filters, saved views, selection, search, palette, map of keys. */
export const aroundTheList: Scene = async ({ page }, _data, shoot) => {
  await page.locator(rows).first().waitFor();
  await page.keyboard.press('F9');
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Shift+ArrowDown');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowRight');
  await shoot('selection');
  await page.locator('[data-filter="status"]').click();
  await page.getByRole('checkbox').nth(0).check();
  await page.getByRole('checkbox').nth(2).check();
  await page.mouse.move(0, 0);
  const suspended = page.locator('.ag-row').filter({ hasText: 'Приостановлен' });
  await suspended.first().waitFor();
  await page
    .locator('.ag-row')
    .filter({ hasText: 'Кандидат' })
    .first()
    .waitFor({ state: 'hidden' });
  await shoot('filters');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+l');
  await page.keyboard.press('Control+u');
  await page.getByRole('dialog').waitFor();
  await shoot('views');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('vjcrdf dtrnjh');
  await page.getByRole('option').first().waitFor();
  await shoot('search');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('тем');
  await shoot('palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await page.getByRole('dialog').waitFor();
  await shoot('keys');
};

/** The card beside the list. */
export const card: Scene = async (opened, data, shoot) => {
  await opened.page.locator(rows).first().waitFor();
  await openCard(opened, data);
  await shoot('card');
};

/** What one does in a card: timeline, history, status, editing. */
export const inTheCard: Scene = async (opened, data, shoot) => {
  const { page } = opened;
  await page.locator(rows).first().waitFor();
  await openCard(opened, data);
  await page.locator('article li button[data-kind="note"]').first().click();
  await page.locator('article li button[data-kind="status"]').first().click();
  await shoot('timeline');
  await page.keyboard.press('Control+Shift+s');
  await page.getByRole('dialog').waitFor();
  await shoot('status');
  await page.keyboard.press('Escape');
  const field = (label: string): Locator =>
    page.locator('article').getByRole('button', { name: label });
  await field('История: Примечание').click();
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  await shoot('history');
  await page.keyboard.press('Escape');
  await field(`ИНН ${data.shown.inn}`).click();
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('0');
  await page.getByRole('alert').first().scrollIntoViewIfNeeded();
  await shoot('field');
};

/** The first start, without data. */
export const empty: Scene = async ({ page }, _data, shoot) => {
  await page.locator('main button').nth(8).waitFor();
  // A first start takes the name of the account, which is another one on each machine.
  await page
    .getByText(userInfo().username, { exact: true })
    .evaluate((node: { textContent: string }) => {
      node.textContent = 'smirnova';
    });
  await shoot('empty');
};

/** The four steps of an import, and the list of what was imported before. */
export const importSteps: Scene = async (opened, data, shoot) => {
  const { page } = opened;
  await answerFileDialog(opened, data.register);
  await page.locator('nav a[href$="/import"]').click();
  await page.getByRole('table').first().waitFor();
  await shoot('import-file');
  await page.keyboard.press('Control+o');
  await page.getByRole('combobox').nth(3).waitFor();
  await shoot('import-columns');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('grid').waitFor();
  await shoot('import-rows');
  const pending = await pendingNow(page);
  await page.keyboard.press('Control+Enter');
  await page.locator('dl dd').nth(4).waitFor();
  await newPending(page, pending);
  await shoot('import-result');
};

/** A report of purchases: what its columns are, and what becomes of its rows. */
export const importReport: Scene = async (opened, data, shoot) => {
  const { page } = opened;
  await answerFileDialog(opened, data.report);
  await page.locator('nav a[href$="/import"]').click();
  await page.getByRole('table').first().waitFor();
  await page.keyboard.press('Control+o');
  await page.getByRole('combobox').nth(3).waitFor();
  await shoot('report-columns');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('grid').waitFor();
  await shoot('report-rows');
};

/** Settings with the backups. */
export const settings: Scene = async ({ page }, _data, shoot) => {
  await page.locator('nav a[href$="/settings"]').click();
  await page.getByRole('table').last().waitFor();
  await shoot('settings');
};

/** What the start says after a damaged file was replaced by a backup. */
export const restoreReport: Scene = async ({ page }, _data, shoot) => {
  await page.getByRole('dialog').waitFor();
  await hideChance(page);
  await shoot('restored');
};

/** Puts the same in place of what differs from run to run: instants and digests in file names. */
async function hideChance(page: Page): Promise<void> {
  for (const text of await page.getByText(/damaged-\d|\.backup/).all()) {
    await text.evaluate((node: { textContent: string; childElementCount: number }) => {
      if (node.childElementCount > 0) return;
      node.textContent = node.textContent
        .replace(/damaged-[\d-]+/, 'damaged-20261120-184000')
        .replace(/[0-9a-f]{32}/, '7a31c95de0824fb6937c1e5d0b8a4f26');
    });
  }
}

/** Waits until the status bar counts other pending changes than `before`. */
async function newPending(page: Page, before: string | undefined): Promise<void> {
  const same = new RegExp(`(^|\\D)${before ?? ''}\\D`);
  await page.locator('footer').last().filter({ hasNotText: same }).waitFor();
}

async function pendingNow(page: Page): Promise<string | undefined> {
  return /\d+/.exec(await page.locator('footer').last().innerText())?.[0];
}
