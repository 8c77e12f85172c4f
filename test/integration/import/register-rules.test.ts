import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ImportBatches } from '#db/repositories/import-batches.ts';
import { makeInn } from '#domain/reseller/inn.ts';
import type { CellValue } from '#electron/workbooks/read/cell.ts';
import {
  mutationCount,
  storedResellers,
  temporaryData,
  undoOf,
} from '#test/support/import/data-file.ts';
import { mistyped } from '#test/support/import/purchase-report.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';

const header = [
  'Наименование',
  'ИНН',
  'КПП',
  'Город',
  'Телефон',
  'E-mail',
  'Статус',
  'Уровень',
  'Менеджер',
];
const alpha = makeInn('770123456');
const beta = makeInn('781234567');

type Row = readonly CellValue[];
const row = (name: string, inn: string | null, more: Partial<Record<string, string>> = {}): Row => [
  name,
  inn,
  more['kpp'] ?? null,
  more['city'] ?? 'Москва',
  more['phone'] ?? null,
  more['email'] ?? null,
  more['status'] ?? 'да',
  more['level'] ?? null,
  more['manager'] ?? null,
];
// Recognition wants a table, and a table has more than one row.
const others: readonly Row[] = [
  row('ООО Вектор', makeInn('500100000'), { phone: '8 (495) 111-22-33' }),
  row('ООО Сигма', makeInn('500100001'), { email: 'a@example.ru' }),
];

async function register(folder: string, rows: readonly Row[], name = 'r.xlsx'): Promise<string> {
  return writeXlsx(join(folder, name), [{ name: 'Реестр', rows: [header, ...others, ...rows] }]);
}

function pkOf(data: ReturnType<typeof temporaryData>, inn: string): number {
  return (
    data.db
      .prepare<[string], number>('SELECT pk FROM reseller WHERE inn = ? AND deleted_at IS NULL')
      .pluck()
      .get(inn) ?? 0
  );
}
const person = { actor: 'operator', batchPk: null };

test('a later edit of a person is not taken back by the same file, deleted phones included', async () => {
  const data = temporaryData();
  const path = await register(data.folder, [
    row('ООО Альфа', alpha, { phone: '8 (495) 123-45-67', level: 'золото', manager: 'Ким Е.' }),
  ]);
  await data.run(path);
  const pk = pkOf(data, alpha);
  const phone = data.db
    .prepare<[number], number>('SELECT pk FROM phone WHERE reseller_pk = ?')
    .pluck()
    .get(pk);
  data.writer.transaction(person, (tx) => {
    tx.patch('reseller', pk, { level: 'silver', manager: null });
    tx.remove('phone', phone ?? 0);
  });
  const before = storedResellers(data.db);
  const mutations = mutationCount(data.db);
  const { files } = await data.run(path);
  expect(files[0]).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  expect(mutationCount(data.db)).toBe(mutations);
  expect(storedResellers(data.db)).toEqual(before);
});

test('only what the file changed since the last import is applied', async () => {
  const data = temporaryData();
  await data.run(
    await register(data.folder, [row('ООО Альфа', alpha, { level: 'золото', manager: 'Ким Е.' })]),
  );
  data.writer.transaction(person, (tx) =>
    tx.patch('reseller', pkOf(data, alpha), { manager: 'Щукин Р.' }),
  );
  const changed = await register(data.folder, [
    row('ООО Альфа', alpha, {
      level: 'бронза',
      manager: 'Ким Е.',
      status: 'приост.',
      phone: '8 (495) 123-45-67',
    }),
  ]);
  const { files } = await data.run(changed);
  expect(files[0]).toMatchObject({ created: 0, updated: 1, unchanged: 2 });
  expect(storedResellers(data.db).find((r) => r['inn'] === alpha)).toMatchObject({
    level: 'bronze',
    status: 'suspended',
    statusReason: null,
    manager: 'Щукин Р.',
    phones: ['+74951234567'],
  });
});

test('the first row of a reseller wins and later rows fill and add', async () => {
  const data = temporaryData();
  const { files } = await data.run(
    await register(data.folder, [
      row('ООО «Альфа»', alpha, { level: 'золото', phone: '8 (495) 123-45-67' }),
      row('Альфа, ООО', alpha, {
        level: 'бронза',
        kpp: '770101001',
        phone: '(495) 765-43-21',
        manager: 'Ким Е.',
      }),
    ]),
  );
  expect(files[0]).toMatchObject({ rows: 4, created: 3 });
  expect(files[0]?.duplicates).toEqual([{ rows: [4, 5], inn: alpha, sheet: 'Реестр' }]);
  expect(storedResellers(data.db).find((r) => r['inn'] === alpha)).toMatchObject({
    kpp: '770101001',
    level: 'gold',
    manager: 'Ким Е.',
    phones: ['+74951234567', '+74957654321'],
  });
});

test('another KPP under one INN is a branch, a missing one is the same', async () => {
  const data = temporaryData();
  const { files } = await data.run(
    await register(data.folder, [
      row('ООО Альфа', alpha, { kpp: '770101001' }),
      row('ООО Альфа', alpha, { kpp: '500101001', city: 'Химки' }),
      row('ООО Бета', beta, { kpp: '781001001' }),
      row('ООО Бета', beta),
    ]),
  );
  expect(files[0]).toMatchObject({ created: 5 });
  expect(files[0]?.duplicates.map((group) => group.rows)).toEqual([[6, 7]]);
});

test('a row without INN goes by exact name and city and is left undecided where two could be meant', async () => {
  const data = temporaryData();
  const { files, errorsOut } = await data.run(
    await register(data.folder, [
      row('Лидер-Спектр', null, { city: 'Тверь' }),
      row('ООО Альфа-Вектор', alpha),
      row('ООО Альфа-Вектор', beta),
      row('Альфа-Вектор', null),
      row('Альфа Вектор', null),
    ]),
    { errorsOut: join(data.folder, 'errors.xlsx') },
  );
  expect(files[0]).toMatchObject({ rows: 7, created: 6 });
  expect(files[0]?.undecided).toEqual([
    { sheet: 'Реестр', row: 7, name: 'Альфа-Вектор', city: 'Москва', why: 'several' },
  ]);
  expect(errorsOut).toEqual([join(data.folder, 'errors.xlsx')]);
});

test('a row with an invalid cell is rejected whole and says where and why', async () => {
  const data = temporaryData();
  const { files } = await data.run(
    await register(data.folder, [
      row('ООО Альфа', mistyped(alpha)),
      row('ООО Бета', '123'),
      row('ООО Гамма', beta, { email: 'ivanov@' }),
      row('ООО Дельта', null, { phone: '12-34', city: 'Москва', kpp: '77' }),
      row('ООО Эпсилон', null, { status: 'абракадабра', level: 'деревянный' }),
    ]),
  );
  expect(files[0]).toMatchObject({ rows: 7, created: 2 });
  expect(files[0]?.rejected.map(({ cell, column, code }) => [cell, column, code])).toEqual([
    ['B4', 'ИНН', 'inn-checksum'],
    ['B5', 'ИНН', 'inn-format'],
    ['F6', 'E-mail', 'email'],
    ['C7', 'КПП', 'kpp'],
    ['E7', 'Телефон', 'phone'],
    ['G8', 'Статус', 'status'],
    ['H8', 'Уровень', 'level'],
  ]);
});

test('the workbook of errors, corrected, is imported like the original', async () => {
  const data = temporaryData();
  const wrong = await register(data.folder, [row('ООО Альфа', alpha, { email: 'ivanov@' })]);
  const errorsOut = join(data.folder, 'errors.xlsx');
  const first = await data.run(wrong, { errorsOut });
  expect(first).toMatchObject({ errorsOut: [errorsOut] });
  const again = await data.run(errorsOut);
  expect(again.files[0]).toMatchObject({ kind: 'resellers', rows: 1, created: 0 });
  expect(again.files[0]?.rejected).toMatchObject([{ cell: 'F2', code: 'email', value: 'ivanov@' }]);
  const { openWorkbook } = await import('#electron/workbooks/read/workbook.ts');
  const rows: Row[] = [];
  (await openWorkbook({ path: errorsOut })).forEachRow(
    0,
    ({ cells }) => void rows.push(cells.slice()),
  );
  expect(rows[0]?.slice(0, header.length)).toEqual(header);
  expect(rows[1]?.at(-1)).toContain('ivanov@');
  const corrected = rows.map((cells) =>
    cells.map((cell) => (cell === 'ivanov@' ? 'ivanov@example.ru' : cell)),
  );
  const path = await writeXlsx(join(data.folder, 'corrected.xlsx'), [
    { name: 'Реестр', rows: corrected },
  ]);
  expect((await data.run(path)).files[0]).toMatchObject({ created: 1, rejected: [] });
});

test('errors of a sheet without a header come back under one', async () => {
  const data = temporaryData();
  const good = row('ООО Альфа', alpha, { email: 'info@example.ru' });
  const bad = row('ООО Бета', beta, { email: 'ivanov@' });
  const path = await writeXlsx(join(data.folder, 'bare.xlsx'), [
    { name: 'Лист1', rows: [good, good, good, bad] },
  ]);
  const errorsOut = join(data.folder, 'errors.xlsx');
  await data.run(path, { errorsOut });
  expect((await data.run(errorsOut)).files[0]).toMatchObject({
    rows: 1,
    rejected: [{ row: 2, code: 'email', value: 'ivanov@' }],
  });
});

test('undo takes a batch back, keeps what a person edited and lets the file be imported anew', async () => {
  const data = temporaryData();
  await data.run(await register(data.folder, [row('ООО Альфа', alpha, { level: 'золото' })]));
  const before = storedResellers(data.db);
  const second = await register(data.folder, [
    row('ООО Альфа', alpha, { level: 'бронза', phone: '8 (495) 123-45-67' }),
    row('ООО Бета', beta),
    row('ООО Гамма', makeInn('500100007')),
  ]);
  const { batchId } = await data.run(second);
  const after = storedResellers(data.db);
  data.writer.transaction(person, (tx) =>
    tx.patch('reseller', pkOf(data, beta), { manager: 'Ким Е.' }),
  );
  expect(await undoOf(data)(batchId)).toMatchObject({
    removed: 1,
    restored: 1,
    kept: [{ name: 'Бета', fields: ['manager'] }],
  });
  expect(storedResellers(data.db).filter((r) => r['inn'] !== beta)).toEqual(before);
  expect(new ImportBatches(data.db).find(batchId ?? '')?.state).toBe('undone');
  expect((await data.run(second)).files[0]).toMatchObject({ created: 1, updated: 1 });
  expect(storedResellers(data.db)).toEqual(
    after.map((r) => (r['inn'] === beta ? { ...r, manager: 'Ким Е.' } : r)),
  );
});

test('a cancelled import leaves nothing and no batch', async () => {
  const data = temporaryData();
  const rows = Array.from({ length: 30_000 }, (_, index) =>
    row(`ООО Альфа ${String(index)}`, makeInn(String(600_000_000 + index))),
  );
  const path = await register(data.folder, rows);
  const stop = new AbortController();
  const running = data.run(path, {
    signal: stop.signal,
    onProgress: (_file, { phase }) => {
      if (phase === 'writing') stop.abort();
    },
  });
  await expect(running).rejects.toMatchObject({ code: 'import/cancelled' });
  expect(storedResellers(data.db)).toEqual([]);
  expect(new ImportBatches(data.db).list().filter((b) => b.state !== 'cancelled')).toEqual([]);
});

test('marks what was hidden in the source', async () => {
  const data = temporaryData();
  const path = await writeXlsx(join(data.folder, 'r.xlsx'), [
    {
      name: 'Реестр',
      rows: [header, ...others, row('ООО Альфа', alpha, { manager: 'Ким Е.' })],
      hiddenColumns: [8],
    },
  ]);
  await data.run(path);
  const hidden = data.db
    .prepare('SELECT inn FROM reseller WHERE hidden_in_source = 1')
    .pluck()
    .all();
  expect(hidden).toEqual([alpha]);
});
