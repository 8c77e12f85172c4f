import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '#db/connection.ts';
import { exportLegacy } from '#electron/cli/export-legacy.ts';
import type { ImportKind } from '#contract/import-kinds.ts';
import { readSheets } from '#test/support/read-sheets.ts';
import { temporaryData } from '#test/support/import/data-file.ts';
import { addReseller, person } from '#test/support/resellers.ts';

test('what the application changes while an old workbook is written is not in it', async () => {
  const data = temporaryData();
  const pk = data.writer.transaction(person, (tx) => {
    const added = addReseller(tx, { name: 'Альфа' });
    tx.patch('reseller', added, { accountingCode: '17' });
    return added;
  });
  const reader = openConnection(data.file, { readonly: true });
  const written = async (kind: ImportKind, name: string): Promise<string> => {
    data.writer.transaction(person, (tx) => tx.patch('reseller', pk, { name: 'Альфа' }));
    const to = join(data.folder, name);
    const writing = exportLegacy(reader, data.file, { kind, to, signal: undefined });
    // The numbers of the rows are read by now, the rows are not.
    data.writer.transaction(person, (tx) => tx.patch('reseller', pk, { name: 'Омега' }));
    await writing;
    return to;
  };
  const register = await readSheets(await written('resellers', 'register.xlsx'));
  expect(JSON.stringify(register)).toContain('Альфа');
  const accounting = readFileSync(await written('accounting', 'accounting.csv'));
  expect(new TextDecoder('windows-1251').decode(accounting)).toContain('Альфа');
  expect(reader.inTransaction).toBe(false);
  reader.close();
});
