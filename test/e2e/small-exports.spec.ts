import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readSheets } from '#test/support/read-sheets.ts';
import { ask } from './support/data-port.ts';
import { goToSection } from './support/go-to-section.ts';
import { answerDialogs } from './support/import-steps.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { dialog } from './support/look.ts';
import { folderWithResellers } from './support/resellers-file.ts';
import { fillTrainings } from './support/trainings-file.ts';

let launched: LaunchedApp;
let folder: string;
let out: string;

test.beforeEach(async () => {
  folder = await folderWithResellers();
  fillTrainings(join(folder, 'centre.db'));
  out = await mkdtemp(join(tmpdir(), 'ic-export-'));
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
  await expect(launched.page.locator('.ag-row').first()).toBeVisible();
});
test.afterEach(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
  await rm(out, { recursive: true, force: true });
});

test('writes rates, courses and people into workbooks from where they stand', async () => {
  const { app, page } = launched;
  const { keyboard } = page;
  const exporting = page.getByRole('dialog', { name: 'Выгрузить список' });
  /** The rows of the file that the open dialog writes, without its header. */
  const written = async (name: string): Promise<readonly (readonly string[])[]> => {
    const path = join(out, `${name}.xlsx`);
    await answerDialogs(app, { save: path });
    await expect(exporting.getByRole('button', { name: /^Выбрать файл…/ })).toBeFocused();
    await keyboard.press('Control+Enter');
    await expect(page.getByText(`«${name}.xlsx»`)).toBeVisible();
    await expect(exporting).toHaveCount(0);
    return Object.values(await readSheets(path))[0]?.slice(1) ?? [];
  };

  await ask(page, 'rate-create', {
    validFrom: '2026-03',
    table: {
      ...{ currency: 'RUB', steps: [0, 100_000_000], expiresAfterMonths: 12 },
      groups: [{ name: 'Принтеры', points: [5, 8] }],
      factors: { gold: 1200, silver: 1100, bronze: 1000, none: 1000 },
    },
  });
  await goToSection(page, '/bonuses');
  await keyboard.press('Control+Shift+Digit4');
  await expect(page.locator('[data-lines="bonus-rates"] [role="option"]')).toHaveCount(1);
  await keyboard.press('Control+KeyE');
  await expect(exporting).toContainText('Все: 2');
  const rates = await written('Ставки');
  expect(rates.map((row) => [row[3], row[4], row[6]])).toEqual([
    ['Принтеры', '0', '5'],
    ['Принтеры', '1000000', '8'],
  ]);

  await goToSection(page, '/trainings');
  await page.getByRole('button', { name: 'Курсы' }).press('Enter');
  await expect(page.locator(dialog)).toBeVisible();
  await page.getByRole('button', { name: 'Выгрузить курсы в файл' }).press('Enter');
  const courses = await written('Курсы');
  expect(courses.map(([name]) => name)).toContain('Печать на этикетках');
  // The courses are still there, with the keyboard where it was.
  await expect(page.getByRole('button', { name: 'Выгрузить курсы в файл' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(page.locator(dialog)).toHaveCount(0);

  const groups = await ask<readonly { pk: number; key: string }[]>(page, 'groups-list');
  const groupPk = groups.find(({ key }) => key === 'administrator')?.pk;
  await ask(page, 'person-create', {
    ...{ login: 'соколова', name: 'Соколова Анна', password: 'вишня сад окно', groupPk },
  });
  await page.locator('nav a[href$="/settings"]').press('Enter');
  await page.getByRole('button', { name: 'Выгрузить список людей' }).press('Enter');
  expect(await written('Люди')).toEqual([
    ['Соколова Анна', 'соколова', 'Администратор', 'Может войти'],
  ]);
});
