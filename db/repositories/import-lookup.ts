import type { Database } from 'better-sqlite3';
import type { StoredRecord } from '#domain/import/compare-records.ts';
import type { FieldColumn } from '#domain/import/fields.ts';
import type { SavedColumns, WorkbookKind } from '#domain/import/recognised.ts';
import type { StoredResellers } from '#domain/import/plan-import.ts';
import type { ScalarField } from '#domain/import/register-record.ts';
import { exactKey, searchKey } from '#domain/text/search-key.ts';
import { decidedBuyers } from './buyer-decisions.ts';
import { sourceNow } from './import-source.ts';

const columns = `name, legal_form AS legalForm, written_name AS writtenName, inn,
  inn_written AS innWritten, kpp, city, region, address, status, authorised_on AS authorisedOn,
  authorised_on_written AS authorisedOnWritten, level, manager, segment,
  accounting_code AS accountingCode, accounting_turnover_minor AS accountingTurnoverMinor,
  last_purchase_on AS lastPurchaseOn, note`;

/**
 * Answers the import's questions about stored resellers. What the batch creates from now on is left
 * out: the planner knows those from its rows, and how far the writer has come must decide nothing.
 * What an earlier file of the batch created is stored like anything else.
 */
export function storedResellers(db: Database, batchPk: number): StoredResellers {
  const lastPk =
    db.prepare<[], number>('SELECT coalesce(max(pk), 0) FROM reseller').pluck().get() ?? 0;
  const byInn = db.prepare<[string, number, number], { pk: number; kpp: string | null }>(
    `SELECT pk, kpp FROM reseller
     WHERE inn = ? AND deleted_at IS NULL AND NOT (pk > ? AND batch_pk IS ?)`,
  );
  const byName = db.prepare<
    [string, number, number],
    { pk: number; name: string; city: string | null; legalForm: string | null }
  >(
    `SELECT pk, name, city, legal_form AS legalForm FROM reseller
     WHERE name_key = ? AND deleted_at IS NULL AND NOT (pk > ? AND batch_pk IS ?)`,
  );
  const record = db.prepare<[number], Record<ScalarField, string | number | null>>(
    `SELECT ${columns} FROM reseller WHERE pk = ?`,
  );
  const phones = db.prepare<[number], { e164: string; extension: string | null }>(
    'SELECT e164, extension FROM phone WHERE reseller_pk = ? AND deleted_at IS NULL',
  );
  const texts = (column: string, table: string) =>
    db
      .prepare<[number], string>(
        `SELECT ${column} FROM ${table} WHERE reseller_pk = ? AND deleted_at IS NULL`,
      )
      .pluck();
  const emails = texts('address', 'email');
  const contacts = texts('name', 'contact');
  const source = sourceNow(db);
  return {
    byInn: (inn) => byInn.all(inn, lastPk, batchPk),
    // Two names that differ by a hyphen share a search key and are two companies.
    byName: (nameKey) =>
      byName
        .all(searchKey(nameKey), lastPk, batchPk)
        .filter((row) => exactKey(row.name) === nameKey),
    record: (pk): StoredRecord => {
      const values = record.get(pk);
      if (!values) throw new Error(`no reseller with row number ${String(pk)}`);
      return {
        values,
        phones: phones.all(pk),
        emails: emails.all(pk),
        contacts: contacts.all(pk),
      };
    },
    source,
    decided: decidedBuyers(db),
  };
}

/** For a file that does not exist yet: nothing is stored. */
export const nothingStored: StoredResellers = {
  byInn: () => [],
  byName: () => [],
  decided: () => null,
  record: () => {
    throw new Error('nothing is stored');
  },
  source: () => null,
};

/** The columns that a person chose for a header like this the last time and what they were of, or null. */
export function savedMapping(db: Database, shape: string): ReturnType<SavedColumns> {
  const saved = db
    .prepare<[string], { kind: WorkbookKind; columns: string }>(
      'SELECT kind, columns FROM import_mapping WHERE shape = ?',
    )
    .get(shape);
  if (saved === undefined) return null;
  return { kind: saved.kind, columns: JSON.parse(saved.columns) as readonly FieldColumn[] };
}

/** Keeps the chosen columns for the next file with such a header. */
export function saveMapping(
  db: Database,
  shape: string,
  kind: string,
  chosen: readonly FieldColumn[],
  now: number,
): void {
  db.prepare(
    `INSERT INTO import_mapping (shape, kind, columns, updated_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (shape) DO UPDATE SET kind = excluded.kind, columns = excluded.columns,
       updated_at = excluded.updated_at`,
  ).run(shape, kind, JSON.stringify(chosen), now);
}
