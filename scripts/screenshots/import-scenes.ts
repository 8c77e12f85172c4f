import { answerFileDialog } from './open-app.ts';
import type { Scene } from './scenes.ts';

const dialog = 'dialog[open]';

/** A log of communications: which kind of file it is, and who a company in it is. */
export const importLog: Scene = async (opened, { log }, shoot) => {
  const { page } = opened;
  await answerFileDialog(opened, log);
  await page.locator('nav a[href$="/import"]').click();
  await page.getByRole('table').first().waitFor();
  await page.keyboard.press('Control+o');
  await page.getByRole('combobox').nth(3).waitFor();
  await page.getByRole('button', { name: /^Вид: / }).press('Enter');
  await page.locator(dialog).getByRole('radio').first().waitFor();
  await shoot('import-kind');
  await page.keyboard.press('Escape');
  await page.locator(dialog).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Enter');
  await page.getByRole('grid').waitFor();
  await page.getByRole('radio', { name: /^Требуют решения/ }).press('Space');
  await page.keyboard.press('F9');
  await page.keyboard.press('F7');
  await page.locator(dialog).getByRole('radio').nth(2).waitFor();
  await shoot('import-who');
};

/** A whole folder: what its files would do, and what they have done. */
export const importFolder: Scene = async (opened, data, shoot) => {
  const { page } = opened;
  await answerFileDialog(opened, data.oldFolder);
  await page.locator('nav a[href$="/import"]').click();
  await page.getByRole('table').first().waitFor();
  await page.keyboard.press('Control+Shift+o');
  await page.getByRole('button', { name: /^Загрузить \d+ файл/ }).waitFor();
  await shoot('import-folder');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Готово' }).waitFor();
  await shoot('import-folder-result');
};
