import type { Database } from 'better-sqlite3';
import type { Currency } from '#domain/bonus/rate-table.ts';

/** One sheet of the old report: what one distributor sold in a quarter, in one currency. */
export type PurchaseSheet = {
  readonly distributor: string | null;
  readonly currency: Currency;
  readonly year: string;
  readonly quarter: number;
};

/** Who bought, as the old report names them. */
export type PurchaseBuyer = {
  readonly pk: number;
  readonly name: string;
  readonly legalForm: string | null;
  readonly writtenName: string | null;
  readonly inn: string | null;
  /** Of a branch only: without it nobody could tell it from the others of its INN. */
  readonly branchKpp: string | null;
  readonly city: string | null;
};

/** A sum in whole minor units. */
export type PurchaseSum = {
  readonly month: string;
  readonly productGroup: string;
  readonly amountMinor: number;
};

const ofSheet = `p.deleted_at IS NULL AND p.distributor IS @distributor AND p.currency = @currency
  AND substr(p.month, 1, 4) = @year AND (substr(p.month, 6, 2) + 2) / 3 = @quarter`;
const buyers = `purchase p JOIN reseller r ON r.pk = p.reseller_pk AND r.deleted_at IS NULL`;

/** Reads purchases for the old report. */
export class OldPurchaseRows {
  readonly #sheets;
  readonly #columns;
  readonly #buyers;
  readonly #buyer;
  readonly #sums;

  constructor(db: Database) {
    this.#sheets = db.prepare<[], PurchaseSheet>(
      `SELECT DISTINCT p.distributor, p.currency, substr(p.month, 1, 4) AS year,
         (substr(p.month, 6, 2) + 2) / 3 AS quarter
       FROM ${buyers} WHERE p.deleted_at IS NULL ORDER BY year, quarter, p.distributor, p.currency`,
    );
    this.#columns = db.prepare<[PurchaseSheet], Pick<PurchaseSum, 'month' | 'productGroup'>>(
      `SELECT p.month, p.product_group AS productGroup FROM ${buyers} WHERE ${ofSheet}
       GROUP BY 1, 2 ORDER BY min(p.pk)`,
    );
    this.#buyers = db
      .prepare<[PurchaseSheet], number>(
        `SELECT r.pk FROM ${buyers} WHERE ${ofSheet} GROUP BY r.pk ORDER BY r.name_key, r.pk`,
      )
      .pluck();
    this.#buyer = db.prepare<[number], PurchaseBuyer>(
      `SELECT pk, name, legal_form AS legalForm, written_name AS writtenName, inn, city,
         CASE WHEN EXISTS (SELECT 1 FROM reseller o WHERE o.inn = r.inn AND o.pk <> r.pk
           AND o.deleted_at IS NULL) THEN kpp END AS branchKpp
       FROM reseller r WHERE pk = ?`,
    );
    this.#sums = db.prepare<[PurchaseSheet & { pk: number }], PurchaseSum>(
      `SELECT p.month, p.product_group AS productGroup, p.amount_minor AS amountMinor
       FROM purchase p WHERE p.reseller_pk = @pk AND ${ofSheet} ORDER BY p.pk`,
    );
  }

  /** The sheets that the purchases fill, the oldest first. */
  sheets(): readonly PurchaseSheet[] {
    return this.#sheets.all();
  }

  /** Months and groups that somebody bought in, in the order in which they were stored. */
  columns(sheet: PurchaseSheet): readonly Pick<PurchaseSum, 'month' | 'productGroup'>[] {
    return this.#columns.all(sheet);
  }

  /** Who bought, by name. */
  buyers(sheet: PurchaseSheet): Uint32Array {
    return Uint32Array.from(this.#buyers.all(sheet));
  }

  buyer(pk: number): PurchaseBuyer | null {
    return this.#buyer.get(pk) ?? null;
  }

  sums(sheet: PurchaseSheet, pk: number): readonly PurchaseSum[] {
    return this.#sums.all({ ...sheet, pk });
  }
}
