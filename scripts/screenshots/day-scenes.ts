import { ring } from './ring.ts';
import type { Scene } from './scenes.ts';

/** Work of the day: the worklist with one task open. */
export const today: Scene = async ({ page }, _data, shoot) => {
  await page.locator('nav a[href$="/today"]').click();
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('F9');
  await page.keyboard.press('Enter');
  await page.locator('main article').waitFor();
  await shoot('today');
};

/** A call that a telephone told of, with its partner confirmed and a topic chosen. */
export const call: Scene = async ({ page }, { folder, shown }, shoot) => {
  await page.locator('.ag-row [role="gridcell"]').first().waitFor();
  await ring(folder, shown.phone);
  await page.locator('[data-briefing]').waitFor();
  await shoot('call-who');
  await page.keyboard.press('Enter');
  await page.locator('[data-call-form] select').waitFor();
  await page.keyboard.type('бон');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Спрашивают, хватит ли баллов на демонстрационное оборудование.');
  await page.keyboard.press('Tab');
  await page.keyboard.type('перез');
  await page.keyboard.press('Enter');
  await page.keyboard.type('завтра 10:00');
  await shoot('call');
};

/** The log of interactions with one of them open. */
export const interactions: Scene = async ({ page }, _data, shoot) => {
  await page.locator('nav a[href$="/interactions"]').click();
  await page.locator('.ag-row [role="gridcell"]').first().waitFor();
  await page.keyboard.press('F9');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('main article').waitFor();
  await shoot('interactions');
};

/** Requests for points, the posting of a month, an account with the why of an entry, the form. */
export const bonuses: Scene = async ({ page }, _data, shoot) => {
  const option = page.locator('[data-lines] [role="option"]').first();
  await page.locator('nav a[href$="/bonuses"]').click();
  await option.waitFor();
  await page.keyboard.press('F9');
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await page.locator('main article').waitFor();
  await shoot('bonuses');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+Digit5');
  await page.locator('[data-lines="bonus-preview"] [role="option"]').first().waitFor();
  await shoot('bonus-posting');
  await page.keyboard.press('F9');
  await page.keyboard.press('Enter');
  await page.locator('[data-lines="bonus-entries"] [role="option"]').first().waitFor();
  await page.keyboard.press('F9');
  for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key);
  await page.locator('main article').waitFor();
  await shoot('bonus-account');
  await page.keyboard.press('Control+b');
  await page.locator('#bonus-request-kind:focus').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type('300');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Термокружки с логотипом');
  await page.keyboard.press('Enter');
  await page.keyboard.type('40');
  await shoot('bonus-form');
};
