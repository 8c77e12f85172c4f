import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { ImportProgress } from '#contract/import.ts';
import { makeInn } from '#domain/reseller/inn.ts';
import { startWorkbookWorker } from '#electron/workbooks/import/workbook-client.ts';
import { storedResellers, temporaryData } from '#test/support/import/data-file.ts';
import { importWindow } from '#test/support/import/import-window.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';

type Row = readonly string[];
const header = ['Наименование', 'ИНН', 'Город', 'Почта', 'Уровень'];
const person = { actor: 'operator', batchPk: null };
const inn = (index: number): string => makeInn(String(600_000_000 + index));
const row = (index: number, level = 'золото'): Row => [
  `ООО Альфа ${String(index)}`,
  inn(index),
  'Москва',
  '',
  level,
];

function register(folder: string, name: string, rows: readonly Row[]): Promise<string> {
  return writeXlsx(join(folder, name), [{ name: 'Реестр', rows: [header, ...rows] }]);
}

/** A checked session, and what is to happen as soon as the first rows are written. */
async function checked(data: ReturnType<typeof temporaryData>, rows: readonly Row[]) {
  await register(data.folder, 'checked.xlsx', rows);
  return checkedFile(data);
}

async function checkedFile(data: ReturnType<typeof temporaryData>) {
  const first: { written: (() => void) | null } = { written: null };
  const { handlers, open } = importWindow(data, {
    emit: (event, payload) => {
      if (event !== 'import-progress' || (payload as ImportProgress).phase !== 'writing') return;
      first.written?.();
      first.written = null;
    },
  });
  const { sessionId, check } = await open('checked.xlsx');
  await check();
  return { handlers, sessionId, first };
}

test('a cancel with no call in hand leaves the worker alone', async () => {
  const data = temporaryData();
  const path = await register(data.folder, 'r.xlsx', [row(0), row(1)]);
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const client = startWorkbookWorker(null);
  onTestFinished(() => client.end());
  client.cancel();
  expect(vi.getTimerCount()).toBe(0);
  expect(await client.call('open', { path })).toMatchObject({ kind: 'resellers' });
});

test('a cancel after the last row was sent still takes the import back', async () => {
  const data = temporaryData();
  const { handlers, sessionId, first } = await checked(data, [row(0), row(1), row(2)]);
  let answer: unknown = null;
  first.written = () => {
    answer = handlers['import-cancel']({ sessionId });
  };
  await expect(Promise.resolve(handlers['import-run']({ sessionId }))).rejects.toMatchObject({
    code: 'import/cancelled',
  });
  expect(answer).toEqual({ cancelled: true });
  expect(storedResellers(data.db)).toEqual([]);
  expect(handlers['import-cancel']({ sessionId })).toEqual({ cancelled: false });
});

test('a run that was stopped leaves nothing to the next one', async () => {
  const data = temporaryData();
  const numbers = Array.from({ length: 2500 }, (_, index) => index);
  const { handlers, sessionId, first } = await checked(
    data,
    numbers.map((index) => row(index)),
  );
  // The worker is ahead by then and waits until it may send more.
  first.written = () => void handlers['import-cancel']({ sessionId });
  await expect(Promise.resolve(handlers['import-run']({ sessionId }))).rejects.toMatchObject({
    code: 'import/cancelled',
  });
  expect(storedResellers(data.db)).toHaveLength(0);
  expect(await handlers['import-run']({ sessionId })).toMatchObject({ created: 2500 });
  expect(storedResellers(data.db)).toHaveLength(2500);
});

test('rows to decide are counted apart and come back with the rejected ones', async () => {
  const data = temporaryData();
  const { handlers, sessionId } = await checked(data, [
    ['ООО Альфа', inn(0), 'Москва', '', ''],
    ['ООО Альфа', inn(1), 'Москва', '', ''],
    ['Альфа', '', 'Москва', '', ''],
    ['ООО Бета', inn(2), 'Тверь', 'ivanov@', ''],
    ['ООО Гамма', inn(3), 'Тверь', '', ''],
    ['Гамма', '', '', '', 'золото'],
  ]);
  const result = await handlers['import-run']({ sessionId });
  expect(result).toMatchObject({ created: 3, rejected: 1, undecided: 2 });
  expect(await handlers['import-batches']({})).toMatchObject([{ rejected: 1, undecided: 2 }]);
  const token = 'errors.xlsx';
  expect(await handlers['import-errors-save']({ sessionId, token, language: 'ru' })).toEqual({
    rows: 3,
  });
  const errors = await handlers['import-open']({ token });
  expect(errors.picture.rows.slice(1).map(({ cells }) => [cells[0], cells.at(-1)])).toEqual([
    ['Альфа', 'подходят несколько реселлеров: укажите ИНН и КПП или город'],
    ['ООО Бета', 'Почта: это не адрес электронной почты (ivanov@)'],
    ['Гамма', 'неясно, тот ли это реселлер: укажите ИНН или город'],
  ]);
  await handlers['import-close'](errors);
});

test('what a person deletes while the import runs is left alone and told', async () => {
  const data = temporaryData();
  const numbers = Array.from({ length: 600 }, (_, index) => index);
  await data.run(
    await register(
      data.folder,
      'r.xlsx',
      numbers.map((index) => row(index)),
    ),
  );
  const { handlers, sessionId, first } = await checked(
    data,
    numbers.map((index) => [...row(index, 'бронза').slice(0, 3), 'a@example.ru', 'бронза']),
  );
  const last = data.db.prepare('SELECT pk FROM reseller WHERE inn = ?').pluck().get(inn(599));
  first.written = () =>
    data.writer.transaction(person, (tx) => tx.remove('reseller', Number(last)));
  const result = await handlers['import-run']({ sessionId });
  expect(result).toMatchObject({ updated: 599, undecided: 1 });
  const level = data.db.prepare('SELECT level FROM reseller WHERE pk = ?').pluck();
  expect(level.get(last)).toBe('gold');
  const emails = data.db.prepare('SELECT count(*) FROM email WHERE reseller_pk = ?').pluck();
  expect(emails.get(last)).toBe(0);
  const token = 'left.xlsx';
  await handlers['import-errors-save']({ sessionId, token, language: 'ru' });
  const left = await handlers['import-open']({ token });
  expect(left.picture.rows.slice(1).map(({ cells }) => [cells[1], cells.at(-1)])).toEqual([
    [
      inn(599),
      'реселлера, закупку, заявку, обращение или участника завели, изменили или удалили, пока шла загрузка: загрузите строку ещё раз',
    ],
  ]);
  await handlers['import-close'](left);
});

test('a reseller whom a person enters while the import runs is not made again', async () => {
  const data = temporaryData();
  const rows = Array.from({ length: 600 }, (_, index) => row(index));
  // The row below would add to a reseller that is not made.
  const { handlers, sessionId, first } = await checked(data, [
    ...rows,
    [...row(599).slice(0, 3), 'a@example.ru', ''],
  ]);
  first.written = () =>
    data.writer.transaction(person, (tx) => {
      tx.create('reseller', {
        name: 'Своя',
        inn: inn(599),
        status: 'candidate',
        hiddenInSource: 0,
      });
    });
  const result = await handlers['import-run']({ sessionId });
  expect(result).toMatchObject({ created: 599, undecided: 1 });
  const names = data.db.prepare('SELECT name FROM reseller WHERE inn = ?').pluck();
  expect(names.all(inn(599))).toEqual(['Своя']);
});

test('a reseller without INN, and one that comes back, are not made again either', async () => {
  const data = temporaryData();
  const gone = data.writer.transaction(person, (tx) => {
    const pk = tx.create('reseller', {
      name: 'Прежняя',
      inn: inn(598),
      status: 'candidate',
      hiddenInSource: 0,
    });
    tx.remove('reseller', pk);
    return pk;
  });
  const named: Row = ['Безымянная-Торг', '', 'Тверь', '', ''];
  const rows = Array.from({ length: 599 }, (_, index) => row(index));
  const { handlers, sessionId, first } = await checked(data, [...rows, named]);
  first.written = () =>
    data.writer.transaction(person, (tx) => {
      tx.restore('reseller', gone);
      tx.create('reseller', {
        name: 'Безымянная-Торг',
        city: 'Тверь',
        status: 'candidate',
        hiddenInSource: 0,
      });
    });
  const result = await handlers['import-run']({ sessionId });
  expect(result).toMatchObject({ created: 598, undecided: 2 });
});

test('a branch that a person enters while the import runs stands beside the rows of the file', async () => {
  const data = temporaryData();
  const heads = ['Наименование', 'ИНН', 'КПП', 'Город'];
  const rows = Array.from({ length: 600 }, (_, index): Row => [
    `ООО Альфа ${String(index)}`,
    inn(index),
    '770101001',
    'Москва',
  ]);
  await writeXlsx(join(data.folder, 'checked.xlsx'), [{ name: 'Реестр', rows: [heads, ...rows] }]);
  const { handlers, sessionId, first } = await checkedFile(data);
  first.written = () =>
    data.writer.transaction(person, (tx) => {
      tx.create('reseller', {
        name: 'Филиал',
        inn: inn(599),
        kpp: '500101001',
        status: 'candidate',
        hiddenInSource: 0,
      });
    });
  expect(await handlers['import-run']({ sessionId })).toMatchObject({ created: 600, undecided: 0 });
});
