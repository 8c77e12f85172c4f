import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { OpenWorkbooks } from '#electron/data/import/open-workbooks.ts';
import { capsFor } from '#electron/workbooks/import/caps-for.ts';
import {
  defaultCaps,
  startWorkbookWorker,
  type WorkerCaps,
} from '#electron/workbooks/import/workbook-client.ts';
import { sharedDir } from '../../support/paths.ts';

const corpus = join(sharedDir, 'corpus');
/** Of Excel 5: read by SheetJS, which gives nobody a turn before it is done. */
const xls = join(corpus, 'calamine/tests_OOM_alloc2.xls');
const xlsx = join(corpus, 'calamine/tests_issue3.xlsm');
const hasty: WorkerCaps = { ...defaultCaps, milliseconds: 20 };

function started(caps: WorkerCaps) {
  const client = startWorkbookWorker(null, caps);
  onTestFinished(() => client.end());
  return client;
}

test('a file that takes too long is ended with its thread, and told why', async () => {
  const client = started(hasty);
  const refusal = {
    code: 'workbook/too-large',
    details: { limit: 'milliseconds', allowed: hasty.milliseconds },
  };
  await expect(client.call('open', { path: xls })).rejects.toMatchObject(refusal);
  expect(client).toMatchObject({ gone: true, busy: false });
  await expect(client.call('inspect', { path: xlsx })).rejects.toMatchObject(refusal);
});

test('a file that takes too much memory is ended with its thread, and told why', async () => {
  const client = started({ ...defaultCaps, heap: 16 });
  await expect(client.call('inspect', { path: xls })).rejects.toMatchObject({
    code: 'workbook/too-large',
    details: { limit: 'memory', allowed: 16 },
  });
  expect(client.gone).toBe(true);
});

test('the next file of a folder is read after one that ended its thread', async () => {
  const workbooks = new OpenWorkbooks('', (path) => (path === xls ? hasty : defaultCaps));
  onTestFinished(() => workbooks.end());
  await expect(workbooks.look(xls)).rejects.toMatchObject({ code: 'workbook/too-large' });
  expect(await workbooks.look(xlsx)).toMatchObject({ format: 'xlsx' });
});

test('only an .xls that SheetJS may have to read has a heap by its size', () => {
  const heapOf = (name: string): number => capsFor(join(corpus, name)).heap;
  expect(heapOf('calamine/tests_date.xls')).toBe(defaultCaps.heap);
  expect(heapOf('poi/test-data_spreadsheet_ConditionalFormattingSamples.xls')).toBe(
    defaultCaps.heap,
  );
  expect(heapOf('calamine/tests_OOM_alloc2.xls')).toBe(160);
  expect(heapOf('poi/test-data_spreadsheet_xor-encryption-abc.xls')).toBe(160);
  expect(heapOf('calamine/tests_issue3.xlsm')).toBe(defaultCaps.heap);
  expect(heapOf('no such file.xls')).toBe(defaultCaps.heap);
});
