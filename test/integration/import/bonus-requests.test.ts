import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readStats } from '#db/repositories/stats.ts';
import { Tasks } from '#db/repositories/tasks.ts';
import { addLookAlikes, mutationCount, temporaryData } from '#test/support/import/data-file.ts';
import { expected, legacy } from '#test/support/import/legacy.ts';
import { mistyped, testBuyer } from '#test/support/import/purchase-report.ts';
import {
  listHeader,
  listRow,
  requestData,
  requestLines,
  writeLists,
  type ListCell,
} from '#test/support/import/request-list.ts';
import { writeCsv } from '#test/support/import/write-register.ts';
import { person } from '#test/support/resellers.ts';

const stored = { approved: 'fulfilled', rejected: 'declined', pending: 'draft' } as const;

test('reads the real list as a careful person does, and nothing more the second time', async () => {
  const { db, run } = temporaryData();
  const { bonusRequests: list } = expected;
  const { files } = await run([join(legacy, list.file), join(legacy, expected.resellers.file)]);
  expect(files[1]).toMatchObject({
    kind: 'bonus-requests',
    rows: list.total,
    created: list.total,
    duplicates: [],
    rejected: [],
    undecided: [],
    unattached: [],
    skipped: { subtotal: 12 },
  });
  const { total, by, points } = list;
  expect(readStats(db).bonusRequests).toEqual({ total, ...by, points });
  const byNumber = db.prepare<[string]>(
    `SELECT q.number AS no, r.inn, q.requested_on AS date, q.points, q.state
     FROM bonus_request q JOIN reseller r ON r.pk = q.reseller_pk WHERE q.number = ?`,
  );
  for (const { no, state, ...sample } of list.sample) {
    expect(byNumber.all(no)).toEqual([{ no, ...sample, state: stored[state] }]);
  }
  const mutations = mutationCount(db);
  const again = await run(join(legacy, list.file));
  expect(again.files[0]).toMatchObject({ created: 0, updated: 0, unchanged: total });
  expect(mutationCount(db)).toBe(mutations);
});

test('what was decided long ago touches no account and asks nobody for a decision', async () => {
  const { db, run, list } = requestData();
  await run(
    await list([
      listRow('Б-1', 0, { 7: 'Гришина', 8: '28.01.10', 5: 'клиентский день' }),
      listRow('Б-2', 0, { 7: 'отказ' }),
      listRow('Б-3', 0, { 7: null }),
    ]),
  );
  const rows = db.prepare(
    `SELECT state, details, submitted_at, decided_at, decided_by, fulfilled_at
     FROM bonus_request ORDER BY number`,
  );
  const [asked, decided] = [Date.UTC(2010, 0, 26, 9), Date.UTC(2010, 0, 28, 9)];
  expect(rows.all()).toEqual([
    {
      ...{ state: 'fulfilled', details: '{"remark":"клиентский день"}', submitted_at: asked },
      ...{ decided_at: decided, decided_by: 'Гришина', fulfilled_at: decided },
    },
    ...['declined', 'draft'].map((state) => ({
      ...{ state, details: '{}', submitted_at: asked },
      ...{ decided_at: null, decided_by: null, fulfilled_at: null },
    })),
  ]);
  const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  expect([count('bonus_entry'), count('task')]).toEqual([0, 0]);
  expect(new Tasks(db).openRequests()).toEqual([]);
});

test('a request goes by INN, then by name; two candidates and a hyphen wait, a stranger is told', async () => {
  const { db, writer, run, list } = requestData();
  writer.transaction(person, addLookAlikes);
  const { inn } = testBuyer(1);
  const named = (number: string, name: string, of: string | number | null = null) =>
    listRow(number, 0, { 2: name, 3: of });
  const { files } = await run(
    await list([
      named('Б-1', 'Кто угодно', Number(inn)),
      named('Б-2', '"ЕЛКА" (Тула)'),
      named('Б-3', 'ООО Парус'),
      named('Б-4', 'Парус (Тверь)'),
      named('Б-5', 'Альфа Вектор'),
      named('Б-6', 'ООО Неведомая'),
      named('Б-7', 'Парус (Тверь)', testBuyer(77).inn),
      named('Б-8', '', null),
      named('Б-9', 'ООО Чужая', testBuyer(77).inn),
    ]),
  );
  expect(files[0]).toMatchObject({
    rows: 9,
    created: 3,
    undecided: [
      { row: 4, why: 'several' },
      { row: 6, why: 'spelling' },
      // The list knows an INN that nobody here has.
      { row: 8, why: 'place' },
    ],
    unattached: [{ row: 7 }, { row: 10, inn: testBuyer(77).inn }],
    rejected: [{ row: 9, code: 'name' }],
  });
  expect(requestLines(db)).toEqual([
    'Б-1 2010-01-26 Вектор 1 education 350 fulfilled',
    'Б-2 2010-01-26 Ёлка education 350 fulfilled',
    'Б-4 2010-01-26 Парус education 350 fulfilled',
  ]);
});

test('each cell that cannot be read is told with its reason, and its row is left out', async () => {
  const { db, run, list } = requestData();
  const { files } = await run(
    await list(
      [
        listRow('Б-1', 0, { 1: '31.02.10' }),
        listRow('Б-2', 0, { 1: null }),
        listRow('Б-3', 0, { 3: mistyped(testBuyer(0).inn) }),
        listRow('Б-4', 0, { 4: 'прочее' }),
        listRow('Б-5', 0, { 6: 'много' }),
        listRow('Б-6', 0, { 6: 0 }),
        listRow('Б-7', 0, { 7: 'уточнить' }),
        listRow('Б-8', 0, { 7: 'да' }),
        listRow('Б-9', 0, { 7: null, 8: '28.01.10' }),
      ],
      { H9: 'FF0000' },
    ),
  );
  expect(files[0]?.rejected.map(({ cell, code }) => [cell, code])).toEqual([
    ['B2', 'date'],
    ['B3', 'date'],
    ['D4', 'inn-checksum'],
    ['E5', 'kind'],
    ['G6', 'points'],
    ['G7', 'points'],
    ['H8', 'approval'],
    ['H9', 'approval'],
    ['H10', 'approval'],
  ]);
  expect(requestLines(db)).toEqual([]);
});

test('the colour of a cell tells what its word leaves open', async () => {
  const { db, run, list } = requestData();
  await run(
    await list(
      [
        listRow('Б-1', 0, { 7: null }),
        listRow('Б-2', 0, { 7: 'Гришина' }),
        listRow('Б-3', 0, { 7: 'Гришина' }),
        listRow('Б-4', 0, { 7: null }),
        listRow('Б-5', 0, { 7: null }),
      ],
      { H2: '92D050', H3: 'FF0000', H4: 'FFFF00', H5: 'FF0000', G6: '92D050' },
    ),
  );
  expect(requestLines(db).map((line) => line.split(' ').at(-1))).toEqual([
    ...['fulfilled', 'declined', 'draft', 'declined', 'draft'],
  ]);
});

test('where two have to agree, one refusal is enough and one who is silent is asked', async () => {
  const { db, run, folder } = requestData();
  const header = [...listHeader, 'Утвердил директор'];
  const both = (number: string, one: string | null, other: string | null): ListCell[] => [
    ...listRow(number, 0, { 7: one }),
    other,
  ];
  const rows = [
    both('Б-1', 'да', 'нет'),
    both('Б-2', 'да', 'Гришина'),
    both('Б-3', 'да', null),
    both('Б-4', null, null),
    both('Б-5', 'отказ', null),
    both('Б-6', 'да', 'на рассм.'),
    both('Б-7', 'да', null),
    both('Б-8', 'да', 'да'),
  ];
  const path = await writeLists(
    join(folder, 'l.xlsx'),
    { Лист1: [header, ...rows] },
    { H8: '92D050', J8: 'FF0000' },
  );
  const { files } = await run(path);
  expect(requestLines(db).map((line) => line.replace(/ .* /u, ' '))).toEqual([
    ...['Б-1 declined', 'Б-2 fulfilled', 'Б-4 draft', 'Б-5 declined', 'Б-6 draft'],
    ...['Б-7 declined', 'Б-8 fulfilled'],
  ]);
  expect(files[0]?.rejected).toMatchObject([{ cell: 'J4', code: 'approval' }]);
});

test('a column that only says who has decided beside the decision is none', async () => {
  const { db, run, folder } = requestData();
  const header = [...listHeader, 'Кто согласовал'];
  const rows = [
    [...listRow('Б-1', 0, { 7: 'да' }), null],
    [...listRow('Б-2', 0, { 7: 'нет' }), 'Гришина'],
  ];
  const { files } = await run(
    await writeLists(join(folder, 'l.xlsx'), { Лист1: [header, ...rows] }),
  );
  expect(files[0]?.rejected).toEqual([]);
  expect(requestLines(db).map((line) => line.split(' ').at(-1))).toEqual(['fulfilled', 'declined']);
});

test('other words, another order, several sheets and days from 1904 are read the same', async () => {
  const { db, folder, run } = requestData();
  const [a, b] = [testBuyer(0), testBuyer(1)];
  const head = [
    'Points',
    'Purpose',
    'Approval',
    'Company',
    'Tax ID',
    'Request date',
    'Request No.',
  ];
  const day = new Date(Date.UTC(2010, 0, 26));
  const path = await writeLists(
    join(folder, 'r.xlsx'),
    {
      Spring: [
        ['Requests to spend bonus points, 2010'],
        [],
        head,
        ['1,400 pts', 'Gift certificates', 'yes', a.name, a.inn, day, 'R-1'],
        [{ formula: 'A4/4', result: 350 }, 'Training', 'declined', b.name, b.inn, day, 'R-2'],
        [{ formula: 'SUM(A4:A5)', result: 0 }, null, null, 'Total', null, null, null],
      ],
      Autumn: [head, [50, 'Souvenirs', 'pending', a.name, null, '9/28/2010', 'R-3']],
      Help: [
        ['Points', 'What they buy'],
        [100, 'a pen'],
      ],
    },
    {},
    true,
  );
  const { files } = await run(path);
  expect(files[0]).toMatchObject({ kind: 'bonus-requests', rows: 3, created: 3, rejected: [] });
  expect(requestLines(db)).toEqual([
    'R-1 2010-01-26 Вектор 0 gift-cards 1400 fulfilled',
    'R-2 2010-01-26 Вектор 1 education 350 declined',
    'R-3 2010-09-28 Вектор 0 souvenirs 50 draft',
  ]);
});

test('a CSV of windows-1251 without colours is a list as well', async () => {
  const { db, folder, run } = requestData();
  const { name, inn } = testBuyer(0);
  const path = writeCsv(
    join(folder, 'r.csv'),
    [
      ['Компания', 'На что', 'Дата', 'Баллы', '№', 'Решение', 'ИНН'],
      [name, 'сувениры', '5.3.10', '1 250 б.', '17/10', '+', inn],
    ],
    'windows-1251',
    ';',
  );
  expect((await run(path)).files[0]).toMatchObject({ kind: 'bonus-requests', created: 1 });
  expect(requestLines(db)).toEqual(['17/10 2010-03-05 Вектор 0 souvenirs 1250 fulfilled']);
});

test('sums are left out, and one that does not add up is told', async () => {
  const { db, run, list } = requestData();
  const sum = (label: string, points: number | null) => [
    ...[label, null, null, null, null, null, points],
  ];
  const { files } = await run(
    await list([
      listRow('Б-1', 0),
      listRow('Б-2', 1, { 6: '650 б.' }),
      sum('Итого за 01.2010', 1000),
      listRow('Б-3', 2),
      sum('Итого за 02.2010', 351),
      listRow('Б-4', 2),
      sum('Итого за 03.2010', 0),
      sum('Всего', 1700),
    ]),
  );
  expect(files[0]).toMatchObject({
    created: 4,
    skipped: { subtotal: 4 },
    rejected: [{ cell: 'G6', code: 'column-total', value: '351' }],
  });
  expect(readStats(db).bonusRequests).toMatchObject({ total: 4, points: 1700 });
});

test('one number with two requests waits, an equal row counts once, a count may come again', async () => {
  const { db, folder, run, list } = requestData();
  const { files } = await run(
    await list([
      listRow('Б-1', 0),
      listRow('Б-1', 0),
      listRow('Б-2', 0),
      listRow('Б-2', 0, { 6: 400 }),
      listRow('Б-3', 0),
      listRow('б-3', 1),
      listRow('7', 0),
      listRow('7', 1),
      listRow('7', 0, { 1: '26.02.10' }),
    ]),
  );
  expect(files[0]).toMatchObject({
    created: 4,
    duplicates: [{ rows: [2, 3], inn: testBuyer(0).inn }],
    undecided: [4, 5, 6, 7].map((row) => ({ row, why: 'request-twice' })),
  });
  expect(requestLines(db)).toHaveLength(4);
  // The same number with another reseller is one of two mistakes: a person says which.
  const other = await writeLists(join(folder, 'b.xlsx'), { A: [listHeader, listRow('Б-1', 1)] });
  expect((await run(other)).files[0]).toMatchObject({
    created: 0,
    undecided: [{ row: 2, why: 'request-differs' }],
  });
});

test('a dry run writes nothing, and a kind that is given by name is taken', async () => {
  const { db, run, list } = requestData();
  const path = await list([listRow('Б-1', 0)]);
  const dry = await run(path, { dryRun: true, kind: 'bonus-requests' });
  expect(dry).toMatchObject({ batchId: null, files: [{ created: 1 }] });
  expect(requestLines(db)).toEqual([]);
  await expect(run(path, { kind: 'purchases' })).rejects.toMatchObject({
    code: 'import/not-of-kind',
  });
  expect((await run(path, { kind: 'bonus-requests' })).files[0]).toMatchObject({ created: 1 });
});
