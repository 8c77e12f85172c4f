import type { Scene } from './scenes.ts';

/** A training with its participants, the form that registers, and the month. */
export const trainings: Scene = async ({ page }, _data, shoot) => {
  await page.locator('nav a[href$="/trainings"]').click();
  await page.locator('[data-filter="courses"]').waitFor();
  await page.locator('.ag-row').nth(2).waitFor();
  await page.keyboard.press('F9');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const line = page.locator('article [role="option"]');
  await line.first().waitFor();
  await page.keyboard.press('F8');
  await shoot('trainings');
  await page.keyboard.press('Control+t');
  const name = page.locator('#registration-name-0');
  await name.waitFor();
  await name.fill('Соколова Марина');
  await page.locator('dialog [role="group"] svg').first().waitFor();
  await shoot('registration');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+u');
  await page.locator('[data-day] button').first().waitFor();
  await shoot('trainings-calendar');
};
