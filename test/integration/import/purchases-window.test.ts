import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DataContext } from '#electron/data/context.ts';
import { createBonusHandlers } from '#electron/data/bonus/handlers.ts';
import { UndoStack } from '#electron/data/reseller/undo-stack.ts';
import { sampleRates } from '#test/support/bonus/rates.ts';
import type { Rights } from '#domain/access/rights.ts';
import { administrator, openTestCentre } from '#test/support/centre.ts';
import { denied, importWindow, rightsBut } from '#test/support/import/import-window.ts';
import { purchaseData, purchaseLines } from '#test/support/import/purchase-data.ts';
import { testBuyer } from '#test/support/import/purchase-report.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';

const known = testBuyer(0);
const rows = [
  ['Закупки, руб.'],
  ['Дистрибьютор', 'Мерлион'],
  ['Партнёр', 'ИНН', 'Ноя 2025', null, 'Дек 2025', null, 'Итого'],
  [null, null, 'Принтеры', 'Мебель', 'Принтеры', 'Мебель', null],
  [known.name, known.inn, 900_000, null, 1000.5, null, 901_000.5],
  [testBuyer(1).name, testBuyer(1).inn, 5, null, null, null, 6],
  ['ООО Чужая', testBuyer(77).inn, null, 200_000, null, null, 200_000],
  ['Всего', null, 900_005, 200_000, 1000.5, null, 1_101_006.5],
];

async function opened(parts: Partial<DataContext> = {}) {
  const data = purchaseData();
  await writeXlsx(join(data.folder, 'p.xlsx'), [{ name: 'Лист1', rows }]);
  return { ...data, ...importWindow(data, parts) };
}

test('a report goes from its columns over the preview to points that it earns, and back', async () => {
  const { db, pks, context, handlers, open } = await opened();
  const { sessionId, kind, mapping, columns, check, rowsOf } = await open('p.xlsx');
  expect(kind).toBe('purchases');
  expect(mapping).toMatchObject({ headerFrom: 3, headerTo: 4 });
  expect(columns.map(({ field }) => field)).toEqual([
    ...['name', 'inn', 'amount', 'amount', 'amount', 'amount', 'total'],
  ]);
  const { counts } = await check();
  expect(counts).toMatchObject({ new: 1, unknown: 1, error: 1, decide: 0, total: 3 });
  expect(await rowsOf('new')).toMatchObject([
    {
      row: 5,
      changes: [
        {
          field: 'amount',
          oldValue: '',
          newValue: '90000000 RUB',
          column: 2,
          place: { month: '2025-11', productGroup: 'Принтеры' },
        },
        { newValue: '100050 RUB', column: 4 },
      ],
    },
  ]);
  expect(await rowsOf('error')).toMatchObject([
    { row: 6, problems: [{ column: 6, code: 'row-total', value: '6' }] },
  ]);
  // Mended in place the row adds up, and the total below it does not any more.
  const mend = { sessionId, row: 6, column: 2, value: '6' };
  expect(await handlers['import-mend'](mend)).toMatchObject({
    row: { verdict: 'new' },
    counts: { new: 2, error: 1, total: 4 },
  });
  expect(await rowsOf('error')).toMatchObject([
    { row: 8, problems: [{ column: 2, code: 'column-total', value: '900005' }] },
  ]);
  const total = { sessionId, row: 8, column: 2, value: '900 006,00' };
  expect(await handlers['import-mend'](total)).toMatchObject({ counts: { new: 2, error: 0 } });
  const stranger = { sessionId, row: 7, column: 1, value: testBuyer(2).inn };
  expect(await handlers['import-mend'](stranger)).toMatchObject({
    row: { verdict: 'new' },
    counts: { new: 3, unknown: 0, total: 3 },
  });
  const result = await handlers['import-run']({ sessionId });
  expect(result).toMatchObject({ created: 3, rejected: 0, unattached: 0 });
  expect(purchaseLines(db)).toEqual([
    'Вектор 0 2025-11 Принтеры 90000000 RUB',
    'Вектор 0 2025-12 Принтеры 100050 RUB',
    'Вектор 1 2025-11 Принтеры 600 RUB',
    'Вектор 2 2025-11 Мебель 20000000 RUB',
  ]);

  const bonus = createBonusHandlers(context, new UndoStack(context));
  await bonus['rate-create']({ validFrom: '2025-01', table: sampleRates });
  const month = '2025-11';
  const list = await bonus['purchase-list']({ month });
  expect(list).toMatchObject({ count: 3, months: ['2025-12', '2025-11'] });
  expect(list.purchases.map(({ distributor }) => distributor)).toContain('Мерлион');
  const preview = await bonus['posting-preview']({ month });
  // 900 thousand × 5 points; furniture earns nothing.
  expect(preview).toMatchObject({
    points: 4500,
    entries: 1,
    reasons: { group: 1, 'too-small': 1 },
  });
  const { points, digest } = preview;
  const posting = await bonus['posting-post']({ month, points, digest });
  expect(await handlers['import-undo']({ batchPk: result.batchPk })).toMatchObject({
    kept: [{ pk: pks[0], fields: ['bonus-entry'] }],
  });
  expect(purchaseLines(db)).toEqual(['Вектор 0 2025-11 Принтеры 90000000 RUB']);
  expect(posting).toMatchObject({ entries: 1 });
});

test('who may is told to somebody who may only import', async () => {
  const centre = openTestCentre();
  const clerk = { ...administrator, login: 'orlov', name: 'Орлов Пётр', group: 'operator' };
  await centre.add(administrator);
  await centre.add(clerk);
  const rights: Rights = { import: ['view', 'add'], resellers: ['view'] };
  await centre.ask('group-patch', { pk: (await centre.group('operator')).pk, rights });
  await centre.ask('session-sign-out', {});
  await centre.signIn(clerk);
  await writeXlsx(join(centre.folder, 'p.xlsx'), [{ name: 'Лист1', rows }]);
  await expect(centre.ask('import-open', { token: 'p.xlsx' })).rejects.toMatchObject({
    code: 'access/denied',
    details: { area: 'purchases', right: 'add', groups: 'manager administrator' },
  });
});

test('it takes the right to purchases beside the right to import', async () => {
  const refusing = new Set(['purchases view']);
  const { handlers, open, run, report, db } = await opened({ may: rightsBut(refusing) });
  const { sessionId, check } = await open('p.xlsx');
  await check();
  refusing.add('purchases edit');
  await expect(handlers['import-run']({ sessionId })).rejects.toMatchObject(
    denied('purchases', 'edit'),
  );
  refusing.add('purchases add');
  await expect(open('p.xlsx')).rejects.toMatchObject(denied('purchases', 'add'));
  expect(purchaseLines(db)).toEqual([]);
  const { batchId } = await run(
    await report([
      [
        [1_00, 0],
        [0, 0],
      ],
    ]),
  );
  const [batch] = await handlers['import-batches']({});
  expect(batch?.id).toBe(batchId);
  refusing.add('purchases delete');
  await expect(handlers['import-undo']({ batchPk: batch?.pk ?? 0 })).rejects.toMatchObject(
    denied('purchases', 'delete'),
  );
  expect(purchaseLines(db)).toHaveLength(1);
});

test('what was not taken in comes back under its own header with the reason', async () => {
  const { handlers, open, folder, run } = await opened();
  const { sessionId, check } = await open('p.xlsx');
  await check();
  await handlers['import-run']({ sessionId });
  const token = 'errors.xlsx';
  expect(await handlers['import-errors-save']({ sessionId, token, language: 'ru' })).toEqual({
    rows: 2,
  });
  // It is a report again: the stranger is still unknown, the wrong total still wrong.
  const { files } = await run(join(folder, token));
  expect(files[0]).toMatchObject({
    kind: 'purchases',
    unattached: [{ inn: testBuyer(77).inn }],
    rejected: [{ row: 5, code: 'row-total' }],
  });
});
