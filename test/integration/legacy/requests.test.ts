import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OldRequestRows } from '#db/repositories/legacy/request-rows.ts';
import { requestsLayout } from '#electron/data/legacy/requests-layout.ts';
import { writeLegacy } from '#electron/data/legacy/write-legacy.ts';
import { dayInstant } from '#domain/import/day-instant.ts';
import { openForReading } from '#electron/cli/data-file.ts';
import { exportList } from '#electron/cli/export-command.ts';
import type { temporaryData } from '#test/support/import/data-file.ts';
import {
  listHeader,
  listRow,
  requestData,
  requestState,
  writeLists,
} from '#test/support/import/request-list.ts';
import { imported, nothingNew, writtenOld } from '#test/support/legacy/round-trip.ts';
import { readSheets } from '#test/support/read-sheets.ts';
import { person } from '#test/support/resellers.ts';

const rows = [
  listRow('Б-0001/10', 0),
  listRow('Б-0002/10', 1, { 1: '28.01.2010', 7: 'Гришина', 8: '02.02.2010' }),
  listRow('Б-0003/10', 2, { 4: 'демо-оборудование', 5: '=для "ёлки"', 7: 'нет' }),
  listRow('Б-0004/10', 0, { 1: '01.02.2010', 4: 'подарочные карты', 6: '1 250 б.', 7: null }),
  listRow('17', 1, { 1: '31.12.2009', 4: 'семинар', 5: '-10 %', 7: 'на рассм.' }),
  listRow('Б-0005/10', 0, { 1: '15.02.2010', 4: 'сувениры', 7: 'Ёлкина' }),
  listRow('', 2, { 1: '16.02.2010', 4: 'реклама', 5: 'x'.repeat(600), 7: '+', 8: '01.03.2010' }),
];
/** Ёлкина has refused: only the colour tells it. */
const red = { H7: 'FF0000' };

/** Lists of requests, imported: with days and, as another file, without them. */
async function anyRequests() {
  const data = requestData();
  const undated = [listHeader, listRow('Ш-1', 1), listRow('Ш-2', 2, { 7: 'отказ' })];
  const without = undated.map((cells) => cells.filter((_, at) => at !== 1));
  const path = join(data.folder, 'без даты.xlsx');
  await data.run([await data.list(rows, red), await writeLists(path, { Лист1: without })]);
  return data;
}

/** What is compared with an empty file: the row numbers are of its own. */
function told({ db }: ReturnType<typeof temporaryData>): readonly unknown[] {
  return db
    .prepare(
      `SELECT r.inn, q.number, q.kind, q.points, q.state, q.requested_on, q.details, q.submitted_at,
         q.decided_at, q.decided_by, q.fulfilled_at
       FROM bonus_request q JOIN reseller r ON r.pk = q.reseller_pk ORDER BY 1, 2, 6`,
    )
    .all();
}

test('requests come out as the old list and in again without a change, state and points as they were', async () => {
  const data = await anyRequests();
  const stored = requestState(data.db);
  expect(stored.requests).toHaveLength(9);
  const { path, rows: written } = await writtenOld(data, 'bonus-requests', 'requests.xlsx');
  expect(written).toBe(9);
  expect(await imported(data, path)).toEqual(nothingNew('bonus-requests', 9));
  expect(requestState(data.db)).toEqual(stored);
  const empty = requestData();
  await empty.run(path);
  expect(told(empty)).toEqual(told(data));
  const sheets = await readSheets(path);
  expect(Object.keys(sheets)).toEqual(['2009', '2010', 'Без даты']);
  expect(sheets['2010']?.[0]).toEqual(['Заявки на расходование бонусного фонда']);
  expect(sheets['2010']?.[3]?.slice(0, 2)).toEqual(['Б-0002/10', '28.01.2010']);
  expect(sheets['2010']?.filter(([first = '']) => first.startsWith('Итого'))).toEqual([
    ['Итого за 01.2010', '', '', '', '', '', '1050'],
    ['Итого за 02.2010', '', '', '', '', '', '1950'],
  ]);
});

test('requests that fill a sheet go on below the same header, and are read from both', async () => {
  const data = await anyRequests();
  const path = join(data.folder, 'long.xlsx');
  const layout = requestsLayout(new OldRequestRows(data.db), 'Europe/Moscow');
  await writeLegacy(path, layout, { rowsASheet: 5 });
  const sheets = await readSheets(path);
  const further = sheets['2010 (2)'] ?? [];
  expect(further.slice(0, 2)).toEqual(sheets['2010']?.slice(0, 2));
  expect(further[1]?.slice(0, 2)).toEqual(['№ заявки', 'Дата']);
  expect(further).toHaveLength(6);
  expect(await imported(data, path)).toEqual(nothingNew('bonus-requests', 9));
});

test('an .xls has no colours, and still says of each request what was decided', async () => {
  const data = await anyRequests();
  const { path } = await writtenOld(data, 'bonus-requests', 'requests.xls');
  const empty = requestData();
  expect(await imported(empty, path)).toMatchObject({ created: 9, rejected: [], undecided: [] });
  const state = ({ db }: ReturnType<typeof temporaryData>) =>
    db.prepare('SELECT number, state, points FROM bonus_request ORDER BY 1, 3').all();
  expect(state(empty)).toEqual(state(data));
});

/** Requests that nobody has imported, decided by somebody whose name no list would know for one. */
function decidedHere() {
  const data = requestData();
  const [resellerPk = 0] = data.pks;
  const [asked, decided] = [dayInstant('2010-12-09'), dayInstant('2010-12-20')];
  const request = {
    ...{ resellerPk, kind: 'education', details: '{}', requestedOn: '2010-12-09' },
    ...{ submittedAt: asked, decidedAt: decided, decidedBy: 'operator7' },
  };
  data.writer.transaction(person, (tx) => {
    const done = { state: 'fulfilled', fulfilledAt: decided } as const;
    tx.create('bonus-request', { ...request, ...done, number: 'Б-1/10', points: 350 });
    tx.create('bonus-request', { ...request, state: 'declined', number: 'Б-2/10', points: 70 });
    tx.create('bonus-request', { ...request, state: 'cancelled', number: 'Б-3/10', points: 40 });
  });
  return data;
}

test('who decided stays where the old list has room for the decision alone', async () => {
  const data = decidedHere();
  const stored = requestState(data.db).requests;
  const { path } = await writtenOld(data, 'bonus-requests', 'requests.xlsx');
  expect(await imported(data, path)).toMatchObject({ unchanged: 3, rejected: [], undecided: [] });
  expect(requestState(data.db).requests).toEqual(stored);
  const again = await imported(data, path);
  expect(again).toEqual(nothingNew('bonus-requests', 3));
});

test.each(['ru', 'en'] as const)('the plain list (%s) tells who decided', async (language) => {
  const data = decidedHere();
  const stored = requestState(data.db).requests;
  const to = join(data.folder, 'plain.xlsx');
  const db = openForReading(data.file);
  const options = { kind: 'bonus-requests', encoding: 'utf-8', to, language } as const;
  await exportList(db, data.file, { ...options, signal: undefined });
  db.close();
  expect(await imported(data, to)).toMatchObject({ unchanged: 3, rejected: [], undecided: [] });
  expect(requestState(data.db).requests).toEqual(stored);
  const empty = requestData();
  await empty.run(to);
  expect(told(empty)).toEqual(told(data));
});
