// The least that an import can cost: inflating the sheet, a loop over its bytes, and a bare insert
// of the very rows that our import made, with the same indexes and durability. Where TARGET exists it is
// what was stored before the import.
import { existsSync } from 'node:fs';
import { openConnection } from '#db/connection.ts';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';
import { insertBare, rowsOf, searchRows, type Last } from '../support/bare-insert.ts';
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

const insert = insertBare(db, everything) / 1000;
db.close();
console.log(JSON.stringify({ code: 0, seconds: read + insert, read, insert }));
