import type { Scene } from './scenes.ts';

/** Head office: how the line stands, what waits to go up, a refusal with its input, two values side by side. */
export const headOffice: Scene = async ({ page }, _data, shoot) => {
  const line = page.locator('[data-lines] [role="option"]').first();
  const show = async (digit: number): Promise<void> => {
    await page.keyboard.press(`Control+Shift+Digit${String(digit)}`);
    await line.waitFor();
  };
  await page.locator('nav a[href$="/head-office"]').click();
  await page.locator('[data-office-state="waiting"]').waitFor();
  await shoot('office');
  await show(2);
  await shoot('office-pending');
  await show(4);
  await page.keyboard.press('2');
  await shoot('office-conflict');
  await show(3);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.locator('main article').waitFor();
  await shoot('office-refusal');
  await page.keyboard.press('Escape');
};
