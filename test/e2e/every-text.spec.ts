import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { addMonths, monthOf } from '#domain/bonus/month.ts';
import { ask } from './support/data-port.ts';
import { goToSection } from './support/go-to-section.ts';
import { folderOfEverything, furnish } from './support/everything-file.ts';
import { launchApp, type LaunchedApp } from './support/launch.ts';
import { dialog, lookOver } from './support/look.ts';
import { markOf, markTexts, markedColumns, unlistedColumns } from './support/marked-texts.ts';
import { expectOnlyText, watchForMarkup } from './support/only-text.ts';
import { pressOn } from './support/press.ts';
import { softphone, type TestPhone } from './support/softphone.ts';
import { textsOf } from './support/texts.ts';
import { dayFromNow } from './support/trainings-file.ts';
import { walks } from './support/walks.ts';

/** Kept beside the data, shown on none of these screens: who decided, and what a file had written. */
const notOnTheWay = [
  ...['bonus_request.decided_by', 'note.author', 'phone.written', 'purchase_report.distributor'],
  ...['reseller.authorised_on_written', 'reseller.inn_written', 'reseller.written_name'],
];

let launched: LaunchedApp;
let folder: string;

/** What the walks alone need not have: words that are written in rarer steps. */
async function furnishMore(launched: LaunchedApp): Promise<void> {
  const { page } = launched;
  await ask(page, 'reseller-note-add', { pk: 1, text: 'Просили образцы' });
  const request = async (resellerPk: number): Promise<number> => {
    const { pk } = await ask<{ pk: number }>(page, 'bonus-request-create', {
      ...{ resellerPk, contactPk: null, interactionPk: null, submit: true },
      ...{ kind: 'souvenirs', points: 100, details: { items: 'Ручки', quantity: 10 } },
    });
    return pk;
  };
  await ask(page, 'bonus-request-decline', { pk: await request(7), reason: 'Нет макета' });
  const proven = await request(1);
  await ask(page, 'bonus-request-approve', { pk: proven });
  const acceptance = { kind: 'acceptance', text: 'Акт 12', date: dayFromNow(0) };
  await ask(page, 'bonus-request-fulfil', { pk: proven, proofs: [acceptance] });
  const month = addMonths(monthOf(new Date().toISOString()), -1);
  const { points, digest } = await ask<{ points: number; digest: string }>(
    page,
    'posting-preview',
    { month },
  );
  const posting = await ask<{ pk: number }>(page, 'posting-post', { month, points, digest });
  await ask(page, 'posting-reverse', { pk: posting.pk });
  const look = (): Promise<void> => Promise.resolve();
  const text = textsOf('ru');
  // The other language takes another number: the walk itself then finds something new.
  await walks['in every step of an import']?.({
    ...{ launched, page, folder, text, look, language: 'en' },
    lookOver: (what, ready) => lookOver(page, what, ready, look),
    phone: await softphone(folder),
  });
}

/** Stops that no walk makes. */
async function moreStops(page: Page, phone: TestPhone, look: () => Promise<void>): Promise<void> {
  const press = pressOn(page);
  await goToSection(page, '/bonuses');
  await press('Control+Shift+Digit1');
  await page.getByRole('radio', { name: /^Завершены/ }).check();
  const ended = page.locator('[data-lines="bonus-requests"] [role="option"]');
  await expect(ended).toHaveCount(2);
  for (const [reseller, shown] of [
    ['Альфа 001', 'Акт 12'],
    ['Альфа 007', 'Нет макета'],
  ] as const) {
    await ended.filter({ hasText: reseller }).dblclick();
    await expect(page.locator('main article')).toContainText(shown);
    await look();
  }
  await press('Escape', 'Control+Shift+Digit3');
  await expect(page.locator('[data-lines="bonus-purchases"] [role="option"]')).toHaveCount(1);
  await press('F9', 'F2');
  await expect(page.locator(dialog)).toBeVisible();
  await look();
  await press('Escape');
  await goToSection(page, '/resellers');
  await press('F9', 'Enter');
  const more = page.getByRole('button', { name: /^Изменить: Иван/ });
  await more.press('Enter');
  await page.getByRole('button', { name: /^Изменить статус/ }).hover();
  await expect(page.getByRole('tooltip')).toContainText('status_reason');
  await look();
  await press('Escape');
  expect(await phone.tell({ number: '+79990000002', direction: 'in' })).toBe(200);
  const { calls } = await ask<{ calls: { pk: number }[] }>(page, 'calls-open');
  const pk = calls[0]?.pk ?? 0;
  await ask(page, 'call-nobody', { pk, companyText: markOf('interaction.company_text') });
  await expect(page.locator('[data-call]')).toContainText('company_text');
  await look();
}

test.beforeAll(async () => {
  folder = await folderOfEverything();
  const before = await launchApp({ dataDir: folder, locale: 'ru' });
  await expect(before.page.locator('.ag-row').first()).toBeVisible();
  await furnish(before.page);
  await furnishMore(before);
  await before.close();
  markTexts(join(folder, 'centre.db'));
  launched = await launchApp({ dataDir: folder, locale: 'ru' });
  await watchForMarkup(launched);
  await launched.page.reload();
});
test.afterAll(async () => {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
});

test('knows of every column whether people write in it as they like', () => {
  expect(unlistedColumns()).toEqual([]);
});

test('takes markup in any text of the data for text on every screen', async () => {
  const { page } = launched;
  const seen = new Set<string>();
  const look = async (): Promise<void> => {
    await expectOnlyText(page);
    const shown = await page.evaluate(() => [
      document.body.textContent,
      ...[...document.querySelectorAll('input, textarea, [aria-label]')].map((one) =>
        one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement
          ? one.value
          : (one.getAttribute('aria-label') ?? ''),
      ),
    ]);
    for (const text of shown) {
      for (const [, column = ''] of text.matchAll(/alt=([a-z_]+\.[a-z_]+)/gu)) seen.add(column);
    }
  };
  const phone = await softphone(folder);
  for (const walk of Object.values(walks)) {
    await walk({
      ...{ launched, page, folder, phone, look, language: 'ru', text: textsOf('ru') },
      lookOver: (what, ready) => lookOver(page, what, ready, look),
    });
  }
  await moreStops(page, phone, look);
  expect(markedColumns.filter((column) => !seen.has(column)).sort()).toEqual(notOnTheWay);
});
