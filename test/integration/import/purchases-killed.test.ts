import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { checkFile } from '#db/integrity.ts';
import { ImportBatches } from '#db/repositories/import-batches.ts';
import { rollbackUnfinishedBatches } from '#electron/data/import/rollback.ts';
import { startChild } from '#test/integration/db/durability/children/child.ts';
import { temporaryData } from '#test/support/import/data-file.ts';
import { purchaseLines, purchaseState } from '#test/support/import/purchase-data.ts';
import {
  plainStyle,
  reportSheet,
  testBuyer,
  type ReportModel,
} from '#test/support/import/purchase-report.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';
import { addReseller, person } from '#test/support/resellers.ts';
import { repositoryRoot } from '#test/support/paths.ts';

vi.setConfig({ testTimeout: 120_000 });

const count = 1500;
const model = (first: number): ReportModel => ({
  months: ['2025-11', '2025-12'],
  groups: ['Принтеры', 'ЗИП'],
  buyers: Array.from({ length: count }, (_, at) => ({
    ...testBuyer(at),
    sums: [
      [first + at, 5_00],
      [7_00 + at, 0],
    ],
  })),
});

test('a report killed in the middle of its writing is undone whole by the next start', async () => {
  const { folder, file, db, writer, run } = temporaryData();
  writer.transaction(person, (tx) => {
    for (let at = 0; at < count; at += 1) {
      const { inn } = testBuyer(at);
      addReseller(tx, { name: `Вектор ${String(at)}`, inn, status: 'authorised' });
    }
  });
  const report = (name: string, first: number): Promise<string> =>
    writeXlsx(join(folder, name), [reportSheet(model(first), plainStyle)]);
  await run(await report('first.xlsx', 100_00));
  const before = { state: purchaseState(db), lines: purchaseLines(db) };

  // It changes a sum of every reseller: old values have to come back, not only new rows go.
  const second = await report('second.xlsx', 200_00);
  const script = join(repositoryRoot, 'test/integration/import/children/import-gently.ts');
  const { ended } = startChild(script, [file, second], (line, child) => {
    if (line.startsWith('writing')) child.kill('SIGKILL');
  });
  const end = await ended;
  expect(end.signal, end.errors).toBe('SIGKILL');
  expect(checkFile(file).faults).toEqual([]);
  const changed = purchaseLines(db).filter((line, at) => line !== before.lines[at]).length;
  expect(changed).toBeGreaterThan(0);
  expect(changed).toBeLessThan(count);
  expect(new ImportBatches(db).running()).toHaveLength(1);

  expect(rollbackUnfinishedBatches(db, writer)).toEqual([{ fileName: second, rows: changed }]);
  expect({ state: purchaseState(db), lines: purchaseLines(db) }).toEqual(before);
  expect((await run(second)).files[0]).toMatchObject({ updated: count });
});
