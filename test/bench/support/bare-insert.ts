import type { Database } from '#db/database.ts';
import { interactionTerms, type InteractionTexts } from '#db/write/interaction-search-index.ts';
import { searchTerms } from '#db/write/search-index.ts';

export type Rows = { readonly sql: string; readonly rows: readonly unknown[][] };

/** The greatest key of a table that is not to be read; 0 for all of it. */
export type Last = (table: string, key?: string) => number;

/** Rows of a table as they are stored, and the statement that stores them elsewhere. */
export function rowsOf(source: Database, table: string, key: string, last: Last): Rows {
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

/** What the search indexes have of these rows. */
export function searchRows(source: Database, last: Last): Rows[] {
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

/** Stores rows in one transaction; milliseconds. */
export function insertBare(db: Database, everything: readonly Rows[]): number {
  const before = performance.now();
  db.exec('BEGIN');
  for (const { sql, rows } of everything) {
    const insert = db.prepare(sql);
    for (const row of rows) insert.run(...row);
  }
  db.exec('COMMIT');
  return performance.now() - before;
}
