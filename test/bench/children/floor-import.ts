// The least that an import can cost: inflating the sheet, a loop over its bytes, and a bare insert
// of the very rows that our import made, with the same indexes and durability.
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import type { Database } from '#db/database.ts';
import { openConnection } from '#db/connection.ts';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';
import { searchTerms } from '#db/write/search-index.ts';

const [workbook, imported, target] = process.argv.slice(2);
if (workbook === undefined || imported === undefined || target === undefined) {
  throw new Error('floor-import WORKBOOK IMPORTED TARGET');
}

const tables = [
  'import_batch',
  'reseller',
  'contact',
  'phone',
  'email',
  'import_source',
  'mutation',
] as const;

type Rows = { readonly sql: string; readonly rows: readonly unknown[][] };

function rowsOf(source: Database, table: string): Rows {
  const columns = source
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
    .pluck()
    .all(table);
  const marks = columns.map(() => '?').join(', ');
  return {
    sql: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`,
    rows: source.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw().all(),
  };
}

function searchRows(source: Database): Rows[] {
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
      [],
      {
        pk: number;
        name: string;
        legalForm: string | null;
        inn: string | null;
        city: string | null;
      }
    >('SELECT pk, name, legal_form AS legalForm, inn, city FROM reseller')
    .all()
    .map((row) => [
      row.pk,
      searchTerms({
        ...row,
        contacts: contacts.get(row.pk) ?? [],
        emails: emails.get(row.pk) ?? [],
      }),
    ]);
  const phones = source
    .prepare<[], [number, string]>('SELECT pk, substr(e164, 2) FROM phone')
    .raw()
    .all();
  return [
    { sql: 'INSERT INTO reseller_search (rowid, terms) VALUES (?, ?)', rows: resellers },
    { sql: 'INSERT INTO phone_search (rowid, digits) VALUES (?, ?)', rows: phones },
  ];
}

/** The parts of a zip file by its local headers, as far as a floor needs to know them. */
function inflateAll(bytes: Buffer): Buffer[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  let at = bytes.readUInt32LE(end + 16);
  const parts: Buffer[] = [];
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const size = bytes.readUInt32LE(at + 20);
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(from, from + size);
    parts.push(bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data);
    at +=
      46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

const source = openConnection(imported, { readonly: true });
const everything = [...tables.map((table) => rowsOf(source, table)), ...searchRows(source)];
source.close();

const started = performance.now();
let sum = 0;
for (const part of inflateAll(readFileSync(workbook))) {
  for (let at = 0; at < part.length; at += 1) sum += part[at] ?? 0;
}
const read = (performance.now() - started) / 1000;

const db = openConnection(target);
migrate(db, migrations);
const inserting = performance.now();
db.exec('BEGIN');
for (const { sql, rows } of everything) {
  const insert = db.prepare(sql);
  for (const row of rows) insert.run(...row);
}
db.exec('COMMIT');
const insert = (performance.now() - inserting) / 1000;
db.close();
console.log(JSON.stringify({ code: sum > 0 ? 0 : 1, seconds: read + insert, read, insert }));
