import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '#electron/cli/main.ts';
import { sharedDir } from '../../support/paths.ts';

const corpus = join(sharedDir, 'corpus');
type Oracle = Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
const oracle = JSON.parse(readFileSync(join(corpus, 'oracle.json'), 'utf8')) as Oracle;

async function inspected(path: string) {
  let said = '';
  const out = (text: string): void => void (said += text);
  const code = await main(['inspect', path, '--json'], { out, err: out, environment: {} });
  return { code, ...(JSON.parse(said) as Readonly<Record<string, unknown>>) };
}

test.each([
  'calamine/tests_any_sheets.xls',
  'calamine/tests_any_sheets.xlsx',
  'calamine/tests_biff5-rich-text-string.xls',
  'calamine/tests_biff5_write.xls',
  'calamine/tests_date_1904.xls',
  'calamine/tests_date_1904.xlsx',
  'calamine/tests_issue3.xlsm',
  'calamine/tests_inlineStr_cdata.xlsx',
  'calamine/tests_hyperlinks.xlsx',
  'calamine/tests_OOM_alloc2.xls',
  'poi/test-data_spreadsheet_StringContinueRecords.xls',
  'poi/test-data_spreadsheet_57893-many-merges.xlsx',
])('inspect says of %s what an independent reader found', async (name) => {
  const { reader, sum, ...counts } = oracle[name] ?? {};
  const found = await inspected(join(corpus, name));
  expect(reader).toBeDefined();
  expect(found).toMatchObject({ ...counts, code: 0, problem: null });
  expect(found).toHaveProperty('sum', expect.closeTo(Number(sum), 6));
});

test('inspect tells the kind that an import would take a workbook for', async () => {
  const register = join(sharedDir, 'legacy', 'Реестр реселлеров 2010.xls');
  expect(await inspected(register)).toMatchObject({ code: 0, opened: true, kind: 'resellers' });
});

test.each([
  ['calamine/tests_pass_protected.xlsx', 'workbook/encrypted'],
  ['attacks/bomb400m-sst.xlsx', 'workbook/too-large'],
])('inspect says of %s why it cannot be read', async (name, problem) => {
  const nothing = { kind: null, sheets: 0, texts: 0, characters: 0, numbers: 0, sum: 0, dates: 0 };
  const found = await inspected(join(corpus, name));
  expect(found).toMatchObject({ code: 1, opened: false, problem, ...nothing });
});
