import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator } from '@playwright/test';
import type { ResellerCard } from '#contract/reseller.ts';
import { goToSection } from './support/go-to-section.ts';
import { ask } from './support/data-port.ts';
import { openForImport } from './support/import-steps.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { expectOnlyText, watchForMarkup } from './support/only-text.ts';

/** As short as the shortest field allows; each would set the flag if it ran. */
const image = '<img src=x onerror=ran=1>';
const script = '<script>ran=1</script>';
const both = `${image}${script}`;
/** No slash, so that a file may be named so. */
const fileName = `${image}.csv`;

let launched: LaunchedApp;
let folder: string;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ic-text-'));
  launched = await launchApp({ locale: 'ru' });
  await watchForMarkup(launched);
});
test.afterEach(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

/** Waits until the text is to be read there, and sees that it was never taken for more. */
async function readsAsText(where: Locator, text = image): Promise<void> {
  await expect(where.filter({ hasText: text }).first()).toBeVisible();
  await expectOnlyText(launched.page);
}

/** A reseller, a view and a user with markup in whatever a person may type. */
async function fill(): Promise<ResellerCard> {
  const { page } = launched;
  const typed = { city: both, region: both, address: both, manager: both, segment: both };
  const { pk } = await ask<ResellerCard>(page, 'reseller-create', {
    ...typed,
    name: `Имя ${both}`,
    legalForm: image,
    note: both,
  });
  const { contacts } = await ask<ResellerCard>(page, 'contact-add', {
    resellerPk: pk,
    fields: { name: `Лицо ${both}`, position: both, note: both },
  });
  const contactPk = contacts[0]?.pk ?? null;
  const letter = { resellerPk: pk, contactPk, text: `"${image}"@alfa.ru` };
  await expect(ask(page, 'email-add', letter)).rejects.toThrow('field/email');
  await ask(page, 'reseller-note-add', { pk, text: `Заметка ${both}` });
  await ask(page, 'reseller-patch', { pk, fields: { manager: `Другой ${both}` } });
  await ask(page, 'view-save', { name: image, query: {}, columns: [] });
  await ask(page, 'setting-put', { key: 'userName', value: both });
  const shown = ['name', 'legalForm', 'city', 'region', 'manager', 'segment', 'contact'];
  const columns = JSON.stringify(shown.map((field) => ({ field, width: 90 })));
  await ask(page, 'setting-put', { key: 'resellerColumns', value: columns });
  await page.reload();
  return ask<ResellerCard>(page, 'reseller-card', { pk });
}

test('shows markup in any field of a reseller as the text that it is', async () => {
  const { page } = launched;
  const card = await fill();
  expect(card).toMatchObject({ name: `Имя ${both}`, legalForm: image, address: both, note: both });

  for (const field of ['name', 'legalForm', 'city', 'region', 'manager', 'segment', 'contact']) {
    await readsAsText(page.locator(`.ag-row [col-id="${field}"]`));
  }
  await readsAsText(page.getByRole('contentinfo'));

  const popup = page.getByRole('dialog');
  for (const field of ['region', 'city', 'manager', 'segment']) {
    await page.locator(`[data-filter="${field}"]`).click();
    await readsAsText(popup.getByRole('listitem'));
    await page.keyboard.press('Escape');
    await expect(popup).toHaveCount(0);
  }
  await page.locator('[data-filter="city"]').click();
  await popup.getByRole('checkbox').first().click();
  await page.keyboard.press('Escape');
  await readsAsText(page.locator('[data-filter="city"]'));
  await page.keyboard.press('Control+KeyU');
  await popup.getByRole('button', { name: image, exact: true }).click();
  await readsAsText(page.locator('[data-menu="views"]'));

  await page.keyboard.press('Control+KeyK');
  await expect(popup.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('имя');
  await readsAsText(popup.getByRole('option'));
  await page.keyboard.press('Escape');
  for (const words of ['имя img', 'лицо script', 'onerror']) {
    await page.keyboard.press('Control+KeyF');
    await page.keyboard.press('Control+KeyA');
    await page.keyboard.type(words);
    await expect(page.locator(`[data-query="${words}"]`)).toBeVisible();
    await readsAsText(page.getByRole('option'));
  }
  await page.keyboard.press('Enter');

  const article = page.getByRole('article');
  for (const text of [`Имя ${both}`, image, `Лицо ${both}`, `Другой ${both}`]) {
    await readsAsText(article, text);
  }
  const timeline = page.getByRole('region', { name: 'Лента' });
  await readsAsText(timeline, `Заметка ${both}`);
  await readsAsText(timeline, `${both} → Другой ${both}`);
});

test('shows markup in a file, its header and its name as text through all steps', async () => {
  const { app, page } = launched;
  await page.reload();
  const rows = [
    ['Наименование', 'ИНН', 'Город', 'E-mail', `Своё ${both}`],
    [`Имя ${both}`, '7736050003', both, 'a@alfa.ru', both],
    [`Второе ${both}`, image, both, image, both],
  ];
  const path = join(folder, fileName);
  await writeFile(path, `\ufeff${rows.map((cells) => cells.join(';')).join('\r\n')}\r\n`);
  await openForImport(app, page, path);
  const check = page.getByRole('button', { name: 'Проверить строки' });
  await expect(check).toBeFocused();
  const main = page.getByRole('main');
  await readsAsText(main, fileName);
  await readsAsText(main, `Своё ${both}`);
  await readsAsText(main, `Имя ${both}`);

  await page.keyboard.press('Control+Enter');
  const grid = page.getByRole('grid');
  await expect(grid).toBeFocused();
  await readsAsText(grid, `Своё ${both}`);
  await readsAsText(grid, `Второе ${both}`);
  await readsAsText(grid.locator('[data-wrong]'), image);

  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'К списку реселлеров' })).toBeFocused();
  await readsAsText(main, fileName);
  await page.keyboard.press('Escape');
  await readsAsText(page.getByRole('row'), fileName);
  await goToSection(page, '/resellers');
  await readsAsText(page.locator('.ag-row [col-id="name"]'), `Имя ${both}`);
});
