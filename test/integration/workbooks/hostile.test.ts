import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '#contract/errors.ts';
import { ImportBatches } from '#db/repositories/import-batches.ts';
import { mutationCount, storedResellers, temporaryData } from '#test/support/import/data-file.ts';
import {
  cutSheet,
  cyclicFormulas,
  formulaWithoutResult,
  inn,
  linkedAndMacros,
  longRegister,
  lyingXlsb,
  nestedZips,
  registerRows,
  sharedRegister,
  written,
  wrongBytes,
  xlsx,
} from '#test/support/workbooks/hostile-files.ts';

/** What an import of each file must come to: the resellers that it stores, or the code of its refusal. */
const files: readonly (readonly [string, () => Buffer, number | string])[] = [
  ['16,384 columns.xlsx', () => xlsx(registerRows(manyCells(16_381))), 1],
  ['too many columns.xlsx', () => xlsx(registerRows(manyCells(16_382))), 'workbook/damaged'],
  ['empty styled rows.xlsx', () => xlsx(registerRows('', emptyRows)), 1],
  ['cyclic formulas.xlsx', cyclicFormulas, 2],
  ['formula without a result.xlsx', formulaWithoutResult, 0],
  ['links and macros.xlsm', linkedAndMacros, 1],
  ['whole shared strings.xlsx', () => sharedRegister(), 1],
  ['no shared strings.xlsx', () => sharedRegister('<sst/>'), 'workbook/empty'],
  ['cut shared strings.xlsx', () => sharedRegister('<sst><si><t>Comp'), 'workbook/empty'],
  ['not XML.xlsx', () => sharedRegister('\u0000\u0001<<<>>&&&'), 'workbook/empty'],
  ['cut behind 3,000 rows.xlsx', () => cutSheet(3000), 'workbook/damaged'],
  ['other bytes.xlsx', wrongBytes, 'workbook/damaged'],
  ['nested.zip', nestedZips, 'workbook/unsupported'],
  ['binary.xlsb', () => written('xlsb'), 1],
  ['lying.xlsb', lyingXlsb, 'workbook/damaged'],
  ['Excel 97.xls', () => written('biff8'), 1],
  ['cut Excel 97.xls', () => written('biff8').subarray(0, -2048), 'workbook/damaged'],
  ['Excel 5.xls', () => written('biff5'), 1],
  ['Excel 2.xls', () => written('biff2'), 1],
  ['page.xls', () => written('html'), 1],
  ['XML of 2003.xls', () => written('xlml'), 1],
  ['zeros first.csv', () => Buffer.from(`\0\0${register}`), 'workbook/not-a-workbook'],
  ['zeros later.csv', () => Buffer.from(`${register}${';;\n'.repeat(9000)}B\0eta;;Tver\n`), 2],
  ['no closing quote.csv', () => Buffer.from(`${register}"Beta;;Tver\n`), 1],
];
const register = `Company;INN;City\nAlpha LLC;${inn};Moscow\n`;
const emptyRows = '<row s="1"><c s="1"/></row>'.repeat(1_000_000);

function manyCells(count: number): string {
  return '<c><v>1</v></c>'.repeat(count);
}

function outcomeOf(data: ReturnType<typeof temporaryData>, path: string): Promise<number | string> {
  return data.run(path).then(
    ({ files: [file] }) => file?.created ?? 0,
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
}

test.each(files)('%s is imported or refused, never by half', async (name, make, expected) => {
  const data = temporaryData();
  const path = join(data.folder, name);
  writeFileSync(path, make());
  expect(await outcomeOf(data, path)).toBe(expected);
  const stored = typeof expected === 'number' ? expected : 0;
  expect(storedResellers(data.db)).toHaveLength(stored);
  if (typeof expected === 'number') return;
  expect(new ImportBatches(data.db).list()).toEqual([]);
  expect(mutationCount(data.db)).toBe(0);
});

test('an archive cut after any tenth of it is refused, and the whole one beside it imported', async () => {
  const data = temporaryData();
  const folder = join(data.folder, 'cut');
  mkdirSync(folder);
  const whole = xlsx(longRegister(40), { 'xl/media/picture.png': Buffer.alloc(900, 7) });
  for (let tenth = 1; tenth <= 10; tenth += 1) {
    const bytes = whole.subarray(0, Math.floor((whole.length * tenth) / 10));
    writeFileSync(join(folder, `${String(tenth)}.xlsx`), bytes);
  }
  const { files: imported, ignored } = await data.run(folder);
  expect(imported.map(({ path, created }) => [basename(path), created])).toEqual([['10.xlsx', 40]]);
  expect(ignored.map(({ code }) => code)).toEqual(Array<string>(9).fill('workbook/damaged'));
  expect(storedResellers(data.db)).toHaveLength(40);
});
