import { join } from 'node:path';
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { readStats } from '#db/repositories/stats.ts';
import { addLookAlikes, mutationCount, temporaryData } from '#test/support/import/data-file.ts';
import { expected, legacy } from '#test/support/import/legacy.ts';
import {
  firstLines as lines,
  firstSums as first,
  purchaseData,
  purchaseLines,
} from '#test/support/import/purchase-data.ts';
import { mistyped, testBuyer } from '#test/support/import/purchase-report.ts';
import { writeCsv, writeXlsx } from '#test/support/import/write-register.ts';
import { addReseller, person } from '#test/support/resellers.ts';

test('reads the real report as a careful person does, and nothing more the second time', async () => {
  const { db, run } = temporaryData();
  const { purchases } = expected;
  const paths = [join(legacy, purchases.file), join(legacy, expected.resellers.file)];
  const { files } = await run(paths);
  expect(files[1]).toMatchObject({
    kind: 'purchases',
    rows: purchases.partners,
    created: purchases.partners,
    rejected: [],
    undecided: [],
    unattached: [],
  });
  const [january, february, march] = purchases.monthTotals;
  const months = { '2011-01': january, '2011-02': february, '2011-03': march };
  const { purchases: stats } = readStats(db);
  expect(stats).toEqual({
    facts: purchases.facts,
    resellers: purchases.partners,
    monthTotals: months,
    byCurrency: { USD: months },
  });
  const ofInn = db.prepare<[string], { month: string; group: string; minor: number }>(
    `SELECT p.month, p.product_group AS "group", p.amount_minor AS minor
     FROM purchase p JOIN reseller r ON r.pk = p.reseller_pk WHERE r.inn = ?`,
  );
  for (const { inn, facts } of purchases.sample) {
    const wanted = facts.map(({ month, group, thousands }) => ({
      ...{ month, group },
      minor: Math.round(thousands * 100_000),
    }));
    expect(new Set(ofInn.all(inn))).toEqual(new Set(wanted));
  }
  const mutations = mutationCount(db);
  const again = await run(join(legacy, purchases.file));
  expect(again.files[0]).toMatchObject({ created: 0, updated: 0, unchanged: purchases.partners });
  expect(mutationCount(db)).toBe(mutations);
});

test('a row goes by INN, then by name; two candidates and a hyphen wait, a stranger is reported', async () => {
  const { folder, db, writer, run } = purchaseData();
  writer.transaction(person, (tx) => {
    addLookAlikes(tx);
    addReseller(tx, { name: 'Ромашка', legalForm: 'ЗАО', city: 'Тула' });
  });
  const { inn } = testBuyer(0);
  const path = writeCsv(
    join(folder, 'r.csv'),
    [
      ['Закупки, руб.'],
      ['Партнёр', 'ИНН', 'Город', 'Январь 2026', '', 'Февраль 2026', ''],
      ['', '', '', 'Принтеры', 'МФУ', 'Принтеры', 'МФУ'],
      ['Кто угодно', inn.replace(/^0/, ''), '', '1', '', '', ''],
      ['"ЕЛКА" ООО (Тула)', '', '', '2', '', '', ''],
      ['ООО Парус', '', '', '3', '', '', ''],
      ['ООО Парус', '', 'Тверь', '4', '', '', ''],
      ['ООО Альфа Вектор', '', '', '5', '', '', ''],
      ['ООО Ромашка', '', 'Тула', '6', '', '', ''],
      ['ООО Неведомая', '', 'Тула', '7', '', '', ''],
      ['ЗАО Ромашкка', '', 'Тула', '10', '', '', ''],
      ['ЗАО Ромашкка', '', 'Тверь', '11', '', '', ''],
      ['ООО Чужая', testBuyer(77).inn, '', '8', '', '', ''],
      ['ООО Опечатка', mistyped(inn), '', '9', '', '', ''],
    ],
    'windows-1251',
    ';',
  );
  const { files } = await run(path);
  expect(files[0]).toMatchObject({
    rows: 11,
    created: 3,
    undecided: [
      { row: 6, why: 'several' },
      { row: 8, why: 'spelling' },
      { row: 11, why: 'spelling' },
    ],
    // The name of row 12 is like one in another city.
    unattached: [{ row: 9 }, { row: 10 }, { row: 12 }, { row: 13, inn: testBuyer(77).inn }],
    rejected: [{ row: 14, code: 'inn-checksum' }],
  });
  expect(purchaseLines(db)).toEqual([
    'Ёлка 2026-01 Принтеры 200 RUB',
    'Вектор 0 2026-01 Принтеры 100 RUB',
    'Парус 2026-01 Принтеры 400 RUB',
  ]);
});

test('totals that do not add up are told, and such a row is not taken', async () => {
  const { folder, db, run } = purchaseData();
  const [a, b] = [testBuyer(0), testBuyer(1)];
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Янв-Фев');
  sheet.addRows([
    ['Отчёт по закупкам, тыс. руб.'],
    ['ИНН', 'Контрагент', 'Янв.26', null, 'Фев.26', null, 'Всего'],
    [null, null, 'Картриджи', 'МФУ', 'Картриджи', 'МФУ', null],
    [Number(a.inn), a.name, 1.001, 2.002, '3,003', null, 6.006],
    [b.inn, b.name, 1, 2, 3, 4, 11],
    ['Итого', null, 2.001, 4.002, 6.003, 4.5, 16.006],
  ]);
  sheet.mergeCells('C2:D2');
  sheet.mergeCells('E2:F2');
  const path = join(folder, 'r.xlsx');
  await workbook.xlsx.writeFile(path);
  const { files } = await run(path);
  expect(files[0]?.rejected).toMatchObject([
    { row: 5, column: 'Всего', cell: 'G5', code: 'row-total', value: '11' },
    { row: 6, cell: 'F6', code: 'column-total', value: '4.5' },
    { row: 6, cell: 'G6', code: 'column-total', value: '16.006' },
  ]);
  expect(files[0]).toMatchObject({ rows: 3, created: 1 });
  expect(purchaseLines(db)).toEqual([
    'Вектор 0 2026-01 Картриджи 100100 RUB',
    'Вектор 0 2026-01 МФУ 200200 RUB',
    'Вектор 0 2026-02 Картриджи 300300 RUB',
  ]);
});

test('one place with two sums in a file waits, an equal row counts once', async () => {
  const { folder, db, run } = purchaseData();
  const [a, b] = [testBuyer(0), testBuyer(1)];
  const list = (inn: string, sum: string) => [inn, 'Принтеры', '01.2026', sum];
  const path = await writeXlsx(join(folder, 'r.xlsx'), [
    {
      name: 'A',
      rows: [
        ['ИНН', 'Товарная группа', 'Месяц', 'Сумма закупок'],
        list(a.inn, '1 500,25'),
        list(a.inn, '1 500,25'),
        list(b.inn, '10'),
        list(b.inn, '20'),
      ],
    },
  ]);
  expect((await run(path)).files[0]).toMatchObject({
    created: 1,
    duplicates: [{ rows: [2, 3], inn: a.inn }],
    undecided: [
      { row: 4, why: 'twice' },
      { row: 5, why: 'twice' },
    ],
  });
  expect(purchaseLines(db)).toEqual(['Вектор 0 2026-01 Принтеры 150025 RUB']);
});

test('what was entered by hand is not counted twice, and another sum waits', async () => {
  const { db, writer, run, report, pks } = purchaseData();
  const [alpha = 0, beta = 0] = pks;
  const byHand = { month: '2025-11', productGroup: 'принтеры', currency: 'USD' };
  writer.transaction(person, (tx) => {
    tx.create('purchase', { resellerPk: alpha, ...byHand, amountMinor: 10_000_00 });
    tx.create('purchase', { resellerPk: beta, ...byHand, amountMinor: 5 });
  });
  const { files } = await run(await report(first));
  expect(files[0]).toMatchObject({ updated: 1, undecided: [{ row: 7, why: 'differs' }] });
  expect(purchaseLines(db)).toEqual([
    lines[1],
    'Вектор 0 2025-11 принтеры 1000000 USD',
    lines[2],
    'Вектор 1 2025-11 принтеры 5 USD',
  ]);
});
