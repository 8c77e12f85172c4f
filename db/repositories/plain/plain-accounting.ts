import type { Database } from 'better-sqlite3';
import { firstPhoneSql } from '../reseller-rows.ts';
import { plainList, type PlainList } from './plain-list.ts';

/** What accounting tells of a reseller. */
export type AccountingRow = {
  readonly pk: number;
  readonly code: string | null;
  readonly name: string;
  readonly legalForm: string | null;
  readonly inn: string | null;
  readonly kpp: string | null;
  readonly city: string | null;
  /** The first of it. */
  readonly phone: string | null;
  readonly turnoverMinor: number | null;
  readonly lastPurchaseOn: string | null;
};

/** The resellers of whom accounting tells anything, by name. */
export function plainAccounting(
  db: Database,
): PlainList<AccountingRow, Readonly<Record<never, never>>> {
  return plainList(
    db,
    {
      numbers: `SELECT pk FROM reseller WHERE deleted_at IS NULL AND
        (accounting_code IS NOT NULL OR accounting_turnover_minor IS NOT NULL
          OR last_purchase_on IS NOT NULL)`,
      order: 'name_key, pk',
      row: `SELECT pk, accounting_code AS code, name, legal_form AS legalForm, inn, kpp, city,
          ${firstPhoneSql} AS phone, accounting_turnover_minor AS turnoverMinor, last_purchase_on AS lastPurchaseOn
        FROM reseller r WHERE pk = ? AND deleted_at IS NULL`,
    },
    () => [],
  );
}
