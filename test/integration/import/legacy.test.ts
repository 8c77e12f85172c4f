import { join } from 'node:path';
import { expect, test } from 'vitest';
import { showReseller } from '#electron/cli/show-command.ts';
import { readStats } from '#db/repositories/stats.ts';
import { mutationCount, storedResellers, temporaryData } from '#test/support/import/data-file.ts';
import { expected, legacy } from '#test/support/import/legacy.ts';

const register = join(legacy, expected.resellers.file);
const accounting = join(legacy, expected.oneC.file);

test('reads the real register as a careful person does', async () => {
  const { db, run } = temporaryData();
  const { files } = await run(register);
  const { resellers } = expected;
  const [file] = files;
  expect(file).toMatchObject({
    kind: 'resellers',
    rows: resellers.dataRows,
    created: resellers.distinctResellers,
    updated: 0,
    unchanged: 0,
    undecided: [],
  });
  const byRow = <T extends { rows: readonly number[] }>(a: T, b: T) =>
    (a.rows[0] ?? 0) - (b.rows[0] ?? 0);
  const repeats = file?.duplicates.map(({ inn, rows }) => ({ inn, rows: [...rows] })) ?? [];
  expect(repeats.sort(byRow)).toEqual([...resellers.duplicatesByInn].sort(byRow));
  const refused =
    file?.rejected.map(({ row, code, value }) => ({ row, reason: code, value })) ?? [];
  expect(refused.sort((a, b) => a.row - b.row)).toEqual(resellers.invalid);
  const stats = readStats(db);
  expect(stats.resellers).toEqual({
    total: resellers.distinctResellers,
    byStatus: resellers.byStatus,
    cities: resellers.cities,
  });
  for (const { row, brand, ...sample } of resellers.sample) {
    const shown = { row, ...showReseller(db, sample.inn, null, 'Europe/Moscow') };
    expect(shown).toMatchObject({ row, name: brand, ...sample });
  }
});

test('the same files twice change nothing, and accounting adds to the register only', async () => {
  const { db, run } = temporaryData();
  const first = await run([accounting, register]);
  expect(first.files.map((file) => file.kind)).toEqual(['resellers', 'accounting']);
  expect(first.files[1]).toMatchObject({ rows: expected.oneC.rows, created: 0, updated: 800 });
  const before = storedResellers(db);
  const mutations = mutationCount(db);
  const second = await run([register, accounting]);
  expect(second.files.map(({ created, updated }) => ({ created, updated }))).toEqual([
    { created: 0, updated: 0 },
    { created: 0, updated: 0 },
  ]);
  expect(mutationCount(db)).toBe(mutations);
  expect(storedResellers(db)).toEqual(before);
  expect(showReseller(db, '0509233858', null, 'Europe/Moscow')).toMatchObject({
    accountingCode: '000000001',
    accountingTurnoverMinor: 650_914_141,
    lastPurchaseOn: '2010-06-14',
  });
});

test('knows each workbook of a folder, and takes nothing else for one', async () => {
  const { run } = temporaryData();
  const { files, ignored } = await run(legacy, { dryRun: true });
  expect(files.map((file) => file.kind)).toEqual([
    ...['resellers', 'accounting', 'purchases', 'bonus-requests', 'interactions'],
    ...Array.from({ length: 60 }, () => 'trainings'),
  ]);
  expect(ignored).toEqual([]);
});
