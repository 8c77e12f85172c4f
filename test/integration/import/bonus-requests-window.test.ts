import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DataContext } from '#electron/data/context.ts';
import { denied, importWindow, rightsBut } from '#test/support/import/import-window.ts';
import { testBuyer } from '#test/support/import/purchase-report.ts';
import { listRow, requestData, requestLines } from '#test/support/import/request-list.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';

const rows = [
  listRow('Б-1', 0, { 7: 'Гришина' }),
  listRow('Б-2', 0, { 7: 'Гришина', 4: 'прочее' }),
  listRow('Б-3', 0, { 7: 'да' }),
  listRow('Б-4', 77, { 7: null }),
];
const colours = { H3: 'FF0000', H4: 'FF0000', H5: '92D050' };

async function opened(parts: Partial<DataContext> = {}) {
  const data = requestData();
  await data.list(rows, colours, 'b.xlsx');
  return { ...data, ...importWindow(data, parts) };
}

test('a list goes from its columns over the preview to requests, and back', async () => {
  const { db, handlers, open } = await opened();
  const { sessionId, kind, columns, check, rowsOf } = await open('b.xlsx');
  expect(kind).toBe('bonus-requests');
  expect(columns.map(({ field }) => field)).toEqual([
    ...['requestNumber', 'requestedOn', 'name', 'inn', 'requestKind', 'note', 'points'],
    ...['approval', 'decidedOn'],
  ]);
  expect((await check()).counts).toMatchObject({ new: 1, unknown: 1, error: 2, total: 4 });
  expect(await rowsOf('new')).toMatchObject([
    { row: 2, changes: [{ field: 'bonus-request', newValue: 'Б-1' }] },
  ]);
  expect(await rowsOf('error')).toMatchObject([
    { row: 3, problems: [{ column: 4, field: 'requestKind', code: 'kind', value: 'прочее' }] },
    { row: 4, problems: [{ column: 7, field: 'approval', code: 'approval', value: 'да' }] },
  ]);
  // A cell that a person writes anew has no colour any more; beside it the colour stays.
  await handlers['import-mend']({ sessionId, row: 4, column: 7, value: 'да' });
  const mended = await handlers['import-mend']({ sessionId, row: 3, column: 4, value: 'реклама' });
  expect(mended).toMatchObject({ row: { verdict: 'new' }, counts: { new: 3, error: 0 } });
  const { batchPk } = await handlers['import-run']({ sessionId });
  expect(requestLines(db)).toEqual([
    'Б-1 2010-01-26 Вектор 0 education 350 fulfilled',
    'Б-2 2010-01-26 Вектор 0 advertising 350 declined',
    'Б-3 2010-01-26 Вектор 0 education 350 fulfilled',
  ]);
  expect(await handlers['import-undo']({ batchPk })).toMatchObject({ restored: 1, kept: [] });
  expect(requestLines(db)).toEqual([]);
});

test('what changes is told field by field', async () => {
  const { list, run, open } = await opened();
  await run(await list([listRow('Б-1', 0, { 7: 'нет', 6: 400, 5: 'курсы' })]));
  const { check, rowsOf } = await open('b.xlsx');
  await check();
  expect(await rowsOf('changed')).toMatchObject([
    {
      row: 2,
      changes: [
        { field: 'points', oldValue: '400', newValue: '350' },
        { field: 'approval', oldValue: 'declined', newValue: 'fulfilled' },
        { field: 'note', oldValue: 'курсы', newValue: '' },
        { field: 'decidedBy', oldValue: '', newValue: 'Гришина' },
      ],
    },
  ]);
});

test('columns that nothing says anything of can be chosen, and make a list of any table', async () => {
  const { db, folder, handlers, open } = await opened();
  const { name, inn } = testBuyer(0);
  const table = [
    ['Альфа', 'Бета', 'Гамма', 'Дельта', 'Эпсилон'],
    ...Array.from({ length: 4 }, (_, at) => [`Б-${String(at)}`, name, inn, at + 1, 'обучение']),
  ];
  await writeXlsx(join(folder, 't.xlsx'), [{ name: 'A', rows: table }]);
  const { kind, sessionId, check } = await open('t.xlsx');
  expect(kind).not.toBe('bonus-requests');
  const of = (fields: readonly string[]) =>
    fields.map((field, column) => ({ column, field })) as Parameters<typeof check>[0];
  await expect(
    check(of(['requestNumber', 'name', 'inn', 'points', 'ignore'])),
  ).rejects.toMatchObject({ code: 'import/columns-missing' });
  await check(of(['requestNumber', 'name', 'inn', 'points', 'requestKind']));
  expect(await handlers['import-run']({ sessionId })).toMatchObject({ created: 4 });
  const states = db.prepare('SELECT state, points FROM bonus_request ORDER BY number').all();
  expect(states).toEqual([1, 2, 3, 4].map((points) => ({ state: 'draft', points })));
});

test('the workbook of what was not taken in says in words what only colours had said', async () => {
  const { db, folder, handlers, open, run } = await opened();
  const { sessionId, check } = await open('b.xlsx');
  await check();
  const token = 'errors.xlsx';
  expect(await handlers['import-errors-save']({ sessionId, token, language: 'ru' })).toEqual({
    rows: 3,
  });
  const again = await open(token);
  await again.check();
  const cells = (await again.rowsOf(null)).map((row) => [row.cells[7], row.verdict]);
  expect(cells).toEqual([
    ['нет, Гришина', 'error'],
    // Nobody has chosen between word and colour: it waits still.
    ['красный, да', 'error'],
    ['да', 'unknown'],
  ]);
  await handlers['import-mend']({
    ...{ sessionId: again.sessionId, row: 2, column: 4, value: 'реклама' },
  });
  await handlers['import-run']({ sessionId: again.sessionId });
  expect(requestLines(db)).toEqual(['Б-2 2010-01-26 Вектор 0 advertising 350 declined']);
  expect((await run(join(folder, token))).files[0]).toMatchObject({ kind: 'bonus-requests' });
});

test('it takes the rights to requests and to their approval beside the right to import', async () => {
  const refusing = new Set<string>();
  const { handlers, open, list, run } = await opened({ may: rightsBut(refusing) });
  refusing.add('bonus-requests add');
  await expect(open('b.xlsx')).rejects.toMatchObject(denied('bonus-requests', 'add'));
  refusing.clear();
  const { sessionId, check } = await open('b.xlsx');
  await check();
  refusing.add('bonus-approvals edit');
  await expect(handlers['import-run']({ sessionId })).rejects.toMatchObject(
    denied('bonus-approvals', 'edit'),
  );
  refusing.clear();
  await run(await list([listRow('Б-1', 0)]));
  const [batch] = await handlers['import-batches']({});
  refusing.add('bonus-requests delete');
  await expect(handlers['import-undo']({ batchPk: batch?.pk ?? 0 })).rejects.toMatchObject(
    denied('bonus-requests', 'delete'),
  );
});
