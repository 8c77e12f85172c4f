import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ImportWriter } from '#db/repositories/import-writer.ts';
import { Purchases } from '#db/repositories/purchases.ts';
import { readStats } from '#db/repositories/stats.ts';
import { factKey } from '#domain/import/purchases/purchase-record.ts';
import { mutationCount } from '#test/support/import/data-file.ts';
import {
  firstLines as lines,
  firstSums as first,
  purchaseData,
  purchaseLines,
  purchasePk,
  purchaseState,
} from '#test/support/import/purchase-data.ts';
import { testBuyer } from '#test/support/import/purchase-report.ts';
import { writeCsv } from '#test/support/import/write-register.ts';
import { person } from '#test/support/resellers.ts';

test('an edited report changes only what was edited, and the undo brings back every row', async () => {
  const { db, run, report, undo } = purchaseData();
  await run(await report(first));
  expect(purchaseLines(db)).toEqual(lines);
  const before = purchaseState(db);
  expect(before.reports).toMatchObject([
    { distributor: 'ТД «Север»', month_from: '2025-11', month_to: '2025-12', state: 'approved' },
  ]);
  const edited = [
    [
      [10_000_01, 2_500_50],
      [0, 5_00],
    ],
    first[1] ?? [],
  ];
  const second = await run(await report(edited));
  expect(second.files[0]).toMatchObject({ rows: 2, created: 0, updated: 1, unchanged: 1 });
  expect(purchaseLines(db)).toEqual([
    'Вектор 0 2025-11 Принтеры 1000001 USD',
    'Вектор 0 2025-11 Расходные материалы 250050 USD',
    'Вектор 0 2025-12 Расходные материалы 500 USD',
    ...lines.slice(3),
  ]);
  expect(await undo(second.batchId)).toMatchObject({ restored: 1, kept: [] });
  expect(purchaseState(db)).toEqual(before);
  const mutations = mutationCount(db);
  expect((await run(await report(first))).files[0]).toMatchObject({ unchanged: 2 });
  expect(mutationCount(db)).toBe(mutations);
});

test('what a person has changed since stays, in the next import and in the undo', async () => {
  const { db, writer, run, report, undo, pks } = purchaseData();
  const { batchId } = await run(await report(first));
  const [alpha = 0, beta = 0] = pks;
  const edited = purchasePk(db, alpha, '2025-11', 'Принтеры');
  const removed = purchasePk(db, beta, '2025-11', 'Принтеры');
  writer.transaction(person, (tx) => {
    tx.patch('purchase', edited, { amountMinor: 42 });
    tx.remove('purchase', removed);
  });
  const byHand = purchaseLines(db);
  // The same word of the file is no news, whatever has become of it here.
  expect((await run(await report(first))).files[0]).toMatchObject({ unchanged: 2, undecided: [] });
  expect(purchaseLines(db)).toEqual(byHand);
  // Another word against that of a person is for a person to settle.
  const other = [
    [
      [11_000_00, 2_500_50],
      [7_000_00, 0],
    ],
    first[1] ?? [],
  ];
  const third = await run(await report(other));
  expect(third.files[0]).toMatchObject({ updated: 0, undecided: [{ why: 'differs' }] });
  expect(purchaseLines(db)).toEqual(byHand);
  expect(await undo(batchId)).toMatchObject({
    kept: [{ name: 'Вектор 0', fields: ['purchase'] }],
  });
  expect(purchaseLines(db)).toEqual(['Вектор 0 2025-11 Принтеры 42 USD']);
});

test('a purchase that has earned points is changed by no import and by no undo', async () => {
  const { db, writer, run, report, undo, pks } = purchaseData();
  const { batchId } = await run(await report(first));
  const [alpha = 0] = pks;
  const purchase = purchasePk(db, alpha, '2025-11', 'Принтеры');
  expect(new Purchases(db).accruing('2025-11').map(({ amountMinor }) => amountMinor)).toEqual([
    10_000_00, 2_500_50, 1_234_56,
  ]);
  writer.transaction(person, (tx) => {
    tx.create('bonus-entry', {
      ...{ resellerPk: alpha, kind: 'accrual', points: 5, at: 1, purchasePk: purchase },
    });
  });
  const other = [
    [
      [11_000_00, 2_500_50],
      [7_000_00, 0],
    ],
  ];
  expect((await run(await report(other))).files[0]).toMatchObject({
    updated: 0,
    undecided: [{ row: 6, why: 'posted' }],
  });
  expect(await undo(batchId)).toMatchObject({
    kept: [{ name: 'Вектор 0', fields: ['bonus-entry'] }],
  });
  expect(purchaseLines(db)).toEqual(['Вектор 0 2025-11 Принтеры 1000000 USD']);
  expect(purchaseState(db).reports).toHaveLength(1);
});

test('a purchase that is changed while the file is written stays, and the next import asks', async () => {
  const { db, writer, run, report, pks } = purchaseData();
  const [alpha = 0] = pks;
  await run(await report(first));
  const purchase = purchasePk(db, alpha, '2025-11', 'Принтеры');
  const place = { month: '2025-11', productGroup: 'Принтеры', distributor: 'ТД «Север»' };
  const seen = { pk: purchase, ...place, amountMinor: 10_000_00, currency: 'USD', earned: false };
  const fact = { ...place, column: 3, amountMinor: 11_000_00, currency: 'USD' as const };
  const added = { ...fact, productGroup: 'МФУ' };
  // The worker has seen the purchase; a person is quicker than the writer.
  writer.transaction(person, (tx) => {
    tx.patch('purchase', purchase, { amountMinor: 42 });
    tx.create('purchase', {
      ...{ resellerPk: alpha, month: place.month, productGroup: 'мфу', currency: 'USD' },
      amountMinor: 7,
    });
  });
  const before = purchaseState(db);
  const late = new ImportWriter(db, 1, 'purchases');
  writer.transaction({ actor: 'importer', batchPk: 1 }, (tx) => {
    late.write(tx, {
      op: 'purchases',
      pk: alpha,
      row: 6,
      months: { from: '2025-11', to: '2025-11' },
      facts: [
        { step: 'change', row: 6, key: factKey(fact), says: '1100000 USD', stored: seen, fact },
        { step: 'create', row: 7, key: factKey(added), says: '1100000 USD', fact: added },
      ],
    });
  });
  expect(late.left).toEqual([6, 7]);
  expect(purchaseState(db)).toEqual(before);
});

test('a batch of a register and a report goes as a whole', async () => {
  const { folder, db, run, undo } = purchaseData();
  const nothing = purchaseState(db);
  const { name, inn, city } = testBuyer(5);
  const register = writeCsv(
    join(folder, 'реестр.csv'),
    [
      ['Наименование', 'ИНН', 'Город', 'Статус'],
      [name, inn, city, 'да'],
    ],
    'utf-8',
    ';',
  );
  const report = writeCsv(
    join(folder, 'закупки.csv'),
    [
      ['Закупки, $'],
      ['ИНН', 'Янв 2026', '', 'Фев 2026', ''],
      ['', 'Принтеры', 'ЗИП', 'Принтеры', 'ЗИП'],
      [inn, '1', '2', '', '3,5'],
    ],
    'utf-8',
    ';',
  );
  const { batchId } = await run([report, register]);
  expect(readStats(db).purchases).toMatchObject({ facts: 3, resellers: 1 });
  expect(await undo(batchId)).toMatchObject({ removed: 1, kept: [] });
  expect(purchaseState(db)).toEqual(nothing);
});

test('an import that is stopped is taken back at once', async () => {
  const { db, run, report } = purchaseData();
  const nothing = purchaseState(db);
  const stop = new AbortController();
  const running = run(await report(first), {
    signal: stop.signal,
    onProgress: (_file, { phase }) => {
      if (phase === 'writing') stop.abort();
    },
  });
  await expect(running).rejects.toMatchObject({ code: 'import/cancelled' });
  expect(purchaseState(db)).toEqual(nothing);
});
