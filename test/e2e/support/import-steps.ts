import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { goToSection } from './go-to-section.ts';

/** Lets the system's dialogs answer with these paths, as if a person had chosen them. */
export async function answerDialogs(
  app: ElectronApplication,
  paths: { readonly open?: string; readonly save?: string },
): Promise<void> {
  await app.evaluate(({ dialog }, { open, save }) => {
    if (open !== undefined) {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [open] });
    }
    if (save !== undefined) {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: save });
    }
  }, paths);
}

/** Goes to the import screen and opens a file there, by keys only. */
export async function openForImport(
  app: ElectronApplication,
  page: Page,
  file: string,
): Promise<void> {
  await answerDialogs(app, { open: file });
  await page.locator('main').waitFor();
  await goToSection(page, '/import');
  await expect(page.locator('#import-batches')).toBeVisible();
  await page.keyboard.press('Control+o');
}

/** Drops paths on the window, as from the system's file manager. */
export async function drop(page: Page, ...files: string[]): Promise<void> {
  await page.locator('main').waitFor();
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  await send('dragEnter');
  // A hand over the window goes on telling so, and it is told until the window says that it may let go.
  await expect(async () => {
    await send('dragOver');
    await expect(page.getByText('Отпустите, чтобы открыть')).toBeVisible({ timeout: 500 });
  }).toPass();
  await send('drop');
}

/** What a filter of the third step counts. */
export async function countOf(page: Page, verdict: string): Promise<number> {
  const filter = page.getByRole('radio', { name: verdict });
  const words = await filter.evaluate((input) => input.parentElement?.textContent ?? '');
  return Number(words.replace(/\D/g, ''));
}

/** The rows of a register that show every verdict: one good, one wrong, one twice. */
export const smallRegister: readonly (readonly string[])[] = [
  ['Наименование', 'ИНН', 'КПП', 'Город', 'Телефон', 'E-mail', 'Статус', 'Дата авторизации'],
  [
    'ООО «Ромашка»',
    '7736050003',
    '773601001',
    'Москва',
    '+7 495 123-45-67',
    'a@romashka.ru',
    'да',
    '01.02.2009',
  ],
  [
    'ООО «Лютик»',
    '7707083893',
    '770701001',
    'Тула',
    '8 (4872) 30-00-11',
    'b@lutik.ru',
    'да',
    '02.02.2009',
  ],
  ['ООО "Ромашка"', '7736050003', '773601001', 'Москва', '+7 495 123-45-68', '', 'да', ''],
];
