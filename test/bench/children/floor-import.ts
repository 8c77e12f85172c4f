// The least that an import can cost: inflating the sheet, a loop over its bytes, and a bare insert
// of the very rows that our import made, with the same indexes and durability. Where TARGET exists it is
// what was stored before the import.
import { existsSync } from 'node:fs';
import type { Database } from '#db/database.ts';
import { openConnection } from '#db/connection.ts';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';
import { interactionTerms, type InteractionTexts } from '#db/write/interaction-search-index.ts';
import { searchTerms } from '#db/write/search-index.ts';
import { inflateAndLoop } from './inflate-and-loop.ts';

const [workbook, imported, target] = process.argv.slice(2);
if (workbook === undefined || imported === undefined || target === undefined) {
  throw new Error('floor-import WORKBOOK IMPORTED TARGET');
}

/** What an import adds to, and the column that tells its rows from those that were there. */
const tables = [
  ['import_batch', 'pk'],
  ['reseller', 'pk'],
  ['contact', 'pk'],
  ['phone', 'pk'],
  ['email', 'pk'],
  ['interaction', 'pk'],
  ['import_source', 'batch_pk'],
  ['mutation', 'mut_no'],
] as const;

type Rows = { readonly sql: string; readonly rows: readonly unknown[][] };

type Last = (table: string, key?: string) => number;

function rowsOf(source: Database, table: string, key: string, last: Last): Rows {
  const columns = source
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
    .pluck()
    .all(table);
  const marks = columns.map(() => '?').join(', ');
  return {
    sql: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`,
    rows: source
      .prepare<[number], unknown[]>(`SELECT * FROM ${table} WHERE ${key} > ?`)
      .raw()
      .all(last(table, key)),
  };
}

function searchRows(source: Database, last: Last): Rows[] {
  const of = (table: string, column: string) => {
    const found = new Map<number, string[]>();
    for (const [owner, text] of source
      .prepare<[], [number, string]>(`SELECT reseller_pk, ${column} FROM ${table}`)
      .raw()
      .iterate()) {
      const list = found.get(owner);
      if (list) list.push(text);
      else found.set(owner, [text]);
    }
    return found;
  };
  const contacts = of('contact', 'name');
  const emails = of('email', 'address');
  const resellers = source
    .prepare<
      [number],
      {
        pk: number;
        name: string;
        legalForm: string | null;
        inn: string | null;
        city: string | null;
      }
    >('SELECT pk, name, legal_form AS legalForm, inn, city FROM reseller WHERE pk > ?')
    .all(last('reseller'))
    .map((row) => [
      row.pk,
      searchTerms({
        ...row,
        contacts: contacts.get(row.pk) ?? [],
        emails: emails.get(row.pk) ?? [],
      }),
    ]);
  const phones = source
    .prepare<[number], [number, string]>('SELECT pk, substr(e164, 2) FROM phone WHERE pk > ?')
    .raw()
    .all(last('phone'));
  const interactions = source
    .prepare<[number], InteractionTexts & { readonly pk: number }>(
      'SELECT pk, text, phone, company_text AS companyText FROM interaction WHERE pk > ?',
    )
    .all(last('interaction'))
    .map((row) => [row.pk, interactionTerms(row)]);
  return [
    { sql: 'INSERT INTO reseller_search (rowid, terms) VALUES (?, ?)', rows: resellers },
    { sql: 'INSERT INTO phone_search (rowid, digits) VALUES (?, ?)', rows: phones },
    { sql: 'INSERT INTO interaction_search (rowid, terms) VALUES (?, ?)', rows: interactions },
  ];
}

const isNew = !existsSync(target);
const db = openConnection(target);
if (isNew) migrate(db, migrations);
const last: Last = (table, key = 'pk') =>
  db.prepare<[], number | null>(`SELECT max(${key}) FROM ${table}`).pluck().get() ?? 0;
const source = openConnection(imported, { readonly: true });
const everything = [
  ...tables.map(([table, key]) => rowsOf(source, table, key, last)),
  ...searchRows(source, last),
];
source.close();

const read = inflateAndLoop(workbook);

const inserting = performance.now();
db.exec('BEGIN');
for (const { sql, rows } of everything) {
  const insert = db.prepare(sql);
  for (const row of rows) insert.run(...row);
}
db.exec('COMMIT');
const insert = (performance.now() - inserting) / 1000;
db.close();
console.log(JSON.stringify({ code: 0, seconds: read + insert, read, insert }));
