import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { readStats } from '#db/repositories/stats.ts';
import { Tasks } from '#db/repositories/tasks.ts';
import {
  formSheet,
  ivanov,
  participantLines,
  petrova,
  registrationPk,
  trainingsData,
  trainingsState,
} from '#test/support/import/application-form.ts';
import { addLookAlikes, mutationCount, temporaryData } from '#test/support/import/data-file.ts';
import { expected, legacy } from '#test/support/import/legacy.ts';
import { mistyped, testBuyer } from '#test/support/import/purchase-report.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';
import { person } from '#test/support/resellers.ts';

vi.setConfig({ testTimeout: 120_000 });

test('reads the real forms as a careful person does, and nothing more the second time', async () => {
  const { db, run } = temporaryData();
  const { trainings, resellers } = expected;
  const folder = join(legacy, trainings.folder);
  const { files } = await run([folder, join(legacy, resellers.file)]);
  const forms = files.filter(({ kind }) => kind === 'trainings');
  expect(forms.map(({ path }) => path)).toEqual(
    trainings.list.map(({ file }) => join(folder, file)),
  );
  for (const [at, { participants }] of trainings.list.entries()) {
    expect(forms[at]).toMatchObject({
      ...{ rows: participants.length, created: participants.length },
      ...{ rejected: [], undecided: [], unattached: [], duplicates: [] },
    });
  }
  const { applications, participants } = trainings;
  expect(readStats(db).trainings).toEqual({ applications, participants });
  const stored = db
    .prepare<[], { course: string; date: string; inn: string; participants: string }>(
      `SELECT c.name AS course, s.starts_on AS date, r.inn, json_group_array(g.participant
         ORDER BY g.pk) AS participants
       FROM training_registration g JOIN reseller r ON r.pk = g.reseller_pk
       JOIN training_session s ON s.pk = g.session_pk JOIN training_course c ON c.pk = s.course_pk
       GROUP BY g.session_pk, g.reseller_pk ORDER BY min(g.pk)`,
    )
    .all()
    .map((row) => ({ ...row, participants: JSON.parse(row.participants) as string[] }));
  expect(stored).toEqual(
    trainings.list.map(({ course, date, inn, participants: names }) => ({
      ...{ course, date, inn, participants: names },
    })),
  );
  // Trainings of years ago are nobody's work of today.
  expect(new Tasks(db).openRequests()).toEqual([]);
  expect(readStats(db).tasks).toBe(0);

  const mutations = mutationCount(db);
  const again = await run(folder);
  expect(again.files.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBe(participants);
  expect(mutationCount(db)).toBe(mutations);
});

test('an edited form changes only what was edited, and nothing that a person has', async () => {
  const { db, writer, runForm } = trainingsData();
  await runForm({ people: [ivanov, petrova] });
  expect(participantLines(db)).toEqual([
    'Вектор 0, Навыки продаж 2011-03-11 Москва: Иванов Иван, продавец, +74956121953, ivanov@example.ru = confirmed',
    'Вектор 0, Навыки продаж 2011-03-11 Москва: Петрова Анна, менеджер = confirmed',
  ]);
  writer.transaction(person, (tx) => {
    tx.patch('training-registration', registrationPk(db, 'Петрова Анна'), {
      ...{ position: 'директор', state: 'attended' },
    });
  });
  const mutations = mutationCount(db);
  const edited = [
    ['ИВАНОВ Иван', 'кассир', ivanov[2] ?? null, null],
    ['Петрова Анна', 'старший менеджер', '+7 495 612-19-54', null],
    ['Сидоров Пётр', null, null, null],
  ];
  expect(await runForm({ people: edited })).toMatchObject({ updated: 2, created: 1, rows: 3 });
  expect(participantLines(db)).toEqual([
    'Вектор 0, Навыки продаж 2011-03-11 Москва: Иванов Иван, кассир, +74956121953 = confirmed',
    'Вектор 0, Навыки продаж 2011-03-11 Москва: Петрова Анна, директор, +74956121954 = attended',
    'Вектор 0, Навыки продаж 2011-03-11 Москва: Сидоров Пётр = confirmed',
  ]);
  // Two changes, one participant more and a seat for that one.
  expect(mutationCount(db) - mutations).toBe(4);
  expect(await runForm({ people: edited })).toMatchObject({ unchanged: 3, updated: 0 });
});

test('whom a person has deleted or cancelled stays so', async () => {
  const { db, writer, runForm } = trainingsData();
  await runForm({ people: [ivanov, petrova] });
  writer.transaction(person, (tx) => {
    tx.remove('training-registration', registrationPk(db, 'Иванов Иван'));
    tx.patch('training-registration', registrationPk(db, 'Петрова Анна'), { state: 'cancelled' });
  });
  expect(await runForm({ people: [ivanov, petrova] })).toMatchObject({ unchanged: 2, created: 0 });
  expect(participantLines(db)).toHaveLength(1);
});

test('a session that was put off, and who was moved to another, stay so', async () => {
  const { db, writer, runForm } = trainingsData();
  await runForm({ people: [ivanov, petrova] });
  await runForm({ people: [['Сидоров Пётр']], date: '12.03.2011' }, 'second.xlsx');
  const [first, second] = trainingsState(db).sessions as { pk: number }[];
  writer.transaction(person, (tx) => {
    const sessionPk = second?.pk ?? 0;
    tx.patch('training-registration', registrationPk(db, 'Петрова Анна'), { sessionPk });
    tx.patch('training-session', first?.pk ?? 0, { startsOn: '2011-03-20' });
  });
  const before = trainingsState(db);
  expect(await runForm({ people: [ivanov, petrova] })).toMatchObject({ unchanged: 2, created: 0 });
  expect(trainingsState(db)).toEqual(before);
});

test('who repeats is one, who may be somebody registered waits', async () => {
  const { db, runForm } = trainingsData();
  const people = [ivanov, petrova, ['иванов  иван', null, null, null], ['Петрова Анна', 'кассир']];
  expect(await runForm({ people })).toMatchObject({
    created: 2,
    duplicates: [{ rows: [10, 12], inn: testBuyer(0).inn }],
    undecided: [{ row: 13, why: 'participant' }],
  });
  const later = [
    ['Иванов И.', null],
    ['Петрова Анна', null],
  ];
  expect(await runForm({ people: later }, 'second.xlsx')).toMatchObject({
    undecided: [{ row: 10, why: 'participant' }],
    created: 0,
  });
  // Another company may send a namesake.
  const { name: company, inn } = testBuyer(1);
  expect(await runForm({ people: later, company, inn }, 'third.xlsx')).toMatchObject({
    created: 2,
  });
  expect(readStats(db).trainings).toEqual({ applications: 2, participants: 4 });
});

test('a form goes by INN, then by name; two candidates and a hyphen wait, a stranger is reported', async () => {
  const { db, writer, runForm } = trainingsData();
  writer.transaction(person, addLookAlikes);
  const { inn } = testBuyer(0);
  const of = async (company: string, ofForm: string | number | null) => {
    const told = await runForm({ people: [petrova], company, inn: ofForm });
    const { created, undecided, unattached, rejected } = told;
    return [
      ...(created === 1 ? ['created'] : []),
      ...undecided.map(({ why }) => why),
      ...unattached.map(({ name }) => `unknown ${name}`),
      ...rejected.map(({ cell, column, code }) => `${cell} ${column}: ${code}`),
    ];
  };
  // The training is in Moscow: that says nothing of where the company is.
  expect(await of('"ЕЛКА" ООО (Тула)', null)).toEqual(['created']);
  expect(await of('Кто угодно', Number(inn))).toEqual(['created']);
  expect(await of('ООО Парус', null)).toEqual(['several']);
  expect(await of('ООО Альфа Вектор', null)).toEqual(['spelling']);
  expect(await of('ООО Неведомая', null)).toEqual(['unknown ООО Неведомая']);
  expect(await of('ООО Чужая', testBuyer(77).inn)).toEqual(['unknown ООО Чужая']);
  // The reason stands in the cell of the form, not in that of the participant.
  expect(await of('ООО Опечатка', mistyped(inn))).toEqual(['C7 ИНН: inn-checksum']);
  expect(participantLines(db).map((line) => line.split(',')[0])).toEqual(['Ёлка', 'Вектор 0']);
});

test('cells that cannot be read are told by their place, and the others of the form are taken', async () => {
  const { runForm, db } = trainingsData();
  const people = [ivanov, ['Петрова Анна', null, '12-34-5', 'anna']];
  expect(await runForm({ people })).toMatchObject({
    created: 1,
    rejected: [
      { cell: 'D11', column: 'Телефон', code: 'phone', value: '12-34-5' },
      { cell: 'E11', column: 'E-mail', code: 'email', value: 'anna' },
    ],
  });
  expect(await runForm({ people: [petrova], date: 'скоро', course: null })).toMatchObject({
    created: 0,
    rejected: [
      // Where nothing stands, the cell beside the label is meant.
      { cell: 'B3', column: 'Тренинг', code: 'course' },
      { cell: 'C4', column: 'Дата проведения', code: 'date', value: 'скоро' },
    ],
  });
  expect(participantLines(db)).toHaveLength(1);
});

test('forms of one workbook are one each, whatever their layout, language and sheet are called', async () => {
  const { folder, run, db } = trainingsData();
  const second = testBuyer(1);
  const path = await writeXlsx(join(folder, 'forms.xlsx'), [
    { name: 'Инструкция', rows: [['Заполните лист «Заявка»'], ['ФИО — полностью']] },
    formSheet({ people: [ivanov] }, '1'),
    {
      name: 'Second',
      rows: [
        ['Application form'],
        ['Company name', 'Tax ID', 'Contact person'],
        [second.name, Number(second.inn), 'John Smith'],
        ['Course title:', 'НАВЫКИ  ПРОДАЖ', null, 'Training date:', '11 March 2011'],
        ['Format:', 'webinar'],
        ['Email', 'Mobile', 'Full name', 'Job title'],
        ['anna@example.com', null, 'Анна Петрова', 'manager'],
        ['Total: 1'],
      ],
    },
  ]);
  const { files } = await run(path);
  expect(files[0]).toMatchObject({ kind: 'trainings', rows: 2, created: 2, rejected: [] });
  expect(participantLines(db)).toEqual([
    'Вектор 0, Навыки продаж 2011-03-11 Москва: Иванов Иван, продавец, +74956121953, ivanov@example.ru = confirmed',
    'Вектор 1, Навыки продаж 2011-03-11 online: Анна Петрова, manager, anna@example.com = confirmed',
  ]);
  expect(readStats(db).trainings).toEqual({ applications: 2, participants: 2 });
});

test('a rehearsal writes nothing, and what is wrong comes back as a form to correct', async () => {
  const { folder, run, form, db } = trainingsData();
  const path = await form({ people: [ivanov, ['Петрова Анна', null, '12-34-5', null]] });
  const errors = join(folder, 'errors.xlsx');
  const before = mutationCount(db);
  const { files, errorsOut } = await run(path, { dryRun: true, errorsOut: errors });
  expect(files[0]).toMatchObject({ created: 1, rejected: [{ cell: 'D11' }] });
  expect(mutationCount(db)).toBe(before);
  const again = await run(errorsOut);
  expect(again.files[0]).toMatchObject({
    ...{ kind: 'trainings', rows: 1, created: 0 },
    rejected: [{ cell: 'D10', code: 'phone' }],
  });
  expect(await run(path, { kind: 'trainings' })).toMatchObject({ files: [{ created: 1 }] });
});
