import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ImportBatches } from '#db/repositories/import-batches.ts';
import { undoBatch } from '#db/repositories/import-undo.ts';
import { makeInn } from '#domain/reseller/inn.ts';
import { storedResellers, temporaryData, undoOf } from '#test/support/import/data-file.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';

type Data = ReturnType<typeof temporaryData>;
type Row = readonly [name: string, inn: string, city: string, phone: string, level: string];

const inns = Array.from({ length: 6 }, (_, index) => makeInn(String(770123400 + index)));
const row = (index: number, phone = '', level = 'золото'): Row => [
  `ООО Альфа ${String(index)}`,
  inns[index] ?? '',
  'Москва',
  phone,
  level,
];

async function imported(data: Data, name: string, rows: readonly Row[]): Promise<number> {
  const path = await writeXlsx(join(data.folder, name), [
    { name: 'Реестр', rows: [['Наименование', 'ИНН', 'Город', 'Телефон', 'Уровень'], ...rows] },
  ]);
  const { batchId } = await data.run(path);
  return new ImportBatches(data.db).find(batchId ?? '')?.pk ?? 0;
}

const undone = (data: Data, batchPk: number) => undoOf(data)(String(batchPk));

test('resellers that a later import has changed or added to stay and are listed', async () => {
  const data = temporaryData();
  const first = await imported(data, 'a.xlsx', [row(0), row(1), row(2)]);
  await imported(data, 'b.xlsx', [row(0, '', 'бронза'), row(1, '8 (495) 123-45-67'), row(2)]);
  const before = storedResellers(data.db);
  expect(await undone(data, first)).toMatchObject({
    removed: 1,
    kept: [
      { name: 'Альфа 0', fields: ['level'] },
      { name: 'Альфа 1', fields: ['phone'] },
    ],
  });
  expect(storedResellers(data.db)).toEqual(before.filter((r) => r['name'] !== 'Альфа 2'));
});

test('a later import that was undone itself keeps nothing', async () => {
  const data = temporaryData();
  const first = await imported(data, 'a.xlsx', [row(0), row(1), row(2)]);
  const second = await imported(data, 'b.xlsx', [
    row(0, '', 'бронза'),
    row(1, '8 (495) 123-45-67'),
    row(2),
  ]);
  expect(await undone(data, second)).toMatchObject({ removed: 0, restored: 2, kept: [] });
  expect(await undone(data, first)).toMatchObject({ removed: 3, kept: [] });
  expect(storedResellers(data.db)).toEqual([]);
});

test('a value that a later import has put over the one of the batch stays and is listed', async () => {
  const data = temporaryData();
  await imported(data, 'a.xlsx', [row(0), row(1)]);
  const second = await imported(data, 'b.xlsx', [row(0, '', 'бронза'), row(1)]);
  await imported(data, 'c.xlsx', [row(0, '', 'серебро'), row(1)]);
  expect(await undone(data, second)).toMatchObject({
    restored: 0,
    kept: [{ name: 'Альфа 0', fields: ['level'] }],
  });
});

test('each reseller that got its values back or lost a number counts once', async () => {
  const data = temporaryData();
  await imported(data, 'a.xlsx', [row(0), row(1), row(2)]);
  const before = storedResellers(data.db);
  const second = await imported(data, 'b.xlsx', [
    row(0, '8 (495) 123-45-67'),
    row(1, '8 (495) 123-45-68', 'бронза'),
    row(2, '', 'бронза'),
  ]);
  expect(await undone(data, second)).toMatchObject({ removed: 0, restored: 3, kept: [] });
  expect(storedResellers(data.db)).toEqual(before);
});

test('resellers with which somebody has worked since stay, whoever wrote it down', async () => {
  const data = temporaryData();
  const first = await imported(data, 'a.xlsx', [row(0), row(1), row(2), row(3)]);
  const later = await imported(data, 'b.xlsx', [row(4)]);
  const pk = data.db.prepare<[string], number>('SELECT pk FROM reseller WHERE inn = ?').pluck();
  const called = { channel: 'call-in', state: 'done', occurredAt: 1 } as const;
  const at = (index: number): number => pk.get(inns[index] ?? '') ?? 0;
  data.writer.transaction({ actor: 'importer', batchPk: later }, (tx) => {
    tx.create('interaction', { resellerPk: at(0), ...called });
  });
  data.writer.transaction({ actor: 'operator', batchPk: null }, (tx) => {
    tx.create('interaction', { resellerPk: at(1), ...called });
    tx.patch('reseller', at(2), { manager: 'Ким Е.' });
  });
  expect(await undone(data, first)).toMatchObject({
    removed: 1,
    kept: [
      { name: 'Альфа 0', fields: ['interaction'] },
      { name: 'Альфа 1', fields: ['interaction'] },
      { name: 'Альфа 2', fields: ['manager'] },
    ],
  });
});

test('a number of the batch that a person has corrected stays and is listed', async () => {
  const data = temporaryData();
  await imported(data, 'a.xlsx', [row(0), row(1)]);
  const second = await imported(data, 'b.xlsx', [
    row(0, '8 (495) 123-45-67'),
    row(1, '8 (495) 123-45-68'),
  ]);
  const phone = data.db
    .prepare<[], number>("SELECT pk FROM phone WHERE e164 = '+74951234567'")
    .pluck();
  data.writer.transaction({ actor: 'operator', batchPk: null }, (tx) => {
    tx.patch('phone', phone.get() ?? 0, { extension: '12' });
  });
  expect(await undone(data, second)).toMatchObject({
    removed: 0,
    restored: 1,
    kept: [{ name: 'Альфа 0', fields: ['phone'] }],
  });
});

test('values, numbers and sources go back in small steps with turns between', async () => {
  const data = temporaryData();
  const numbers = inns.map((_, index) => index);
  await imported(
    data,
    'a.xlsx',
    numbers.map((index) => row(index)),
  );
  const second = await imported(
    data,
    'b.xlsx',
    numbers.map((index) => row(index, `8 (495) 123-45-6${String(index)}`, 'бронза')),
  );
  const left = data.db
    .prepare<[number], number>(
      `SELECT (SELECT count(*) FROM reseller WHERE level = 'bronze')
        + (SELECT count(*) FROM phone WHERE deleted_at IS NULL)
        + (SELECT count(*) FROM import_source WHERE batch_pk = ?)`,
    )
    .pluck();
  const counts: number[] = [left.get(second) ?? 0];
  const steps = undoBatch(data.db, data.writer, second, 'operator', 2);
  while (steps.next().done !== true) counts.push(left.get(second) ?? 0);
  expect(counts[0]).toBe(18);
  expect(counts.at(-1)).toBe(0);
  const largest = Math.max(...counts.slice(1).map((count, at) => (counts[at] ?? 0) - count));
  // Sources are light: more of them go at once.
  expect(largest).toBeLessThanOrEqual(6);
});
