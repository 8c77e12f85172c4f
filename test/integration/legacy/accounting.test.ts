import { join } from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeInn } from '#domain/reseller/inn.ts';
import { main } from '#electron/cli/main.ts';
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

test('accounting is written in the encoding that is asked for; no other kind has one', async () => {
  const data = temporaryData();
  const path = join(data.folder, '1c.csv');
  await data.run(writeCsv(path, [header, ...rows], 'windows-1251', ';'));
  const again = join(data.folder, 'again.csv');
  const run = async (kind: string, to: string, encoding: string) => {
    const said: string[] = [];
    const legacy = ['export', '--db', data.file, '--layout', 'legacy', '--kind', kind, '--to', to];
    const code = await main([...legacy, '--encoding', encoding], {
      out: () => undefined,
      err: (text) => said.push(text),
      environment: {},
    });
    return { code, said: said.join('') };
  };
  expect(await run('accounting', again, 'utf-8')).toEqual({ code: 0, said: '' });
  expect(readFileSync(again, 'utf8').startsWith(`\uFEFF${header.join(';')}`)).toBe(true);
  expect(await imported(data, again)).toEqual(nothingNew('accounting', 4));
  const book = join(data.folder, 'book.xlsx');
  for (const [kind, to, encoding] of [
    ['accounting', join(data.folder, 'none.csv'), 'koi8-r'],
    ['resellers', book, 'utf-8'],
    ['resellers', book, 'nonsense'],
  ] as const) {
    const refused = { code: 2, said: expect.stringContaining('cli/usage') as unknown };
    expect(await run(kind, to, encoding)).toEqual(refused);
    expect(existsSync(to)).toBe(false);
  }
});

function accounts({ db }: ReturnType<typeof temporaryData>): readonly unknown[] {
  return db
    .prepare(
      `SELECT accounting_code, accounting_turnover_minor, last_purchase_on FROM reseller
       WHERE accounting_code IS NOT NULL ORDER BY 1`,
    )
    .all();
}
