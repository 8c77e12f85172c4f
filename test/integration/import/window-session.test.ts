import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '#contract/errors.ts';
import type { ImportProgress } from '#contract/import.ts';
import { makeInn } from '#domain/reseller/inn.ts';
import { storedResellers, temporaryData } from '#test/support/import/data-file.ts';
import { importWindow } from '#test/support/import/import-window.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';

const inn = makeInn('770123456');
const rows = [
  ['Реестр'],
  ['Фирма', 'ИНН', 'Город', 'Почта', 'Кто ведёт', 'Что-то'],
  ['ООО Альфа', inn, 'Москва', 'a@example.ru', 'Ким Е.', 'важный'],
  ['ООО Альфа', inn, 'Москва', 'b@example.ru', 'Ким Е.', 'важный'],
  ['ЗАО Бета', makeInn('781234567'), 'Тверь', 'ivanov@', 'Ким Е.', 'обычный'],
  ['ЗАО Гамма', makeInn('781234568'), 'Тверь', 'c@example.ru', 'Ким Е.', 'обычный'],
];

async function opened() {
  const data = temporaryData();
  await writeXlsx(join(data.folder, 'r.xlsx'), [{ name: 'Реестр', rows }]);
  const progress: ImportProgress[] = [];
  const { handlers, open } = importWindow(data, {
    emit: (event, payload) => {
      if (event === 'import-progress') progress.push(payload as ImportProgress);
    },
    resolveGrant: (token) => {
      if (token === 'nothing') throw new AppError('file/not-granted', 'no');
      return { path: join(data.folder, token), name: token };
    },
  });
  const session = await open('r.xlsx');
  return { ...data, handlers, open, session, progress };
}

test('goes from the file over columns, preview and a mended cell to the result', async () => {
  const { db, handlers, session, progress } = await opened();
  expect(session).toMatchObject({
    fileName: 'r.xlsx',
    format: 'xlsx',
    kind: 'resellers',
    importedBefore: null,
  });
  expect(session.mapping).toMatchObject({ headerFrom: 2, headerTo: 2 });
  expect(session.picture.rows[0]).toEqual({ number: 1, cells: ['Реестр'] });
  const { sessionId, columns, check } = session;
  const { counts } = await check(
    columns.map(({ column, field }) => ({ column, field: column === 5 ? 'segment' : field })),
  );
  expect(counts).toEqual({
    ...{ companies: 0, withCandidates: 2 },
    new: 2,
    changed: 0,
    same: 0,
    duplicate: 1,
    error: 1,
    decide: 0,
    unknown: 0,
    total: 4,
    toLoad: 2,
    hidden: 0,
    leftOut: 1,
  });
  const errors = await handlers['import-rows']({ sessionId, verdict: 'error', from: 0, count: 10 });
  expect(errors).toMatchObject({
    total: 1,
    rows: [{ row: 5, problems: [{ column: 3, code: 'email', value: 'ivanov@' }] }],
  });
  const repeats = await handlers['import-rows']({
    sessionId,
    verdict: 'duplicate',
    from: 0,
    count: 10,
  });
  expect(repeats.rows).toMatchObject([{ row: 4, duplicateOfRow: 3 }]);
  const mended = await handlers['import-mend']({
    sessionId,
    row: 5,
    column: 3,
    value: 'ivanov@example.ru',
  });
  expect(mended).toMatchObject({
    row: { verdict: 'new', problems: [] },
    counts: { new: 3, error: 0 },
  });
  const result = await handlers['import-run']({ sessionId });
  expect(result).toMatchObject({ created: 3, updated: 0, duplicates: 1, rejected: 0 });
  expect(storedResellers(db).map((r) => [r['name'], r['segment'], r['emails']])).toEqual([
    ['Альфа', 'важный', ['a@example.ru', 'b@example.ru']],
    ['Бета', 'обычный', ['ivanov@example.ru']],
    ['Гамма', 'обычный', ['c@example.ru']],
  ]);
  expect(progress.at(-1)).toMatchObject({
    sessionId,
    phase: 'writing',
    done: 4,
    total: 4,
    secondsLeft: 0,
  });

  const again = await handlers['import-open']({ token: 'r.xlsx' });
  expect(again.importedBefore?.batchPk).toBe(result.batchPk);
  expect(again.mapping.columns[5]).toMatchObject({
    field: 'segment',
    by: 'saved',
    certainty: 'sure',
  });
  await handlers['import-close'](again);

  const undone = await handlers['import-undo']({ batchPk: result.batchPk });
  expect(undone).toMatchObject({ removed: 3, restored: 0, kept: [] });
  expect(await handlers['import-batches']({})).toMatchObject([{ state: 'undone', created: 3 }]);
  expect(storedResellers(db)).toEqual([]);
});

test('mends in one step all wrong cells of the column that say the same', async () => {
  const { handlers, folder, open } = await opened();
  const wrong = (at: number, mail: string, other = '') => [
    ...[`ООО Дельта ${String(at)}`, makeInn(String(771_000_000 + at)), 'Тверь', mail, other],
  ];
  const header = ['Фирма', 'ИНН', 'Город', 'Почта', 'E-mail 2'];
  const lists = [
    [wrong(1, 'нет@'), wrong(2, 'нет@'), wrong(3, 'да@'), wrong(4, '', 'нет@')],
    [wrong(5, 'нет@'), wrong(6, 'a@example.ru')],
  ];
  const sheets = lists.map((list, at) => ({ name: `Лист${String(at)}`, rows: [header, ...list] }));
  await writeXlsx(join(folder, 'many.xlsx'), sheets);
  const { sessionId, check, rowsOf } = await open('many.xlsx');
  expect(await check()).toMatchObject({ counts: { error: 5, new: 1 } });
  const cell = { sessionId, sheet: 0, row: 2, column: 3, value: 'info@example.ru' };
  expect(await handlers['import-mend'](cell)).toMatchObject({ alike: 2, counts: { error: 4 } });
  const all = { ...cell, from: 'нет@', value: '' };
  expect(await handlers['import-mend-alike'](all)).toMatchObject({
    mended: 2,
    counts: { error: 2, new: 4 },
  });
  expect((await rowsOf('error')).map(({ sheet, row }) => [sheet, row])).toEqual([
    [0, 4],
    [0, 5],
  ]);
  expect(await handlers['import-mend-alike'](all)).toMatchObject({ mended: 0 });
  // A cell that was right has nothing wrong like it.
  expect(await handlers['import-mend']({ ...cell, sheet: 1, row: 3 })).toMatchObject({ alike: 0 });
});

test('refuses what was not granted, not checked, closed or has no column to go by', async () => {
  const { handlers, session } = await opened();
  const { sessionId } = session;
  const codeOf = async (work: () => unknown): Promise<string> => {
    try {
      await work();
      return 'done';
    } catch (error) {
      return error instanceof AppError ? error.code : String(error);
    }
  };
  expect(await codeOf(() => handlers['import-open']({ token: 'nothing' }))).toBe(
    'file/not-granted',
  );
  expect(await codeOf(() => handlers['import-run']({ sessionId }))).toBe('import/session-gone');
  const check = {
    sessionId,
    sheet: 0,
    headerTo: 2,
    columns: [{ column: 2, field: 'city' as const }],
  };
  expect(await codeOf(() => handlers['import-check'](check))).toBe('import/columns-missing');
  expect(await codeOf(() => handlers['import-undo']({ batchPk: 99 }))).toBe(
    'import/batch-not-found',
  );
  await handlers['import-close']({ sessionId });
  expect(await codeOf(() => handlers['import-sheet']({ sessionId, sheet: 0 }))).toBe(
    'import/session-gone',
  );
});

test('saves the rejected rows where the person said', async () => {
  const { handlers, session } = await opened();
  const { sessionId, check } = session;
  await check();
  const saved = await handlers['import-errors-save']({
    sessionId,
    token: 'errors.xlsx',
    language: 'ru',
  });
  expect(saved).toEqual({ rows: 1 });
  const errors = await handlers['import-open']({ token: 'errors.xlsx' });
  expect(errors.picture.rows.map((row) => row.cells.at(-1))).toEqual([
    'Реестр',
    'Причина отклонения',
    'Почта: это не адрес электронной почты (ivanov@)',
  ]);
  await handlers['import-close'](errors);
});

test('lets nobody write before a run whose session was closed is taken back whole', async () => {
  const { db, handlers, open, session } = await opened();
  const { sessionId } = session;
  const next = await open('r.xlsx');
  for (const { check } of [session, next]) await check();
  const run = Promise.resolve(handlers['import-run']({ sessionId }));
  const ended = expect(run).rejects.toMatchObject({ code: 'import/cancelled' });
  const closed = handlers['import-close']({ sessionId });
  await expect(handlers['import-run']({ sessionId: next.sessionId })).rejects.toMatchObject({
    code: 'import/running',
  });
  await closed;
  await ended;
  expect(storedResellers(db)).toEqual([]);
  expect(await handlers['import-run']({ sessionId: next.sessionId })).toMatchObject({ created: 2 });
});
