import { expect, test } from 'vitest';
import type { NewRow } from '#db/write/entities.ts';
import { Tasks } from '#db/repositories/tasks.ts';
import { addDays } from '#domain/calendar/month-grid.ts';
import {
  ivanov,
  participantLines,
  petrova,
  registrationPk,
  trainingsData,
  trainingsState,
} from '#test/support/import/application-form.ts';
import { testBuyer } from '#test/support/import/purchase-report.ts';
import { person } from '#test/support/resellers.ts';

const soon = addDays(new Date().toISOString().slice(0, 10), 30);

function withSession(fields: Partial<NewRow<'training-session'>> = {}) {
  const data = trainingsData();
  const sessionPk = data.writer.transaction(person, (tx) => {
    const coursePk = tx.create('training-course', { name: 'Навыки продаж', active: 1 });
    return tx.create('training-session', {
      ...{ coursePk, startsOn: soon, city: 'Москва', online: 0, seats: 2, pricePoints: 0 },
      state: 'planned',
      ...fields,
    });
  });
  const ofSession = () =>
    data.db
      .prepare<[number], string>(
        `SELECT participant || ' ' || state FROM training_registration
         WHERE session_pk = ? AND deleted_at IS NULL ORDER BY pk`,
      )
      .pluck()
      .all(sessionPk);
  return { ...data, sessionPk, ofSession };
}

const sidorov = ['Сидоров Пётр', null, null, null];

test('a session that is stored takes no more than its seats, the rest waits', async () => {
  const { runForm, ofSession, db } = withSession();
  expect(await runForm({ date: soon, people: [ivanov, petrova, sidorov] })).toMatchObject({
    created: 3,
  });
  expect(ofSession()).toEqual([
    'Иванов Иван submitted',
    'Петрова Анна submitted',
    'Сидоров Пётр waitlisted',
  ]);
  expect(trainingsState(db).sessions).toMatchObject([{ seats: 2 }]);
  // What is to come waits for an answer, and today says so.
  expect(new Tasks(db).openRequests().map(({ title }) => title)).toEqual([
    'Иванов Иван — Навыки продаж',
    'Петрова Анна — Навыки продаж',
  ]);
});

test('a session that is over takes old forms without a task for anybody', async () => {
  const { runForm, ofSession, db } = withSession({ startsOn: '2011-03-11', seats: 10 });
  await runForm({ people: [ivanov] });
  expect(ofSession()).toEqual(['Иванов Иван confirmed']);
  expect(new Tasks(db).openRequests()).toEqual([]);
  const at = db
    .prepare<[], { at: number; received: number; confirmed: number | null }>(
      `SELECT registered_at AS at, received_at AS received, confirmed_at AS confirmed
       FROM training_registration`,
    )
    .get();
  const day = Date.parse('2011-03-11T09:00:00Z');
  expect(at).toEqual({ at: day, received: day, confirmed: null });
});

test.each([
  ['cancelled', { state: 'cancelled' as const }],
  ['closed by its deadline', { deadline: '2020-01-01' }],
  ['paid with points', { pricePoints: 100 }],
])('a session that is %s is for a person', async (_, fields) => {
  const { runForm, ofSession } = withSession(fields);
  expect(await runForm({ date: soon, people: [ivanov] })).toMatchObject({
    undecided: [{ row: 10, why: 'session' }],
  });
  expect(ofSession()).toEqual([]);
});

test('a session made by forms has the seats that they ask for, until a person says how many', async () => {
  const { runForm, db, writer } = trainingsData();
  const second = { company: testBuyer(1).name, inn: testBuyer(1).inn };
  await runForm({ date: soon, people: [ivanov, petrova] });
  await runForm({ date: soon, people: [sidorov], ...second });
  const [session] = trainingsState(db).sessions as { pk: number; seats: number }[];
  expect(session).toMatchObject({ seats: 3, starts_on: soon, city: 'Москва', state: 'planned' });
  writer.transaction(person, (tx) => {
    tx.patch('training-session', session?.pk ?? 0, { seats: 4 });
  });
  await runForm({ date: soon, people: [['Кузнецов Лев'], ['Орлова Ия']], ...second });
  expect(trainingsState(db).sessions).toMatchObject([{ seats: 4 }]);
  expect(participantLines(db).filter((line) => line.endsWith('waitlisted'))).toEqual([
    `Вектор 1, Навыки продаж ${soon} Москва: Орлова Ия = waitlisted`,
  ]);
});

test('undo takes back participants, sessions and courses, and gives old values back', async () => {
  const { runForm, undo, db, writer } = trainingsData();
  const first = await runForm({ people: [ivanov] });
  const before = trainingsState(db);
  const kassir = ['Иванов Иван', 'кассир', ivanov[2] ?? null, ivanov[3] ?? null];
  const second = await runForm({ people: [kassir, petrova] });
  const other = await runForm({ people: [sidorov], course: 'Переговоры', date: '12.03.2011' });
  expect(trainingsState(db).courses).toHaveLength(2);
  expect(await undo(second.batchId)).toMatchObject({ restored: 1, kept: [] });
  // The batch behind it keeps what it has, and what was undone can be imported again.
  expect(participantLines(db)).toHaveLength(2);
  const third = await runForm({ people: [kassir, petrova] });
  expect(third).toMatchObject({ created: 1 });
  for (const { batchId } of [third, other]) {
    expect(await undo(batchId)).toMatchObject({ restored: 1, kept: [] });
  }
  // What files have said is kept for one batch back.
  expect({ ...trainingsState(db), said: before.said }).toEqual(before);
  expect(await undo(first.batchId)).toMatchObject({ restored: 1, kept: [] });
  expect(trainingsState(db)).toEqual({ lines: [], sessions: [], courses: [], said: [] });
  // What is undone can be imported again.
  const again = await runForm({ people: [ivanov, petrova] });
  expect(again).toMatchObject({ created: 2 });
  writer.transaction(person, (tx) => {
    tx.patch('training-registration', registrationPk(db, 'Иванов Иван'), { state: 'attended' });
  });
  expect(await undo(again.batchId)).toMatchObject({
    kept: [{ name: 'Вектор 0', fields: ['training-registration'] }],
  });
  expect(participantLines(db)).toEqual([
    'Вектор 0, Навыки продаж 2011-03-11 Москва: Иванов Иван, продавец, +74956121953, ivanov@example.ru = attended',
  ]);
});

test('undo of one form leaves the seats that those of another hold', async () => {
  const { runForm, undo, db } = trainingsData();
  const first = await runForm({ people: [ivanov] });
  await runForm({ people: [petrova], company: testBuyer(1).name, inn: testBuyer(1).inn });
  await undo(first.batchId);
  expect(participantLines(db)).toEqual([
    'Вектор 1, Навыки продаж 2011-03-11 Москва: Петрова Анна, менеджер = confirmed',
  ]);
  expect(trainingsState(db).sessions).toMatchObject([{ seats: 2 }]);
});
