import { join } from 'node:path';
import { expect } from '@playwright/test';
import { addMonths, monthOf } from '#domain/bonus/month.ts';
import { writeOldFolder } from '#test/support/import/old-folder.ts';
import { plainStyle, reportSheet, testBuyer } from '#test/support/import/purchase-report.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';
import { goToSection } from './go-to-section.ts';
import { answerDialogs, openForImport, smallRegister } from './import-steps.ts';
import { dialog } from './look.ts';
import { pressOn } from './press.ts';
import type { Walk } from './walk.ts';

/** Every step of an import of each kind, and what opens over it. */
export const importWalks: Readonly<Record<string, (walk: Walk) => Promise<void>>> = {
  'in every step of an import': async (walk) => {
    const { launched, page, folder, language, text, look, lookOver } = walk;
    const press = pressOn(page);
    // Something new in each language, and an address that is none.
    const number = language === 'ru' ? '+7 495 123-45-67' : '+7 495 123-45-69';
    const changed = smallRegister.with(1, smallRegister[1]?.with(4, number) ?? []);
    const rows = changed.with(2, changed[2]?.with(5, 'ivanov@') ?? []);
    const path = await writeXlsx(join(folder, `${language}.xlsx`), [
      { name: 'Лист1', rows, hiddenColumns: [3] },
    ]);
    await openForImport(launched.app, page, path);
    await expect(page.getByText(text('import:columns.hidden'))).toBeVisible();
    await look();
    const kind = new RegExp(`^${text('import:kind.label')}:`, 'u');
    await page.getByRole('button', { name: kind }).press('Enter');
    await lookOver(dialog);
    await press('Control+Enter');
    await expect(page.getByRole('gridcell', { selected: true })).toHaveText('ivanov@');
    await look();
    await press('F2');
    await expect(page.getByRole('gridcell').getByRole('textbox')).toBeFocused();
    await look('main');
    await press('Escape', 'Control+Enter');
    await expect(page.getByRole('button', { name: text('import:result.toList') })).toBeFocused();
    await look();
    await press('Escape');
    await expect(page.getByRole('row', { name: `${language}.xlsx` })).toBeVisible();
    await look();
  },
  'in the steps of a report of purchases': async ({
    launched,
    page,
    folder,
    language,
    text,
    look,
    lookOver,
  }) => {
    const press = pressOn(page);
    const last = addMonths(monthOf(new Date().toISOString()), -1);
    const [first, second] = [testBuyer(0), testBuyer(1)];
    const sheet = reportSheet(
      {
        months: [addMonths(last, -1), last],
        groups: ['Принтеры', 'ЗИП'],
        buyers: [
          {
            ...first,
            sums: [
              [100_000_00, 0],
              [5_00, 7_00],
            ],
          },
          {
            ...second,
            sums: [
              [200_000_00, 1_00],
              [0, 9_00],
            ],
          },
        ],
      },
      plainStyle,
    );
    await openForImport(
      launched.app,
      page,
      await writeXlsx(join(folder, `${language}-p.xlsx`), [sheet]),
    );
    await expect(page.getByText(text('import:kinds.purchases'), { exact: true })).toBeVisible();
    await look();
    await press('Control+Enter');
    await expect(
      page.getByRole('radio', { name: `${text('import:verdicts.unknown')} 1` }),
    ).toBeChecked();
    await look();
    await press('F7');
    await lookOver(dialog, async (opened) => {
      await page.keyboard.press('Control+Enter');
      await expect(opened.getByRole('alert')).toBeVisible();
    });
    await press('Escape');
    await expect(page.getByRole('button', { name: text('import:columns.next') })).toBeVisible();
    await press('Escape');
    await expect(page.getByRole('button', { name: text('import:start.choose') })).toBeVisible();
  },
  'in a folder of workbooks': async ({ launched, page, folder, language, text, look }) => {
    const press = pressOn(page);
    const open = await writeOldFolder(folder, `old-${language}`);
    await answerDialogs(launched.app, { open });
    await goToSection(page, '/import');
    await expect(page.locator('#import-batches')).toBeVisible();
    await press('Control+Shift+KeyO');
    const load = page.locator('main').getByRole('button', { name: /4/ });
    await expect(load).toBeFocused();
    await look();
    await page.getByRole('checkbox').first().press('Space');
    await expect(page.getByRole('button', { name: text('import:folder.check') })).toBeVisible();
    await look();
    await page.getByRole('checkbox').first().press('Space');
    await press('Control+Enter');
    await expect(page.getByRole('button', { name: text('import:folder.finish') })).toBeFocused();
    await look();
    await page.getByRole('button', { name: text('import:batches.undo') }).press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await look();
    await press('Escape');
    await expect(page.getByRole('button', { name: text('import:start.choose') })).toBeVisible();
  },
};
