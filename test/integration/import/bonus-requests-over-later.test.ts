import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BonusLedger } from '#db/repositories/bonus-ledger.ts';
import { ImportBatches } from '#db/repositories/import-batches.ts';
import { ImportWriter } from '#db/repositories/import-writer.ts';
import { completeValues } from '#domain/import/bonus-requests/request-record.ts';
import { takeRequestStep } from '#electron/data/bonus/request-step.ts';
import { rollbackUnfinishedBatches } from '#electron/data/import/rollback.ts';
import { testContext } from '#test/support/data-context.ts';
import { mutationCount } from '#test/support/import/data-file.ts';
import {
  listRow,
  requestData,
  requestLines,
  requestPk,
  requestState,
} from '#test/support/import/request-list.ts';
import { testBuyer } from '#test/support/import/purchase-report.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';
import { person } from '#test/support/resellers.ts';

const first = [
  listRow('Б-1', 0),
  listRow('Б-2', 0, { 7: null, 5: 'курсы' }),
  listRow('Б-3', 1, { 7: 'нет' }),
];

/** Gives points to a reseller and submits a draft of it, as a person does in the window. */
function submit(data: ReturnType<typeof requestData>, requestPk: number): void {
  const { db, writer, pks } = data;
  const context = testContext(data);
  writer.transaction(person, (tx) => {
    const [resellerPk = 0] = pks;
    tx.create('bonus-entry', { resellerPk, kind: 'accrual', points: 1000, at: Date.now() });
    const details = JSON.stringify({ course: 'Принтеры', participants: 'Иванов' });
    tx.patch('bonus-request', requestPk, { details });
    takeRequestStep(tx, context, requestPk, 'submit');
  });
  expect(db.prepare('SELECT state FROM bonus_request WHERE pk = ?').pluck().get(requestPk)).toBe(
    'submitted',
  );
}

function available({ db, pks: [resellerPk = 0] }: ReturnType<typeof requestData>): number {
  return new BonusLedger(db).account(resellerPk, '2026-01-01').available;
}

test('an edited list changes only what was edited, and the undo brings back every value', async () => {
  const { db, run, list, undo } = requestData();
  await run(await list(first));
  const before = requestState(db);
  const edited = [
    listRow('Б-1', 0),
    listRow('Б-2', 0, { 6: 400, 7: 'да', 8: '02.02.10', 5: 'курсы' }),
    listRow('Б-3', 1, { 7: 'нет' }),
    listRow('Б-4', 1),
  ];
  const mutations = mutationCount(db);
  const second = await run(await list(edited));
  expect(second.files[0]).toMatchObject({ created: 1, updated: 1, unchanged: 2 });
  expect(mutationCount(db)).toBe(mutations + 2);
  expect(requestLines(db)).toEqual([
    'Б-1 2010-01-26 Вектор 0 education 350 fulfilled',
    'Б-2 2010-01-26 Вектор 0 education 400 fulfilled',
    'Б-3 2010-01-26 Вектор 1 education 350 declined',
    'Б-4 2010-01-26 Вектор 1 education 350 fulfilled',
  ]);
  expect(await undo(second.batchId)).toMatchObject({ restored: 2, kept: [] });
  expect(requestState(db)).toEqual(before);
  expect((await run(await list(edited))).files[0]).toMatchObject({ created: 1, updated: 1 });
});

test('a list that lacks a column keeps what an earlier one has said in it', async () => {
  const { db, folder, run, list } = requestData();
  await run(await list([listRow('Б-1', 0, { 5: 'курсы', 8: '28.01.10' })]));
  const before = requestState(db);
  const { inn } = testBuyer(0);
  const rows = [
    ['№ заявки', 'Дата', 'ИНН', 'Вид расходования', 'Баллы', 'Согласовано'],
    ['Б-1', '26.01.2010', inn, 'Обучение', '350 б.', 'согл.'],
  ];
  const path = await writeXlsx(join(folder, 'short.xlsx'), [{ name: 'A', rows }]);
  expect((await run(path)).files[0]).toMatchObject({ unchanged: 1 });
  expect(requestState(db)).toEqual(before);
});

test('what a person has changed since stays, in the next import and in the undo', async () => {
  const data = requestData();
  const { db, writer, run, list, undo, pks } = data;
  const { batchId } = await run(await list(first));
  writer.transaction(person, (tx) => {
    tx.patch('bonus-request', requestPk(db, 'Б-1'), { points: 42 });
    tx.remove('bonus-request', requestPk(db, 'Б-3'));
  });
  // The same file again brings back neither.
  expect((await run(await list(first))).files[0]).toMatchObject({ unchanged: 3 });
  const edited = [
    listRow('Б-1', 0, { 6: 500 }),
    listRow('Б-2', 0, { 7: 'да', 5: 'курсы' }),
    listRow('Б-3', 1, { 7: 'нет', 6: 700 }),
  ];
  const second = await run(await list(edited));
  expect(second.files[0]).toMatchObject({
    updated: 1,
    undecided: [
      { row: 2, why: 'request-differs' },
      { row: 4, why: 'request-differs' },
    ],
  });
  const lines = [
    'Б-1 2010-01-26 Вектор 0 education 42 fulfilled',
    'Б-2 2010-01-26 Вектор 0 education 350 fulfilled',
  ];
  expect(requestLines(db)).toEqual(lines);
  await undo(second.batchId);
  expect(await undo(batchId)).toMatchObject({
    restored: 1,
    kept: [{ pk: pks[0], fields: ['bonus-request'] }],
  });
  expect(requestLines(db)).toEqual(lines.slice(0, 1));
});

test('a request on which points rest is changed neither by an import nor by its undo', async () => {
  const data = requestData();
  const { db, run, list, undo, pks } = data;
  const { batchId } = await run(await list(first));
  const second = await run(
    await list([listRow('Б-1', 0), listRow('Б-2', 0, { 7: null, 6: 300, 5: 'курсы' })]),
  );
  expect(second.files[0]).toMatchObject({ updated: 1 });
  submit(data, requestPk(db, 'Б-2'));
  expect(available(data)).toBe(700);
  const third = await run(await list([listRow('Б-2', 0, { 7: null, 6: 200, 5: 'курсы' })]));
  expect(third.files[0]).toMatchObject({ undecided: [{ row: 2, why: 'request-spent' }] });
  expect(await undo(second.batchId)).toMatchObject({
    kept: [{ pk: pks[0], fields: ['bonus-entry'] }],
  });
  expect(await undo(batchId)).toMatchObject({
    kept: [{ pk: pks[0], fields: ['bonus-entry'] }],
  });
  expect(requestLines(db)).toEqual(['Б-2 2010-01-26 Вектор 0 education 300 submitted']);
  expect(available(data)).toBe(700);
});

test('what was entered by hand is not taken twice, and another word waits', async () => {
  const { db, writer, run, list, pks } = requestData();
  const [resellerPk = 0] = pks;
  writer.transaction(person, (tx) => {
    const told = { requestedOn: '2010-01-26', kind: 'education', points: 350 };
    const submittedAt = Date.UTC(2010, 0, 26, 9);
    for (const number of ['Б-1', 'Б-2']) {
      const values = completeValues({ number, ...told, submittedAt, state: 'fulfilled' });
      tx.create('bonus-request', { resellerPk, ...values });
    }
  });
  const { files } = await run(await list([listRow('Б-1', 0), listRow('Б-2', 0, { 6: 400 })]));
  expect(files[0]).toMatchObject({
    created: 0,
    unchanged: 1,
    undecided: [{ row: 3, why: 'request-differs' }],
  });
  expect(requestLines(db)).toHaveLength(2);
});

test('what a person enters or changes while the file is read is left for a person', async () => {
  const { db, writer, run, list, pks } = requestData();
  await run(await list([listRow('Б-1', 0)]));
  const [resellerPk = 0] = pks;
  const batch = new ImportBatches(db).begin({
    ...{ kind: 'bonus-requests', fileName: 'x', digests: ['x'], actor: 'importer' },
    ...{ processId: 1, now: 1 },
  });
  const importWriter = new ImportWriter(db, batch.pk, 'bonus-requests');
  const pk = requestPk(db, 'Б-1');
  const says = completeValues({
    ...{ number: 'Б-2', requestedOn: '2010-01-26', kind: 'education', points: 350 },
  });
  writer.transaction(person, (tx) => {
    tx.patch('bonus-request', pk, { points: 42 });
    tx.create('bonus-request', { resellerPk, ...says });
  });
  const key = 'б 2|2010';
  const changes = [{ field: 'points' as const, oldValue: 350, newValue: 500 }];
  writer.transaction({ actor: 'importer', batchPk: batch.pk }, (tx) => {
    importWriter.write(tx, {
      ...{ op: 'bonus-requests', pk: resellerPk, row: 0 },
      steps: [
        { row: 0, key: 'б 1|2010', says, step: 'change', pk, changes },
        { row: 1, key, says, step: 'create' },
        { row: 2, key: 'б 3|2010', says: { ...says, number: 'Б-3' }, step: 'create' },
      ],
    });
  });
  expect(importWriter.left).toEqual([0, 1]);
  expect(requestLines(db).map((line) => line.slice(0, 3))).toEqual(['Б-1', 'Б-2', 'Б-3']);
  // The process that wrote this is gone: its batch is taken back whole.
  const later = Date.now() + 1;
  expect(rollbackUnfinishedBatches(db, writer, later)).toEqual([{ fileName: 'x', rows: 1 }]);
  expect(requestLines(db).map((line) => line.slice(0, 3))).toEqual(['Б-1', 'Б-2']);
});

test('a register and its list in one batch go back together', async () => {
  const { db, folder, run, list, undo } = requestData();
  const { inn } = testBuyer(9);
  const register = await writeXlsx(join(folder, 'r.xlsx'), [
    {
      name: 'A',
      rows: [
        ['Наименование', 'ИНН', 'Город'],
        ['ООО «Новая»', inn, 'Тула'],
      ],
    },
  ]);
  const { files, batchId } = await run([await list([listRow('Б-1', 9)]), register]);
  expect(files).toMatchObject([
    { kind: 'resellers', created: 1 },
    { kind: 'bonus-requests', created: 1 },
  ]);
  expect(await undo(batchId)).toMatchObject({ removed: 1, kept: [] });
  expect(requestLines(db)).toEqual([]);
});
