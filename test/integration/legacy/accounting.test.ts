import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeInn } from '#domain/reseller/inn.ts';
import { storedResellers, temporaryData } from '#test/support/import/data-file.ts';
import { writeCsv } from '#test/support/import/write-register.ts';
import { imported, nothingNew, writtenOld } from '#test/support/legacy/round-trip.ts';
import { addReseller, person } from '#test/support/resellers.ts';

const header = ['Код', 'Наименование', 'ИНН', 'КПП', 'Город', 'Телефон'].concat([
  ...['Сумма закупок, руб.', 'Дата последней закупки'],
]);
const rows: readonly (readonly string[])[] = [
  [
    '000000001',
    'ООО "Ёлка; ""Вектор"""',
    makeInn('054202001'),
    '054201001',
    'Тула',
    '8(4872)123456',
  ].concat(['6509 141,41', '14.06.2010']),
  [
    '000000002',
    '=Сумма',
    makeInn('770123456'),
    '',
    'Москва',
    '8(495)1234567, 8(916)1234567',
    '0,05',
    '',
  ],
  ['А-17', 'ЗАО Без суммы', makeInn('781234567'), '781001001', '', '', '', '31.12.2009'],
  ['000000003', 'ПБОЮЛ Ким Олег', makeInn('7701234567'), '', 'Орёл', '', '-1 250,00', ''],
];

test('what accounting has told comes out as its own file and in again without a change', async () => {
  const data = temporaryData();
  data.writer.transaction(person, (tx) => addReseller(tx, { name: 'Без бухгалтерии' }));
  const path = join(data.folder, '1c.csv');
  await data.run(writeCsv(path, [header, ...rows], 'windows-1251', ';'));
  const stored = storedResellers(data.db);
  const { path: again, rows: written } = await writtenOld(data, 'accounting', 'again.csv');
  expect(written).toBe(4);
  expect(await imported(data, again)).toEqual(nothingNew('accounting', 4));
  expect(storedResellers(data.db)).toEqual(stored);
  expect(new TextDecoder('windows-1251').decode(readFileSync(again)).split('\r\n')).toEqual([
    header.join(';'),
    `000000001;"ООО «Ёлка; ""Вектор""»";${makeInn('054202001')};054201001;Тула;8(4872)123456;6 509 141,41;14.06.2010`,
    `000000002;«=Сумма»;${makeInn('770123456')};;Москва;8(495)1234567, 8(916)1234567;0,05;`,
    `000000003;ПБОЮЛ «Ким Олег»;${makeInn('7701234567')};;Орёл;;-1250;`,
    `А-17;ЗАО «Без суммы»;${makeInn('781234567')};781001001;;;;31.12.2009`,
    '',
  ]);
  const empty = temporaryData();
  await empty.run(again);
  expect(storedResellers(empty.db)).toEqual(
    stored.filter(({ name }) => name !== 'Без бухгалтерии'),
  );
  expect(accounts(empty)).toEqual(accounts(data));
});

function accounts({ db }: ReturnType<typeof temporaryData>): readonly unknown[] {
  return db
    .prepare(
      `SELECT accounting_code, accounting_turnover_minor, last_purchase_on FROM reseller
       WHERE accounting_code IS NOT NULL ORDER BY 1`,
    )
    .all();
}
