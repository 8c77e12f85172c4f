import { copyFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { formSheet, ivanov } from '#test/support/import/application-form.ts';
import { oldFiles, writeOldFolder } from '#test/support/import/old-folder.ts';
import { testBuyer } from '#test/support/import/purchase-report.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';
import { answerDialogs, countOf, drop } from './support/import-steps.ts';
import { goToSection } from './support/go-to-section.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { complaintsOf } from './support/complaints.ts';
import { folderWithResellers } from './support/resellers-file.ts';

let launched: LaunchedApp;
let complaints: readonly string[];
let folder: string;
let old: string;

test.beforeEach(async () => {
  folder = await folderWithResellers([]);
  old = await writeOldFolder(folder);
  for (const at of [2, 3, 4, 5]) {
    const path = join(old, 'Заявки', `Форма ${String(at + 1)}.xlsx`);
    const { name: company, inn } = testBuyer(1);
    await writeXlsx(path, [formSheet({ company, inn, people: [[`${ivanov[0]} ${at}`]] })]);
  }
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
  complaints = complaintsOf(launched.page);
});
test.afterEach(async () => {
  expect(complaints).toEqual([]);
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

test('takes the whole old folder in by keys alone: looks, corrects, imports, takes back', async () => {
  const { app, page } = launched;
  const save = join(folder, 'errors.xlsx');
  await answerDialogs(app, { open: old, save });
  await page.locator('main').waitFor();
  await goToSection(page, '/import');
  // Its keys are heard once the screen is there.
  await expect(page.locator('#import-batches')).toBeVisible();
  await page.keyboard.press('Control+Shift+o');
  await expect(page.getByRole('heading', { name: 'Старая папка' })).toBeVisible();
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  // Registers first: the log knows whom the register makes.
  await expect(row(oldFiles.register)).toContainText('Реестр реселлеров');
  await expect(row(oldFiles.log).getByRole('cell')).toHaveText([
    '',
    oldFiles.log,
    'Журнал обращений',
    '2',
    '0',
    '0',
    '0',
    '0',
    '1',
    '0',
    'Открыть',
  ]);
  await expect(row(oldFiles.broken)).toContainText('повреждён');
  await expect(page.getByText(oldFiles.other)).toBeVisible();
  const load = page.getByRole('button', { name: /^Загрузить \d+ файл/ });
  await expect(load).toBeFocused();
  await expect(load).toHaveText('Загрузить 8 файлов');

  // The forms are one line that opens; one of them is left out.
  const forms = page.getByRole('button', { name: '6 файлов' });
  await forms.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  // What the others would do has to be looked at anew: two forms may name one participant.
  const again = page.getByRole('button', { name: 'Проверить ещё раз' });
  await expect(again).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(load).toBeFocused();
  await expect(load).toHaveText('Загрузить 7 файлов');
  await row(oldFiles.forms[0]).getByRole('checkbox').press('Space');
  await expect(again).toBeVisible();
  await page.keyboard.press('F9');
  await expect(row(oldFiles.register).getByRole('checkbox')).toBeFocused();

  // Opened alone, a column is corrected and goes back into the folder.
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Проверить строки' })).toBeFocused();
  // A cell that was mended in it is mended still when one comes back to the file.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('grid', { name: 'Строки файла' })).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('7736050003');
  await page.keyboard.press('Enter');
  await expect.poll(() => countOf(page, 'Ошибки')).toBe(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Проверить строки' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(row(oldFiles.register)).toBeVisible();
  await page.keyboard.press('F9');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Проверить строки' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: /^Загрузить \d+/ })).toBeVisible();
  expect(await countOf(page, 'Ошибки')).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByLabel('Что в столбце C, Город').selectOption('ignore');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(row(oldFiles.register)).toContainText('столбцы исправлены вами');
  await expect(load).toBeFocused();
  await expect(page.getByText('Будет записано 12 строк')).toBeVisible();
  await page.keyboard.press('Control+Enter');

  await expect(page.getByRole('button', { name: 'Готово' })).toBeFocused();
  // One row of the log is of nobody known, and stored all the same.
  await expect(page.getByText('Записано 12 строк')).toBeVisible();
  await page.getByRole('button', { name: `Сохранить строки… ${oldFiles.register}` }).press('Enter');
  await expect(page.getByText('Сохранена 1 строка')).toBeVisible();
  await page.getByRole('button', { name: 'Отменить загрузку' }).press('Enter');
  await page.getByRole('dialog').getByRole('button').press('Enter');
  await expect(page.getByText('Загрузка отменена')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /Старая папка/ })).toContainText('8 файлов');
  await expect(page.getByRole('row', { name: /Старая папка/ })).toContainText('Отменена');
});

test('opens a folder that is dropped on another screen, and several files alike', async () => {
  const { page } = launched;
  // The debugger, which drags here, says no names of other letters to the page.
  const plain = join(folder, 'old');
  await rename(old, plain);
  const [register, log] = [join(folder, 'register.xlsx'), join(folder, 'log.xlsx')] as const;
  await copyFile(join(plain, oldFiles.register), register);
  await copyFile(join(plain, oldFiles.log), log);
  await drop(page, plain);
  await expect(page.getByRole('heading', { name: 'old' })).toBeVisible();
  const load = page.getByRole('button', { name: /^Загрузить \d+ файл/ });
  await expect(load).toHaveText('Загрузить 8 файлов');
  await page.keyboard.press('Escape');
  await drop(page, register, log);
  await expect(load).toHaveText('Загрузить 2 файла');
});
