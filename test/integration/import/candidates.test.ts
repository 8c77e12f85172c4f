import { join } from 'node:path';
import { expect, test } from 'vitest';
import { denied, importWindow, rightsBut } from '#test/support/import/import-window.ts';
import { storedResellers } from '#test/support/import/data-file.ts';
import { interactionOf, logData, logLines, logState } from '#test/support/import/log-data.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';
import { person } from '#test/support/resellers.ts';

const call = (day: number, company: string, phone = ''): readonly string[] => [
  ...[`${String(day)}.07.2010`, '9:00', 'Хан', company, '', phone, 'вх.', 'Цены', '', '', '', ''],
];

/** Three spellings of one stranger, another one, one of two, and a reseller. */
const rows = [
  call(1, 'ЗАО Чужая (Псков)', '8 (8112) 12-34-56'),
  call(2, 'Чужая'),
  call(3, '"ЧУЖАЯ" ЗАО', '8 (8112) 12-34-57'),
  call(4, 'ИП Странник'),
  call(5, 'Парус'),
  call(6, 'Вектор'),
];

const strangers = (db: Parameters<typeof storedResellers>[0]) =>
  storedResellers(db).filter(({ name }) => name === 'Чужая' || name === 'Странник');

test('unknown companies become one candidate each, whose rows are theirs, and undo takes them back', async () => {
  const { db, run, log, undo } = logData();
  const path = await log(rows);
  const before = storedResellers(db);
  const tried = await run(path, { unknown: 'candidates', dryRun: true });
  expect(tried.files[0]).toMatchObject({ candidates: 2, unattached: [] });
  expect(storedResellers(db)).toEqual(before);

  const { files, batchId } = await run(path, { unknown: 'candidates' });
  expect(files[0]).toMatchObject({ created: 5, unattached: [], candidates: 2 });
  expect(files[0]?.undecided).toMatchObject([{ row: 6, why: 'several' }]);
  expect(strangers(db)).toMatchObject([
    { name: 'Странник', legalForm: 'ИП', status: 'candidate', city: null, phones: [] },
    {
      ...{ name: 'Чужая', legalForm: 'ЗАО', status: 'candidate', city: 'Псков' },
      phones: ['+78112123456', '+78112123457'],
    },
  ]);
  expect(logLines(db).filter((line) => line.includes('→ Чужая'))).toHaveLength(3);

  expect(await undo(batchId)).toMatchObject({ removed: 2, kept: [] });
  expect(storedResellers(db)).toEqual(before);
  expect(logState(db)).toEqual([]);
});

test('what an earlier import kept of a stranger is given to the candidate, and back by undo', async () => {
  const { db, run, log, undo } = logData();
  const path = await log(rows);
  await run(path);
  const before = logState(db);
  const { files, batchId } = await run(path, { unknown: 'candidates' });
  expect(files[0]).toMatchObject({ created: 0, updated: 4, candidates: 2 });
  expect(await undo(batchId)).toMatchObject({ removed: 2, kept: [] });
  expect(strangers(db)).toEqual([]);
  expect(logState(db)).toEqual(before);
});

test('a candidate that somebody has worked on since stays when the import is taken back', async () => {
  const { db, writer, run, log, undo } = logData();
  const { batchId } = await run(await log(rows), { unknown: 'candidates' });
  const { reseller_pk: pk } = db
    .prepare('SELECT reseller_pk FROM interaction WHERE pk = ?')
    .get(interactionOf(db, 'ИП Странник')) as { reseller_pk: number };
  writer.transaction(person, (tx) =>
    tx.create('note', { resellerPk: pk, text: 'Звонил', author: 'Хан', at: 0 }),
  );
  expect(await undo(batchId)).toMatchObject({ removed: 1, kept: [{ pk, fields: ['note'] }] });
});

test('the window makes candidates of them where that is chosen, and asks for the right to add resellers', async () => {
  const data = logData();
  const refused = new Set(['resellers add']);
  const { handlers, open } = importWindow(data, { may: rightsBut(refused) });
  const header = ['№ заявки', 'Дата', 'Партнер', 'ИНН', 'Город', 'Вид расходования', 'Баллы'];
  const request = (number: string, company: string, inn: string) => [
    ...[number, '26.01.10', company, inn, 'г. Псков', 'обучение', '350'],
  ];
  await writeXlsx(join(data.folder, 'r.xlsx'), [
    {
      name: 'Лист1',
      rows: [
        header,
        request('Б-1/10', 'ООО Чужая', '7736050003'),
        request('Б-2/10', 'Чужая ООО', ''),
        request('Б-3/10', 'Никто', ''),
      ],
    },
  ]);
  const { sessionId, check, rowsOf } = await open('r.xlsx');
  expect(await check()).toMatchObject({
    counts: { unknown: 3, toLoad: 0, companies: 2, withCandidates: 3 },
  });
  const [, , nobody] = await rowsOf('unknown');
  await handlers['import-decide']({
    ...{ sessionId, sheet: 0, row: nobody?.row ?? 0, resellerPk: null },
  });
  expect(await handlers['import-rejudge']({ sessionId })).toMatchObject({
    counts: { unknown: 3, companies: 1, withCandidates: 2 },
  });
  const refusedRun = handlers['import-run']({ sessionId, unknown: 'candidates' });
  await expect(refusedRun).rejects.toMatchObject(denied('resellers', 'add'));
  refused.clear();
  expect(await handlers['import-run']({ sessionId, unknown: 'candidates' })).toMatchObject({
    ...{ created: 2, unattached: 1, leftOut: 1, candidates: 1 },
  });
  expect(strangers(data.db)).toMatchObject([
    { name: 'Чужая', legalForm: 'ООО', inn: '7736050003', city: 'Псков', status: 'candidate' },
  ]);
});
