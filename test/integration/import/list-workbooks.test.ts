import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listWorkbooks } from '#electron/data/import/list-workbooks.ts';
import { openTrial } from '#electron/data/import/trial-data.ts';
import { temporaryFolder } from '#test/support/import/data-file.ts';

test('a file that is named by itself and lies in a named folder is listed once', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'a.csv');
  writeFileSync(file, 'x');
  const { candidates } = await listWorkbooks([file, folder, file]);
  expect(candidates.map(({ path }) => path)).toEqual([file]);
});

test('a copy that was left behind and cannot be removed stops nothing; others go', async () => {
  const folder = temporaryFolder();
  // No process has this number; a folder is removed by nobody who removes a file.
  const stuck = join(folder, '.trial-1999999-1.db');
  const old = join(folder, '.trial-1999999-2.db');
  mkdirSync(stuck);
  writeFileSync(old, 'x');
  const trial = await openTrial(join(folder, 'centre.db'));
  trial.remove();
  expect([existsSync(stuck), existsSync(old)]).toEqual([true, false]);
});
