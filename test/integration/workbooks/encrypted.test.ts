import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import { sharedDir } from '../../support/paths.ts';

const folder = join(sharedDir, 'corpus');
const LOCKED = [
  ['xor', 'poi/test-data_spreadsheet_xor-encryption-abc.xls', 'abc'],
  ['ooxml-standard', 'poi/test-data_poifs_extenxls_pwd123.xlsx', 'pwd123'],
  ['ooxml-agile', 'calamine/tests_pass_protected.xlsx', '123'],
] as const;

describe.each(LOCKED)('a workbook locked by %s', (kind, file, password) => {
  const path = join(folder, file);

  it('asks for a password', async () => {
    await expect(openWorkbook({ path })).rejects.toMatchObject({
      code: 'workbook/encrypted',
      details: { kind, canOpenWithPassword: true },
    });
  });

  it('refuses a wrong one', async () => {
    await expect(openWorkbook({ path }, { password: 'не тот' })).rejects.toMatchObject({
      code: 'workbook/wrong-password',
    });
  });

  it('opens with the right one', async () => {
    const book = await openWorkbook({ path }, { password });
    expect(book.sheets.length).toBeGreaterThan(0);
  });
});
