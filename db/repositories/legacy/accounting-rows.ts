import type { Database } from 'better-sqlite3';

/** A reseller as accounting knows it. */
export type AccountingRow = {
  readonly pk: number;
  readonly code: string | null;
  readonly name: string;
  readonly legalForm: string | null;
  readonly writtenName: string | null;
  readonly inn: string | null;
  readonly kpp: string | null;
  readonly city: string | null;
  /** What was bought in all, in whole kopecks. */
  readonly turnoverMinor: number | null;
  readonly lastPurchaseOn: string | null;
  readonly phones: readonly { readonly e164: string; readonly extension: string | null }[];
};

/** Reads the resellers that accounting has told of, by row number. */
export class AccountingRows {
  readonly #row;
  readonly #phones;
  readonly #order;

  constructor(db: Database) {
    this.#row = db.prepare<[number], Omit<AccountingRow, 'phones'>>(
      `SELECT pk, accounting_code AS code, name, legal_form AS legalForm,
         written_name AS writtenName, inn, kpp, city, accounting_turnover_minor AS turnoverMinor,
         last_purchase_on AS lastPurchaseOn
       FROM reseller WHERE pk = ? AND deleted_at IS NULL`,
    );
    this.#phones = db.prepare<[number], AccountingRow['phones'][number]>(
      `SELECT e164, extension FROM phone WHERE reseller_pk = ? AND deleted_at IS NULL ORDER BY pk`,
    );
    this.#order = db
      .prepare<[], number>(
        `SELECT pk FROM reseller WHERE deleted_at IS NULL
           AND coalesce(accounting_code, accounting_turnover_minor, last_purchase_on) IS NOT NULL
         ORDER BY accounting_code IS NULL, accounting_code, name_key, pk`,
      )
      .pluck();
  }

  /** The row numbers of all of them, by code. */
  all(): Uint32Array {
    return Uint32Array.from(this.#order.all());
  }

  /** The resellers in the order asked; one deleted meanwhile is left out. */
  read(pks: Iterable<number>): AccountingRow[] {
    const rows: AccountingRow[] = [];
    for (const pk of pks) {
      const row = this.#row.get(pk);
      if (row !== undefined) rows.push({ ...row, phones: this.#phones.all(pk) });
    }
    return rows;
  }
}
