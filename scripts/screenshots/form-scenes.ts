import type { Page } from '@playwright/test';
import { ring } from './ring.ts';
import type { Scene } from './scenes.ts';

const dialog = (page: Page) => page.locator('dialog[open]');

async function closed(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
}

/** The forms of the list: a new reseller, an export, a call, a letter written down, a task. */
export const listForms: Scene = async ({ page }, _data, shoot) => {
  await page.locator('.ag-row [role="gridcell"]').first().waitFor();
  await page.keyboard.press('F9');
  await page.keyboard.press('Control+e');
  await dialog(page).waitFor();
  await shoot('export');
  await closed(page);
  await page.keyboard.press('F4');
  await dialog(page).waitFor();
  await page.keyboard.type('вектор', { delay: 100 });
  await dialog(page).getByRole('option').nth(1).waitFor();
  await shoot('call-begin');
  await closed(page);
  await page.keyboard.press('Control+i');
  await page.locator('dialog[open] [role="combobox"]').first().waitFor();
  await shoot('log-form');
  await closed(page);
  await page.keyboard.press('Control+j');
  await dialog(page).waitFor();
  await page.keyboard.type('Выслать каталог');
  await page.keyboard.press('Enter');
  await page.keyboard.type('в пятницу 10:00');
  await shoot('task-form');
  await closed(page);
  await page.keyboard.press('Control+n');
  await page.locator('main form').first().waitFor();
  await shoot('reseller-new');
};

/** One call held while another is taken. */
export const twoCalls: Scene = async ({ page }, { folder, shown }, shoot) => {
  await page.locator('.ag-row [role="gridcell"]').first().waitFor();
  await ring(folder, shown.phone);
  await page.locator('[data-briefing]').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[data-call-form] select').waitFor();
  await ring(folder, '+7 499 321-45-67');
  const calls = page.locator('[data-call]');
  await calls.nth(1).waitFor();
  await page.keyboard.press('F6');
  await calls.filter({ hasText: 'На удержании' }).waitFor();
  await shoot('call-two');
};

/** What one fills in around trainings: the letter, a session, the courses. */
export const trainingForms: Scene = async ({ page }, _data, shoot) => {
  await page.locator('nav a[href$="/trainings"]').click();
  await page.locator('.ag-row').nth(2).waitFor();
  await page.keyboard.press('F9');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('article [role="option"]').first().waitFor();
  await page.keyboard.press('F8');
  await page.keyboard.press('Control+p');
  await dialog(page).waitFor();
  await page.locator('dialog[open] pre, dialog[open] textarea').first().waitFor();
  await shoot('training-letter');
  await closed(page);
  await page.keyboard.press('F2');
  await dialog(page).waitFor();
  await shoot('training-session');
  await closed(page);
  await page.getByRole('button', { name: 'Курсы' }).click();
  await dialog(page).waitFor();
  await shoot('training-courses');
};

/** What one fills in around points: a refusal, a correction, purchases, rates. */
export const bonusForms: Scene = async ({ page }, _data, shoot) => {
  await page.locator('nav a[href$="/bonuses"]').click();
  await page.locator('[data-lines] [role="option"]').first().waitFor();
  await page.keyboard.press('F9');
  await page.keyboard.press('Enter');
  await page.locator('main article').waitFor();
  await page.keyboard.press('Control+d');
  await dialog(page).waitFor();
  await page.keyboard.type('Приложите смету на печать каталогов');
  await shoot('bonus-reason');
  await closed(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+Digit3');
  await page.locator('[data-lines="bonus-purchases"] [role="option"]').first().waitFor();
  await shoot('bonus-purchases');
  await page.keyboard.press('Control+n');
  await dialog(page).waitFor();
  await shoot('bonus-purchase-form');
  await closed(page);
  await page.keyboard.press('Control+Shift+Digit4');
  await page.locator('main table').first().waitFor();
  await shoot('bonus-rates');
};

/** Port and key of the telephone are others in each run. */
async function hideChance(page: Page): Promise<void> {
  for (const text of await page.getByText(/127\.0\.0\.1:\d+|^[\w-]{6}…$/).all()) {
    await text.evaluate((node: { textContent: string }) => {
      node.textContent = node.textContent.replace(/:\d+/, ':41325').replace(/^.{6}…/, 'q7Xk2b…');
    });
  }
}

/** What a manager sets: telephones, lists, escalation. */
export const moreSettings: Scene = async ({ page }, _data, shoot) => {
  await page.locator('nav a[href$="/settings"]').click();
  await page.getByRole('table').last().waitFor();
  await hideChance(page);
  for (const [section, name] of [
    ['Откуда приходят звонки', 'settings-calls'],
    ['Эскалация и рабочее время', 'settings-escalation'],
  ] as const) {
    const region = page.getByRole('region', { name: section, exact: true });
    // By code that runs in the page, of which the Node side knows no types.
    await region.evaluate((node: { scrollIntoView(): void }) => node.scrollIntoView());
    await shoot(name);
  }
};
