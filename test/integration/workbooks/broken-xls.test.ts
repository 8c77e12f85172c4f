import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { sharedDir } from '../../support/paths.ts';

const walker = fileURLToPath(new URL('walk-broken-xls.ts', import.meta.url));
const files = [
  'calamine/tests_date.xls',
  'calamine/tests_any_sheets.xls',
  'poi/test-data_spreadsheet_34775.xls',
  'poi/test-data_spreadsheet_StringContinueRecords.xls',
];

it('reads or refuses an .xls with changed bytes, within 256 MB of heap', async () => {
  const paths = files.map((name) => join(sharedDir, 'corpus', name));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--max-old-space-size=256', walker, ...paths],
    { timeout: 50_000 },
  );
  const outcomes = JSON.parse(stdout) as Record<string, number>;
  expect(Object.keys(outcomes).sort()).toEqual(['opened', 'refused']);
});
