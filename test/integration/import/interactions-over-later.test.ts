import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { mutationCount } from '#test/support/import/data-file.ts';
import {
  interactionOf,
  logData,
  logLines,
  logRows,
  logState,
  withCell,
} from '#test/support/import/log-data.ts';
import { writeCsv } from '#test/support/import/write-register.ts';
import { person } from '#test/support/resellers.ts';

vi.setConfig({ testTimeout: 120_000 });

test('an edited file changes only what was edited, and the same file again nothing', async () => {
  const { db, run, log } = logData();
  await run(await log(logRows));
  const before = logState(db);
  const edited = withCell(withCell(logRows, 0, 'Комментарий', '-позже'), 2, 'Длит.', '6 мин');
  const { files } = await run(await log(edited, 'edited.xlsx'));
  expect(files[0]).toMatchObject({ created: 0, updated: 2, unchanged: 1 });
  const after = logState(db);
  expect(after).toEqual([
    { ...(before[0] as object), text: '-позже\nКонтакт: Фролов Э.Е.' },
    before[1],
    { ...(before[2] as object), duration_s: 360 },
    ...before.slice(3),
  ]);
  const mutations = mutationCount(db);
  expect((await run(await log(edited, 'edited.xlsx'))).files[0]).toMatchObject({ updated: 0 });
  expect(mutationCount(db)).toBe(mutations);
});

test('equal rows are as many interactions, in whatever order the next file has them', async () => {
  const { db, run, log } = logData();
  const [row = []] = logRows;
  const other = withCell([row], 0, 'Тема', 'Цены')[0] ?? [];
  expect((await run(await log([row, row, other]))).files[0]).toMatchObject({ created: 3 });
  const before = logState(db);
  const turned = await log([other, row, row, row], 'turned.xlsx');
  expect((await run(turned)).files[0]).toMatchObject({ created: 1, updated: 0, unchanged: 3 });
  expect(logState(db).slice(0, 3)).toEqual(before);
});

test('the company of a call with a number can be corrected in the file', async () => {
  const { db, run, log } = logData();
  const [row = []] = withCell(logRows, 0, 'Компания', 'Ёлка и Ко');
  await run(await log([row]));
  expect(logLines(db)[0]).toContain('Ёлка и Ко → -');
  const { files } = await run(await log(logRows.slice(0, 1), 'corrected.xlsx'));
  expect(files[0]).toMatchObject({ created: 0, updated: 1 });
  expect(logLines(db)).toHaveLength(1);
  expect(logLines(db)[0]).toContain('"елка" ООО (Тула) → Ёлка');
});

test('what a person edited, moved or deleted stays so, whatever the file says', async () => {
  const { db, writer, pks, run, log } = logData();
  await run(await log(logRows));
  const [call, fax, mail] = ['"елка" ООО (Тула)', 'Вектор', 'Парус'].map((company) =>
    interactionOf(db, company),
  );
  writer.transaction(person, (tx) => {
    tx.patch('interaction', call ?? 0, { text: 'правка', occurredAt: 5_000_000 });
    tx.remove('interaction', fax ?? 0);
    tx.patch('interaction', mail ?? 0, { resellerPk: pks.parusTula });
  });
  const before = logState(db);
  const edited = withCell(withCell(logRows, 0, 'Комментарий', 'иначе'), 1, 'Тема', 'Иное');
  const { files } = await run(await log(edited, 'edited.xlsx'));
  expect(files[0]).toMatchObject({ created: 0, updated: 0, rejected: [], leftOut: 0 });
  expect(logState(db)).toEqual(before);
});

test('a moment that is edited in a row moves the interaction, and undo moves it back', async () => {
  const { db, run, log, undo } = logData();
  await run(await log(logRows));
  const before = logState(db);
  const edited = withCell(withCell(logRows, 0, 'Время', '11:24'), 2, 'Дата', '13.07.2010');
  const second = await run(await log(edited, 'edited.xlsx'));
  expect(second.files[0]).toMatchObject({ created: 0, updated: 2 });
  const hour = 3_600_000;
  const moved = (at: number, by: number) => {
    const row = before[at] as { occurred_at: number };
    return { ...row, occurred_at: row.occurred_at + by };
  };
  const after = [moved(0, hour), before[1], moved(2, -24 * hour), ...before.slice(3)];
  expect(logState(db)).toEqual(after);
  const mutations = mutationCount(db);
  expect((await run(await log(edited, 'edited.xlsx'))).files[0]).toMatchObject({
    ...{ created: 0, updated: 0 },
  });
  expect(mutationCount(db)).toBe(mutations);
  expect(await undo(second.batchId)).toMatchObject({ removed: 0, kept: [] });
  expect(logState(db)).toEqual(before);
  expect((await run(await log(logRows))).files[0]).toMatchObject({ created: 0, updated: 0 });
});

test('a moment is not guessed between two alike, nor over to the log of another month', async () => {
  const { db, run, log } = logData();
  const [row = [], ...rest] = logRows;
  const twice = [...rest.slice(0, 1), row, row, ...rest.slice(1)];
  await run(await log(twice));
  const two = withCell(withCell(twice, 1, 'Время', '11:24'), 2, 'Время', '11:25');
  expect((await run(await log(two, 'two.xlsx'))).files[0]).toMatchObject({ updated: 0 });
  expect(logLines(db)).toHaveLength(8);
  const month = twice.map((cells) => [cells[0]?.replace('2010', '2011') ?? '', ...cells.slice(1)]);
  await run(await log(month, 'later.xlsx'));
  expect(logLines(db)).toHaveLength(14);
});

test('undo takes back what came, and gives back what was changed', async () => {
  const { db, run, log, undo } = logData();
  const first = await run(await log(logRows));
  const before = logState(db);
  const edited = withCell(withCell(logRows, 0, 'Тема', 'Иное'), 2, 'Комментарий', 'перенос');
  const second = await run(await log([...edited, ...logRows.slice(0, 1)], 'edited.xlsx'));
  expect(second.files[0]).toMatchObject({ created: 1, updated: 2 });
  expect(await undo(second.batchId)).toMatchObject({ removed: 0, interactions: 2, kept: [] });
  expect(logState(db)).toEqual(before);
  const again = await run(await log(logRows));
  expect(again.files[0]).toMatchObject({ created: 0, updated: 0 });
  expect(await undo(first.batchId)).toMatchObject({ removed: 0, interactions: 5, kept: [] });
  expect(logState(db)).toEqual([]);
  // Nothing of it is held for known any more.
  expect((await run(await log(logRows))).files[0]).toMatchObject({ created: 2 });
  expect(logLines(db)).toHaveLength(5);
});

test('undo keeps and lists what a person has worked on since', async () => {
  const { db, writer, pks, run, log, undo } = logData();
  const { batchId } = await run(await log(logRows));
  const of = (company: string): number => interactionOf(db, company);
  writer.transaction(person, (tx) => {
    tx.patch('interaction', of('ЗАО Чужая'), { text: 'правка' });
    tx.patch('interaction', of('Парус'), { resellerPk: pks.parusTver });
    tx.create('note', {
      ...{ interactionPk: of('Вектор'), resellerPk: pks.vektor, text: 'Ещё', author: 'Хан' },
      at: 1,
    });
  });
  const report = await undo(batchId);
  expect(report.interactions).toBe(2);
  const byName = [...report.kept].sort((a, b) => a.name.localeCompare(b.name, 'ru'));
  expect(byName).toEqual([
    { pk: pks.vektor, name: 'Вектор', fields: ['interaction'] },
    { pk: null, name: 'ЗАО Чужая', fields: ['interaction'] },
    { pk: pks.parusTver, name: 'Парус', fields: ['interaction'] },
  ]);
  expect(logLines(db).map((line) => line.split(' ').slice(2).join(' '))).toEqual([
    'Вектор → Вектор',
    'ЗАО Чужая → - | правка',
    'Парус → Парус',
  ]);
});

test('undo of register and log in one batch takes both, and of the register alone leaves the log', async () => {
  const { db, run, log, undo, folder } = logData();
  const register = writeCsv(
    join(folder, 'r.csv'),
    [
      ['Партнёр', 'ИНН', 'Город', 'Статус'],
      ['ЗАО Чужая', '7707083893', 'Тула', 'авторизован'],
    ],
    'utf-8',
    ';',
  );
  const before = logState(db);
  const both = await run([await log(logRows), register]);
  expect(both.files.map(({ kind, created }) => [kind, created])).toEqual([
    ['resellers', 1],
    ['interactions', 3],
  ]);
  expect(await undo(both.batchId)).toMatchObject({ removed: 1, interactions: 5, kept: [] });
  expect(logState(db)).toEqual(before);
  const first = await run(register);
  await run(await log(logRows));
  expect(await undo(first.batchId)).toMatchObject({
    removed: 0,
    kept: [{ name: 'Чужая', fields: ['interaction'] }],
  });
  expect(logLines(db)).toHaveLength(5);
});
