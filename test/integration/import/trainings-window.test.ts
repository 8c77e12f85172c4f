import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RegisterField } from '#domain/import/fields.ts';
import type { DataContext } from '#electron/data/context.ts';
import {
  formSheet,
  ivanov,
  participantLines,
  petrova,
  trainingsData,
  trainingsState,
  type FormModel,
} from '#test/support/import/application-form.ts';
import { denied, importWindow, rightsBut } from '#test/support/import/import-window.ts';
import { testBuyer } from '#test/support/import/purchase-report.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';

async function opened(models: readonly FormModel[], parts: Partial<DataContext> = {}) {
  const data = trainingsData();
  const sheets = models.map((model, at) => formSheet(model, `Лист${String(at + 1)}`));
  await writeXlsx(join(data.folder, 'f.xlsx'), sheets);
  return { ...data, ...importWindow(data, parts) };
}

test('a form goes from its labels and columns over the preview to participants, and back', async () => {
  const { inn } = testBuyer(1);
  const stranger = { company: 'ООО Чужая', inn: testBuyer(77).inn };
  const { db, handlers, open } = await opened([
    { people: [ivanov, ['Петрова Анна', null, '12-34-5', null]] },
    { people: [petrova], ...stranger },
  ]);
  const before = trainingsState(db);
  const form = await open('f.xlsx');
  const { sessionId, kind, mapping, picture, columns, rowsOf } = form;
  expect(kind).toBe('trainings');
  expect(mapping).toMatchObject({ headerFrom: 9, headerTo: 9, report: null });
  expect(columns.map(({ field }) => field)).toEqual([
    ...['number', 'participant', 'position', 'phone', 'email'],
    ...['course', 'startsOn', 'venue', 'name', 'inn'],
  ]);
  // What the form says once is shown beside its first participant.
  expect(picture.rows.find(({ number }) => number === 10)?.cells.slice(5)).toEqual([
    ...['Навыки продаж', '11.03.2011', 'Москва', testBuyer(0).name, testBuyer(0).inn],
  ]);
  const { counts } = await form.check();
  expect(counts).toMatchObject({ new: 1, error: 1, unknown: 1, total: 3 });
  expect(await rowsOf('new')).toMatchObject([
    {
      row: 10,
      changes: [
        { field: 'participant', oldValue: '', newValue: 'Иванов Иван' },
        { field: 'course', newValue: 'Навыки продаж' },
        { field: 'startsOn', newValue: '2011-03-11' },
      ],
    },
  ]);
  const mend = { sessionId, sheet: 0, row: 11, column: 3, value: '495 612-19-54' };
  expect(await handlers['import-mend'](mend)).toMatchObject({
    row: { verdict: 'new' },
    counts: { new: 2, error: 0 },
  });
  // The INN of the form is mended in the row of the participant.
  const found = { sessionId, sheet: 1, row: 10, column: 9, value: inn };
  expect(await handlers['import-mend'](found)).toMatchObject({
    row: { verdict: 'new' },
    counts: { new: 3, unknown: 0 },
  });
  const result = await handlers['import-run']({ sessionId });
  expect(result).toMatchObject({ created: 3, rejected: 0, unattached: 0 });
  expect(participantLines(db)).toEqual([
    'Вектор 0, Навыки продаж 2011-03-11 Москва: Иванов Иван, продавец, +74956121953, ivanov@example.ru = confirmed',
    'Вектор 0, Навыки продаж 2011-03-11 Москва: Петрова Анна, +74956121954 = confirmed',
    'Вектор 1, Навыки продаж 2011-03-11 Москва: Петрова Анна, менеджер = confirmed',
  ]);
  expect(await handlers['import-undo'](result)).toMatchObject({ restored: 2, kept: [] });
  expect(trainingsState(db)).toEqual(before);
});

test('what was mended on a form stands in the form of what is left', async () => {
  const { folder, handlers, open, run, db } = await opened([]);
  const { name, inn } = testBuyer(1);
  const [title, , course, ...rest] = formSheet({
    people: [ivanov, ['Петрова Анна', null, '12-34-5', null]],
  }).rows;
  const inOneCell = [title, [`Компания: ${name}`], ['ИНН: 123'], course, ...rest].filter(
    (row) => row !== undefined && row[0] !== 'Компания:' && row[0] !== 'ИНН:',
  );
  await writeXlsx(join(folder, 'f.xlsx'), [{ name: 'Лист1', rows: inOneCell as never }]);
  const { sessionId, mapping, columns, check } = await open('f.xlsx');
  await check();
  const column = columns.find(({ field }) => field === 'inn')?.column ?? 0;
  await handlers['import-mend']({ sessionId, row: mapping.headerTo + 2, column, value: inn });
  const errors = { sessionId, token: 'errors.xlsx', language: 'ru' as const };
  expect(await handlers['import-errors-save'](errors)).toEqual({ rows: 2 });
  const { files } = await run(join(folder, 'errors.xlsx'));
  expect(files[0]).toMatchObject({ rows: 2, created: 1, rejected: [{ code: 'phone' }] });
  expect(participantLines(db)).toMatchObject([expect.stringContaining('Вектор 1')]);
});

test('a person gives a label another meaning, and the next form like it has that', async () => {
  const { handlers, open, db } = await opened([{ people: [petrova] }]);
  const { sessionId, mapping, columns, check } = await open('f.xlsx');
  expect(mapping.headerTo).toBe(9);
  const meant = (column: number, field: RegisterField): RegisterField =>
    mapping.columns.find((one) => one.column === column)?.field === 'venue' ? 'city' : field;
  const chosen = columns.map(({ column, field }) => ({ column, field: meant(column, field) }));
  await check(chosen);
  await handlers['import-run']({ sessionId });
  expect(participantLines(db)).toEqual([
    'Вектор 0, Навыки продаж 2011-03-11 ?: Петрова Анна, менеджер = confirmed',
  ]);
  const again = await open('f.xlsx');
  expect(again.mapping.columns.filter(({ by }) => by === 'saved')).toContainEqual(
    expect.objectContaining({ header: 'Город', field: 'city' }),
  );
  const without = chosen.filter(({ field }) => field !== 'participant' && field !== 'name');
  await expect(check(without.filter(({ field }) => field !== 'inn'))).rejects.toMatchObject({
    code: 'import/columns-missing',
  });
});

test('it takes the rights to courses and registrations beside the right to import', async () => {
  const refusing = new Set(['courses view', 'registrations view']);
  const may = rightsBut(refusing);
  const { handlers, open, runForm, db } = await opened([{ people: [ivanov] }], { may });
  const { sessionId, check } = await open('f.xlsx');
  await check();
  refusing.add('registrations edit');
  await expect(handlers['import-run']({ sessionId })).rejects.toMatchObject(
    denied('registrations', 'edit'),
  );
  refusing.add('courses add');
  await expect(open('f.xlsx')).rejects.toMatchObject(denied('courses', 'add'));
  expect(participantLines(db)).toEqual([]);
  await runForm({ people: [ivanov] });
  const [batch] = await handlers['import-batches']({});
  refusing.add('registrations delete');
  await expect(handlers['import-undo']({ batchPk: batch?.pk ?? 0 })).rejects.toMatchObject(
    denied('registrations', 'delete'),
  );
  expect(participantLines(db)).toHaveLength(1);
});
