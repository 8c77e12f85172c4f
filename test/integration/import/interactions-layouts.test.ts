import { join } from 'node:path';
import exceljs from 'exceljs';
import { expect, test, vi } from 'vitest';
import { logData, logLines, logRows, logState } from '#test/support/import/log-data.ts';
import { writeCsv, writeXlsx } from '#test/support/import/write-register.ts';

vi.setConfig({ testTimeout: 120_000 });

const yolka = '2010-01-13T07:24:00Z call-in Ёлка → Ёлка';
const vektor = '2010-07-14T06:24:00Z fax Вектор → Вектор';

test('each sheet has its own columns, and a list of words is none', async () => {
  const { db, folder, run } = logData();
  const path = await writeXlsx(join(folder, 'l.xlsx'), [
    {
      name: 'Янв',
      rows: [
        ['Дата', 'Время', 'Тип', 'Компания', 'Оператор'],
        ['13.01.2010', '10:24', 'вх.', 'Ёлка', 'Хан'],
      ],
    },
    {
      name: 'Темы',
      rows: [
        ['Тема', '', 'Тип'],
        ['Бонусы', '', 'вх.'],
        ['Цены', '', 'исх.'],
      ],
    },
    {
      name: 'Июль',
      rows: [
        ['Журнал обращений'],
        ['Оператор', 'Компания', 'Дата и время', 'Вид'],
        ['Хан', 'Вектор', '14.07.2010 10:24', 'факс'],
      ],
    },
  ]);
  const { files } = await run(path);
  expect(files[0]).toMatchObject({ kind: 'interactions', rows: 2, created: 2, rejected: [] });
  expect(logLines(db)).toEqual([yolka, vektor]);
  expect(logState(db)).toMatchObject([{ operator: 'Хан' }, { operator: 'Хан' }]);
});

test('the time of a date counts although its format shows the day alone', async () => {
  const { db, folder, run } = logData();
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('Log');
  sheet.addRow(['Date & time', 'Medium', 'Company', 'Agent']);
  sheet.addRow([new Date(Date.UTC(2010, 6, 14, 10, 24)), 'fax', 'Вектор', 'Хан']);
  sheet.addRow([new Date(Date.UTC(2010, 6, 15)), 'fax', 'Вектор', 'Хан']);
  sheet.getColumn(1).numFmt = 'dd.mm.yyyy';
  const path = join(folder, 'l.xlsx');
  await book.xlsx.writeFile(path);
  await run(path);
  expect(logLines(db)).toEqual([vektor, '2010-07-14T20:00:00Z fax Вектор → Вектор']);
});

test('an English CSV in another order says the same', async () => {
  const { db, folder, run } = logData();
  const path = writeCsv(
    join(folder, 'l.csv'),
    [
      ['Notes', 'Duration (sec)', 'Medium', 'Direction', 'Partner', 'Agent', 'Time', 'Call date'],
      ['=1+1', '90', 'phone', 'Inbound', 'Ёлка', 'Khan', '10:24 AM', '2010-01-13'],
      ['', '', 'fax', 'Outbound', 'Вектор', 'Khan', '10.24', '14-Jul-10'],
    ],
    'utf-8',
    ',',
  );
  const { files } = await run(path);
  expect(files[0]).toMatchObject({ kind: 'interactions', created: 2, rejected: [] });
  expect(logLines(db)).toEqual([`${yolka} | =1+1`, vektor]);
  expect(logState(db)).toMatchObject([
    { direction: 'in', duration_s: 90 },
    { direction: 'out', duration_s: null },
  ]);
});

test('days are counted from 1904 where the workbook does, as dates and as bare numbers', async () => {
  const { db, folder, run } = logData();
  const workbook = new exceljs.Workbook();
  workbook.properties.date1904 = true;
  const sheet = workbook.addWorksheet('Звонки');
  sheet.addRows([
    ['Дата', 'Время', 'Контрагент', 'Тип', 'Длительность'],
    [40191 - 1462, 0.4333333333, 'Ёлка', 'вх.', 0.00381944444],
    [40373 - 1462, '10:24', 'Вектор', 'факс', null],
  ]);
  sheet.getCell('A3').numFmt = 'dd.mm.yyyy';
  const path = join(folder, 'l.xlsx');
  await workbook.xlsx.writeFile(path);
  expect((await run(path)).files[0]).toMatchObject({ created: 2, rejected: [] });
  expect(logLines(db)).toEqual([yolka, vektor]);
  expect(logState(db)[0]).toMatchObject({ duration_s: 330 });
});

test('a day above its rows, the year of the tab and the channel of the title are taken', async () => {
  const { db, folder, run } = logData();
  const path = await writeXlsx(join(folder, 'l.xlsx'), [
    {
      name: '2010',
      rows: [
        ['Входящие звонки'],
        ['Дата', 'Время', 'Фирма', 'Тема', 'Результат'],
        ['13.01'],
        ['', '10:24', 'Ёлка', 'Цены', 'решено'],
        ['', '10:30', 'Итог', 'Цены', 'решено'],
        ['14 июля'],
        ['', '9:00', 'Вектор', 'Цены', 'отказ'],
        ['14 июля', '9:10', 'Вектор', 'Бонусы', 'отказ'],
        ['Всего', '', '4'],
      ],
    },
  ]);
  const { files } = await run(path);
  expect(files[0]).toMatchObject({ kind: 'interactions', rows: 4, rejected: [] });
  expect(logLines(db)).toEqual([
    yolka,
    '2010-01-13T07:30:00Z call-in Итог → -',
    '2010-07-14T05:00:00Z call-in Вектор → Вектор',
    '2010-07-14T05:10:00Z call-in Вектор → Вектор',
  ]);
});

test('an INN tells who it is, whatever the name, and a wrong one is refused', async () => {
  const { db, writer, folder, pks, run } = logData();
  writer.transaction({ actor: 'operator', batchPk: null }, (tx) =>
    tx.patch('reseller', pks.vektor, { inn: '7707083893' }),
  );
  const path = await writeXlsx(join(folder, 'l.xlsx'), [
    {
      name: 'L',
      rows: [
        ['Дата', 'Тип', 'Клиент', 'ИНН', 'Тема'],
        ['13.01.2010', 'вх.', 'Как-то так', '7707083893', 'Цены'],
        ['13.01.2010', 'вх.', 'Вектор', '7707083894', 'Цены'],
        ['13.01.2010', 'вх.', '', '', 'Ошиблись номером'],
      ],
    },
  ]);
  const { files } = await run(path);
  expect(files[0]).toMatchObject({
    created: 1,
    rejected: [{ row: 3, code: 'inn-checksum' }],
    unattached: [{ row: 4, name: '' }],
  });
  expect(logLines(db)).toEqual([
    '2010-01-12T21:00:00Z call-in Как-то так → Вектор',
    '2010-01-12T21:00:00Z call-in  → -',
  ]);
});

test('the same rows in another layout are the same interactions', async () => {
  const { db, folder, run, log } = logData();
  await run(await log(logRows));
  const before = logState(db);
  const path = await writeXlsx(join(folder, 'other.xlsx'), [
    {
      name: 'X',
      rows: [
        ['Вид связи', 'Партнёр', 'Дата звонка', 'Во сколько', 'Тема'],
        ...logRows.map((row) => [row[6], row[3], row[0], row[1], row[7]].map((c) => c ?? '')),
      ],
    },
  ]);
  expect((await run(path)).files[0]).toMatchObject({ created: 0, updated: 0, rejected: [] });
  expect(logState(db)).toEqual(before);
});
