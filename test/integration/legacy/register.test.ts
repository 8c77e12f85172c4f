import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStats } from '#db/repositories/stats.ts';
import { makeInn } from '#domain/reseller/inn.ts';
import { resellerStatuses } from '#domain/reseller/status.ts';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import { mutationCount, storedResellers, temporaryData } from '#test/support/import/data-file.ts';
import { expected, legacy } from '#test/support/import/legacy.ts';
import { imported, nothingNew, writtenOld } from '#test/support/legacy/round-trip.ts';
import { readSheets } from '#test/support/read-sheets.ts';
import { addReseller, person } from '#test/support/resellers.ts';

test('the old register comes out and in again without a change, and whole into an empty file', async () => {
  const data = temporaryData();
  await data.run(join(legacy, expected.resellers.file));
  const { path, rows } = await writtenOld(data, 'resellers', 'register.xlsx');
  expect(rows).toBe(expected.resellers.distinctResellers);
  expect(await imported(data, path)).toEqual(nothingNew('resellers', rows));
  const empty = temporaryData();
  expect(await imported(empty, path)).toMatchObject({ created: rows, rejected: [], undecided: [] });
  expect(storedResellers(empty.db)).toEqual(storedResellers(data.db));
  expect(readStats(empty.db).resellers).toEqual(readStats(data.db).resellers);
});

const places = [
  { city: 'Москва', region: 'г. Москва' },
  { city: 'Орёл', region: 'Орловская область' },
  { city: 'Вышний Волочёк', region: 'Тверская область' },
  { city: null, region: null },
] as const;
const word = fc.constantFrom(
  ...['Альфа', 'Ёлка-Вектор', 'Фирма "Норд" 7', 'Техно"Люкс"', 'Торговый дом', '=Сумма', '+7 плюс'],
  ...['О’Коннор & Ко', 'А'.repeat(200), 'Зелёный дол (Север)', 'Д_x0041_'],
);
const text = fc.option(
  fc.constantFrom(
    '=срочно!',
    '-10 %',
    '+ звонить',
    '@',
    'ё, «да»; "нет"',
    'x'.repeat(900),
    '5 мин',
  ),
  { nil: null },
);
const sample = fc.record({
  words: fc.tuple(word, word),
  legalForm: fc.option(fc.constantFrom('ООО', 'ЗАО', 'ПБОЮЛ', 'АНО'), { nil: null }),
  kpp: fc.option(fc.constantFrom('770101001', '010101001'), { nil: null }),
  place: fc.constantFrom(...places),
  status: fc.constantFrom(...resellerStatuses),
  level: fc.option(fc.constantFrom('gold', 'silver', 'bronze'), { nil: null }),
  authorisedOn: fc.option(fc.constantFrom('2003-02-01', '1999-12-31'), { nil: null }),
  address: text,
  note: text,
  manager: fc.option(fc.constantFrom('Ким Е.', 'Ёлкина'), { nil: null }),
  phones: fc.uniqueArray(fc.constantFrom('+74951234567', '+74862312345', '+79161234567'), {
    maxLength: 3,
  }),
  emails: fc.uniqueArray(fc.constantFrom('a@example.ru', 'b.c@example.ru'), { maxLength: 2 }),
  people: fc.constantFrom(
    [],
    [['Ёжикова А.Б.', null]],
    [
      ['Ёжикова А.Б.', 'директор'],
      ['Ким Олег', 'директор'],
      ['Щукин Пётр Петрович', null],
    ],
  ),
});

test('whatever resellers are called and have, both formats bring them back as they are', async () => {
  const samples = fc.array(sample, { minLength: 60, maxLength: 60 });
  await fc.assert(fc.asyncProperty(samples, bringsBack), { numRuns: 1, endOnFailure: true });
});

type Sample = typeof sample extends fc.Arbitrary<infer Value> ? Value : never;

async function bringsBack(samples: readonly Sample[]): Promise<void> {
  const data = temporaryData();
  data.writer.transaction(person, (tx) => {
    for (const [at, { words, place, people, ...fields }] of samples.entries()) {
      const name = `${words.join(' ')} ${String(at)}`;
      const inn = makeInn(String(770_000_000 + at));
      const segment = 'нет такого столбца';
      const pk = addReseller(tx, { ...fields, ...place, name, inn, segment });
      for (const [who, position] of people) {
        tx.create('contact', { resellerPk: pk, name: who, position });
      }
    }
  });
  const stored = storedResellers(data.db);
  for (const ending of ['xlsx', 'xls']) {
    const { path } = await writtenOld(data, 'resellers', `register.${ending}`);
    expect(await imported(data, path)).toEqual(nothingNew('resellers', samples.length));
  }
  expect(storedResellers(data.db)).toEqual(stored);
  const empty = temporaryData();
  const xls = join(data.folder, 'register.xls');
  expect(await imported(empty, xls)).toMatchObject({ created: samples.length });
  expect(storedResellers(empty.db)).toEqual(stored.map((row) => ({ ...row, segment: null })));
  expect(peopleOf(empty)).toEqual(peopleOf(data));
}

function peopleOf({ db }: ReturnType<typeof temporaryData>): readonly unknown[] {
  return db
    .prepare(
      `SELECT r.inn, c.name, c.position FROM contact c JOIN reseller r ON r.pk = c.reseller_pk
       ORDER BY 1, 2`,
    )
    .all();
}

test('it looks as the old register did: titles, two rows of header, districts with their counts', async () => {
  const data = temporaryData();
  data.writer.transaction(person, (tx) => {
    addReseller(tx, { name: 'Ёлка', legalForm: 'ООО', inn: makeInn('054202001'), ...places[1] });
    addReseller(tx, { name: 'Дальняя', ...places[3] });
  });
  const { path } = await writtenOld(data, 'resellers', 'register.xlsx');
  const { Реестр: rows = [] } = await readSheets(path);
  expect(rows[0]).toEqual(['Реестр реселлеров']);
  expect(rows[1]?.[0]).toMatch(/^по состоянию на \d\d\.\d\d\.\d{4}$/);
  expect(rows[2]?.[7]).toBe('Контакты');
  expect(rows[3]?.slice(0, 3)).toEqual(['№ п/п', 'Наименование организации', 'ИНН']);
  expect(rows.slice(4).map((cells) => cells.slice(0, 3))).toEqual([
    ['1', 'Дальняя', ''],
    ['Центральный ФО'],
    ['2', 'ООО «Ёлка»', makeInn('054202001')],
    ['', 'Итого по округу: 1'],
    ['', 'Всего реселлеров:', '2'],
  ]);
  const workbook = await openWorkbook({ path });
  expect(workbook.layout(0)).toMatchObject({ frozenRows: 5 });
  expect(workbook.layout(0).merges).toContainEqual({ top: 6, left: 0, bottom: 6, right: 15 });
  expect(mutationCount(data.db)).toBe(2);
});
