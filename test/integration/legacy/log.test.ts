import { expect, test } from 'vitest';
import { toInstant } from '#domain/calendar/instant.ts';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import { logData, logLines, logRows, logState } from '#test/support/import/log-data.ts';
import { addInteraction } from '#test/support/interactions.ts';
import { imported, writtenOld } from '#test/support/legacy/round-trip.ts';
import { readSheets } from '#test/support/read-sheets.ts';
import { person } from '#test/support/resellers.ts';

const more: readonly (readonly string[])[] = [
  [
    '28.03.2010',
    '3:10:05',
    'Ёлкина',
    'ООО Вектор (Тверь)',
    'Мир Анна',
    '(495) 123-45-67, 89161234567',
  ].concat(['исх', 'Цены; "скидки"', '', '61:00', 'после обеда', '-10 % от цены\nвторая строка']),
  [
    '31.12.2010',
    '23:59:59',
    '',
    'ЁЛКА',
    'Пётр',
    'т. 8 (4872) 12-34-56 доб. 7',
    'Вх',
    '',
    '',
    '1 ч 5 мин',
  ].concat(['01.01.2011', '@Контакт: не тот']),
  [
    '01.01.2011',
    '',
    'Хан',
    `ЗАО ${'Длинное имя '.repeat(30).trim()}`,
    '',
    '',
    'факс исх.',
    '',
    '',
    '',
    '',
    '+',
  ],
  ['01.01.2011', '0:00', 'Хан', 'Вектор', '', '', 'встреча', '', '', '', '15.01.2011', ''],
];

/** A log of all months at once, imported, with one communication that was entered by hand. */
async function anyLog() {
  const data = logData();
  data.writer.transaction(person, (tx) =>
    tx.create('contact', { resellerPk: data.pks.yolka, name: 'Фролов Эдуард Егорович' }),
  );
  await data.run(await data.log([...logRows, ...more]));
  return data;
}

test.each(['xlsx', 'xls'])(
  'a log comes out and in again as .%s without a change',
  async (ending) => {
    const data = await anyLog();
    const stored = logState(data.db);
    expect(stored).toHaveLength(logRows.length + more.length);
    const { path, rows } = await writtenOld(data, 'interactions', `log.${ending}`);
    expect(rows).toBe(stored.length);
    expect(await imported(data, path)).toMatchObject({ created: 0, updated: 0, mutations: 0 });
    expect(logState(data.db)).toEqual(stored);
    const empty = logData();
    await empty.run(path);
    expect(logLines(empty.db)).toEqual(
      // Who is a contact there only is kept by name here.
      logLines(data.db).map((line) =>
        line.includes('срочно') ? `${line}\nКонтакт: Фролов Эдуард Егорович` : line,
      ),
    );
  },
);

test('each month has a sheet of its own, with the columns and words of the old log', async () => {
  const data = await anyLog();
  data.writer.transaction(person, (tx) => {
    const occurredAt = toInstant({ date: '2026-02-03', secondsOfDay: 36_000 }, 'Europe/Moscow');
    addInteraction(tx, { occurredAt, resellerPk: data.pks.vektor, durationS: 90, text: '=1+1' });
    addInteraction(tx, { occurredAt, resellerPk: data.pks.vektor, state: 'open' });
    addInteraction(tx, { occurredAt, resellerPk: data.pks.vektor, missed: 1 });
  });
  const { path } = await writtenOld(data, 'interactions', 'log.xlsx');
  const sheets = await readSheets(path);
  const months = ['Январь 2010', 'Март 2010', 'Июль 2010', 'Декабрь 2010', 'Январь 2011'];
  expect(Object.keys(sheets)).toEqual([...months, 'Февраль 2026']);
  expect(sheets['Январь 2010']).toEqual([
    ['Дата', 'Время', 'Оператор', 'Компания', 'Контакт', 'Телефон'].concat([
      ...['Тип', 'Тема', 'Результат', 'Длит.', 'Перезвонить', 'Комментарий'],
    ]),
    ['13.01.2010', '10:24:00', 'Хан', '"елка" ООО (Тула)', 'Фролов Эдуард Егорович'].concat([
      ...['+7 4872 12-34-56', 'вх.', 'Бонусы', 'решено', '0:05:30', '', '=срочно!'],
    ]),
  ]);
  // Neither the call that goes on nor the missed one.
  expect(sheets['Февраль 2026']?.slice(1)).toEqual([
    ['03.02.2026', '10:00:00', '', 'Вектор (Тверь)', '', '', 'вх.', '', '', '0:01:30', '', '=1+1'],
  ]);
  const workbook = await openWorkbook({ path });
  expect(workbook.layout(0)).toMatchObject({ frozenRows: 1 });
});
