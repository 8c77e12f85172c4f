import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { sharedDir } from '../../support/paths.ts';

type Outcome = {
  readonly file: string;
  readonly outcome: string;
  readonly seconds: number;
  readonly megabytes: number;
};

const folder = join(sharedDir, 'corpus/attacks');
const walker = fileURLToPath(new URL('walk-attacks.ts', import.meta.url));

it('survives every attack within 5 seconds and 400 MB', async () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.xlsx'));
  const paths = files.map((name) => join(folder, name));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--max-old-space-size=128', walker, ...paths],
    { timeout: 60_000 },
  );
  const outcomes = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Outcome);
  const refused = outcomes.filter(({ outcome }) => outcome !== 'opened');
  expect(outcomes).toHaveLength(files.length);
  expect(refused.map(({ file, outcome }) => [file, outcome])).toEqual([
    ['bomb400m-sst.xlsx', 'workbook/too-large'],
    ['bomb600m-sheet.xlsx', 'workbook/too-large'],
  ]);
  expect(Math.max(...outcomes.map(({ seconds }) => seconds))).toBeLessThan(5);
  expect(Math.max(...outcomes.map(({ megabytes }) => megabytes))).toBeLessThan(400);
});
