import { expect, test } from 'vitest';
import { readStats } from '#db/repositories/stats.ts';
import {
  ivanov,
  participantLines,
  petrova,
  registrationPk,
  trainingsData,
  trainingsState,
} from '#test/support/import/application-form.ts';
import { testBuyer } from '#test/support/import/purchase-report.ts';
import { imported, nothingNew, writtenOld } from '#test/support/legacy/round-trip.ts';
import { readSheets } from '#test/support/read-sheets.ts';
import { person } from '#test/support/resellers.ts';

const long = [
  'Ёжикова-Оглы Анна Мария',
  '=директор "по ё"',
  '8 (495) 612-19-53 доб. 12, 84956121954',
];

/** Forms of three courses, imported: of one day and of several, in a hall, in a city, online. */
async function anyTrainings() {
  const data = trainingsData();
  const other = { company: testBuyer(1).name, inn: testBuyer(1).inn };
  await data.run([
    await data.form({ people: [ivanov, petrova] }, '1.xlsx'),
    await data.form(
      { ...other, date: '10-12.03.2011', course: 'Новинки "A4", ё', people: [[...long, null]] },
      '2.xlsx',
    ),
    await data.form({ ...other, city: 'онлайн', people: [petrova] }, '3.xlsx'),
    await data.form(
      { city: 'г. Москва, ул. Мира, д. 5', date: '01.04.2011', people: [ivanov] },
      '4.xlsx',
    ),
  ]);
  return data;
}

test.each(['xlsx', 'xls'])(
  'participants come out as .%s and in again without a change',
  async (ending) => {
    const data = await anyTrainings();
    const stored = trainingsState(data.db);
    expect(stored.lines).toHaveLength(5);
    const { path, rows } = await writtenOld(data, 'trainings', `trainings.${ending}`);
    expect(rows).toBe(5);
    expect(await imported(data, path)).toEqual(nothingNew('trainings', 5));
    expect(trainingsState(data.db)).toEqual(stored);
    const empty = trainingsData();
    expect(await imported(empty, path)).toMatchObject({ created: 5, rejected: [], undecided: [] });
    expect(participantLines(empty.db)).toEqual(stored.lines);
    expect(days(empty)).toEqual(days(data));
    expect(readStats(empty.db).trainings).toEqual(readStats(data.db).trainings);
  },
);

function days({ db }: ReturnType<typeof trainingsData>): readonly unknown[] {
  return db
    .prepare(
      `SELECT g.participant, g.registered_at, s.place FROM training_registration g
       JOIN training_session s ON s.pk = g.session_pk ORDER BY 1, 2, 3`,
    )
    .all();
}

test('who was declined is on no list of participants, and stays as a person has left them', async () => {
  const data = trainingsData();
  await data.run(await data.form({ people: [ivanov, petrova] }));
  data.writer.transaction(person, (tx) => {
    tx.patch('training-registration', registrationPk(data.db, 'Петрова Анна'), {
      state: 'declined',
    });
  });
  const stored = trainingsState(data.db);
  const { path } = await writtenOld(data, 'trainings', 'trainings.xlsx');
  const { Тренинги: rows = [] } = await readSheets(path);
  expect(rows[0]).toEqual(['Список участников тренингов']);
  expect(rows.slice(2).map((cells) => cells.slice(0, 6))).toEqual([
    ['1', 'Навыки продаж', '11.03.2011', '', 'Москва', 'очно'],
  ]);
  expect(await imported(data, path)).toEqual(nothingNew('trainings', 1));
  expect(trainingsState(data.db)).toEqual(stored);
});
