import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { isWorkbookError } from '#electron/workbooks/read/workbook-error.ts';
import { sharedDir } from '../../support/paths.ts';
import { summariseWorkbook } from './summarise-workbook.ts';
import type { Summary } from './summarise-workbook.ts';

type Oracle = Readonly<Record<string, Summary | { readonly opened: false }>>;
type Result = Summary | { readonly opened: false; readonly code: string };

const folder = join(sharedDir, 'corpus');
const oracle = JSON.parse(readFileSync(join(folder, 'oracle.json'), 'utf8')) as Oracle;

/**
 * Files whose answer differs from the oracle's, each looked at. Where the oracle does not open a file
 * the fault of its reader is named, as openpyxl 3.0.9 and xlrd 2.0 tell it.
 */
const differing: Readonly<Record<string, string>> = {
  'calamine/tests_has_x000D_.xlsx': '`_x000D_` is 7 letters there, a line break here',
  'calamine/tests_has_x000D_inline.xlsx': '`_x000D_` is 7 letters there, a line break here',
  'calamine/tests_strict_iso_paths.xlsx': 'no sheets there: it is a strict workbook; read here',
  'poi/test-data_spreadsheet_57914.xlsx': 'no sheets there: it is a strict workbook; read here',
  'poi/test-data_integration_stress002.xlsx': 'stored texts of 3 formulas are missing there',
  'poi/test-data_spreadsheet_52575_main.xlsx': 'the stored text of a formula is missing there',
  'poi/test-data_spreadsheet_xlmmacro.xlsm': 'its sheet of macros is a sheet there, none here',
  'calamine/tests_empty_s_attribute.xlsx': 'a cell has `s=""`, which is no number',
  'calamine/tests_gh548_incorrect_sst_unique_count.xls': 'the count of shared strings is wrong',
  'calamine/tests_issue_174.xlsx': 'its print area is `#REF!`; openpyxl 3.0.9 opens it as we do',
  'calamine/tests_issue_385.xls': "locked with Excel's own built-in password",
  'calamine/tests_issue_419.xlsx': 'names a table of shared strings that it does not have',
  'calamine/tests_issue_530.xlsx': 'names a table of shared strings that it does not have',
  'calamine/tests_minimal_package.xlsx': 'its styles are a part without any style',
  'calamine/tests_too_small.xls': 'no .xls but a text, read as CSV',
  'poi/test-data_poifs_protect.xlsx': "locked with Excel's own built-in password",
  'poi/test-data_spreadsheet_41139.xls': 'a token in the formula of a name is not known',
  'poi/test-data_spreadsheet_45290.xls': 'two chains of its compound file share a sector',
  'poi/test-data_spreadsheet_49609.xlsx': '`[Content_Types].xml` is written in other letters',
  'poi/test-data_spreadsheet_54764.xlsx': 'entities blow up in a part that is not read here',
  'poi/test-data_spreadsheet_58616.xlsx': "locked with Excel's own built-in password",
  'poi/test-data_spreadsheet_60284.xls': "locked with Excel's own built-in password",
  'poi/test-data_spreadsheet_64130.xls': 'its first record does not tell the version of Excel',
  'poi/test-data_spreadsheet_65016.xlsx': 'a chart of it has no source of data',
  'poi/test-data_spreadsheet_picture.xlsx': 'a style has an attribute of another program',
  'poi/test-data_spreadsheet_poc-xmlbomb-empty.xlsx': 'entities blow up; none is expanded here',
  'poi/test-data_spreadsheet_poc-xmlbomb.xlsx': 'entities blow up; none is expanded here',
  'poi/test-data_spreadsheet_style-alternate-content.xlsx':
    'alternate content stands in its styles',
};

describe('the corpus', () => {
  const results = new Map<string, Result>();
  const said: unknown[] = [];

  beforeAll(async () => {
    const errors = vi.spyOn(console, 'error');
    for (const name of Object.keys(oracle)) results.set(name, await read(name));
    said.push(...errors.mock.calls);
    vi.restoreAllMocks();
  }, 180_000);

  it('tells people nothing of records that SheetJS does not know', () => {
    expect(said).toEqual([]);
  });

  it('opens or fails with a code of ours, whatever the file', () => {
    const strange = [...results].filter(
      ([, result]) => !result.opened && !result.code.startsWith('workbook/'),
    );
    expect(strange).toEqual([]);
    expect(results.size).toBe(531);
  });

  it('reads each file as an independent reader does, to the last letter, but for those looked at', () => {
    const others = [...results].filter(([name, result]) => !isEqual(result, oracle[name]));
    expect(others.map(([name]) => name).sort()).toEqual(Object.keys(differing).sort());
  });
});

async function read(name: string): Promise<Result> {
  try {
    return await summariseWorkbook(join(folder, name));
  } catch (error) {
    return { opened: false, code: isWorkbookError(error) ? error.code : String(error) };
  }
}

function isEqual(result: Result, expected: Oracle[string] | undefined): boolean {
  if (expected?.opened !== true || !result.opened) return expected?.opened === result.opened;
  const { sheets, texts, characters, numbers, dates, sum } = expected;
  const sameSum = Math.abs(result.sum - sum) <= 1e-6 * Math.max(1, Math.abs(sum));
  const counts = [result.sheets, result.texts, result.characters, result.numbers, result.dates];
  return sameSum && counts.join() === [sheets, texts, characters, numbers, dates].join();
}
