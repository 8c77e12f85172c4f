import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { AppError } from '#contract/errors.ts';
import { OpenWorkbooks } from '#electron/data/import/open-workbooks.ts';
import { defaultCaps } from '#electron/workbooks/import/workbook-client.ts';
import { sharedDir } from '../../support/paths.ts';

const folder = join(sharedDir, 'corpus');
/** All 544 take a minute of work: `npm run corpus` tries each, `npm test` every eighth. */
const step = process.env.IC_WHOLE_CORPUS === '1' ? 1 : 8;
const attacks = ['bomb400m-sst', 'bomb600m-sheet', 'fakesize3.9g', 'lol', 'proto'];
const oracle = JSON.parse(readFileSync(join(folder, 'oracle.json'), 'utf8')) as object;
const paths = [
  ...Object.keys(oracle).filter((_name, index) => index % step === 0),
  ...attacks.map((name) => `attacks/${name}.xlsx`),
].map((name) => join(folder, name));

/** What an import without a data file would come to: whether rows are judged, or the code of the refusal. */
async function tried(workbooks: OpenWorkbooks, path: string): Promise<string> {
  try {
    const { kind } = await workbooks.look(path);
    if (kind === null) return 'import/unknown-kind';
    const client = await workbooks.take(path);
    const { counts } = await client.call('runUnattended', { batchPk: -1, kind, send: false });
    return counts.total > 0 ? 'judged' : 'nothing to judge';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

test('a dry run of the importer over strange workbooks ends with rows or a reason, in time', async () => {
  const workbooks = new OpenWorkbooks('');
  onTestFinished(() => workbooks.end());
  const strange: string[] = [];
  let judged = 0;
  for (const path of paths) {
    const startedAt = performance.now();
    const outcome = await tried(workbooks, path);
    const inTime = performance.now() - startedAt < defaultCaps.milliseconds;
    if (outcome === 'judged') judged += 1;
    else if (!/^(?:workbook|import)\//u.test(outcome) || !inTime) {
      strange.push(`${basename(path)}: ${outcome}`);
    }
  }
  expect(strange).toEqual([]);
  expect(judged).toBeGreaterThan(0);
}, 600_000);
