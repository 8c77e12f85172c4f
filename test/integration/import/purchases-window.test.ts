import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { RowVerdict } from '#contract/import.ts';
import type { DataContext } from '#electron/data/context.ts';
import { createImportHandlers } from '#electron/data/import/handlers.ts';
import { createBonusHandlers } from '#electron/data/bonus/handlers.ts';
import { UndoStack } from '#electron/data/reseller/undo-stack.ts';
import { sampleRates } from '#test/support/bonus/rates.ts';
import type { Rights } from '#domain/access/rights.ts';
import { administrator, openTestCentre } from '#test/support/centre.ts';
import { testContext } from '#test/support/data-context.ts';
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
  const context = testContext(data, {
    resolveGrant: (token) => ({ path: join(data.folder, token), name: token }),
    ...parts,
  });
  const handlers = createImportHandlers(context, new UndoStack(context));
  const open = async () => {
    const session = await handlers['import-open']({ token: 'p.xlsx' });
    onTestFinished(async () => void (await handlers['import-close'](session)));
    return session;
  };
  return { ...data, context, handlers, open };
}

test('a report goes from its columns over the preview to points that it earns, and back', async () => {
  const { db, pks, context, handlers, open } = await opened();
  const { sessionId, kind, mapping } = await open();
  expect(kind).toBe('purchases');
  expect(mapping).toMatchObject({ headerFrom: 3, headerTo: 4 });
  const columns = mapping.columns.map(({ column, field }) => ({ column, field }));
  expect(columns.map(({ field }) => field)).toEqual([
    ...['name', 'inn', 'amount', 'amount', 'amount', 'amount', 'total'],
  ]);
  const { counts } = await handlers['import-check']({ sessionId, sheet: 0, headerTo: 4, columns });
  expect(counts).toMatchObject({ new: 1, unknown: 1, error: 1, decide: 0, total: 3 });
  const rowsOf = async (verdict: RowVerdict | null) =>
    (await handlers['import-rows']({ sessionId, verdict, from: 0, count: 10 })).rows;
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
  const rights = new Set(['add', 'edit', 'delete']);
  const may: DataContext['may'] = (area, right) => area !== 'purchases' || rights.has(right);
  const { handlers, open, run, report, db } = await opened({ may });
  const refused = (right: string) => ({
    code: 'access/denied',
    details: { area: 'purchases', right },
  });
  const { sessionId, mapping } = await open();
  const columns = mapping.columns.map(({ column, field }) => ({ column, field }));
  await handlers['import-check']({ sessionId, sheet: 0, headerTo: 4, columns });
  rights.delete('edit');
  await expect(handlers['import-run']({ sessionId })).rejects.toMatchObject(refused('edit'));
  rights.delete('add');
  await expect(open()).rejects.toMatchObject(refused('add'));
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
  rights.delete('delete');
  await expect(handlers['import-undo']({ batchPk: batch?.pk ?? 0 })).rejects.toMatchObject(
    refused('delete'),
  );
  expect(purchaseLines(db)).toHaveLength(1);
});

test('what was not taken in comes back under its own header with the reason', async () => {
  const { handlers, open, folder, run } = await opened();
  const { sessionId, mapping } = await open();
  const columns = mapping.columns.map(({ column, field }) => ({ column, field }));
  await handlers['import-check']({ sessionId, sheet: 0, headerTo: 4, columns });
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
