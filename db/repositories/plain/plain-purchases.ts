import type { Database } from 'better-sqlite3';
import type { PurchaseRow } from '#contract/bonus-ledger.ts';
import { earnedSql } from '../purchases.ts';
import { companySql, plainList, type OfCompany, type PlainList } from './plain-list.ts';

/** A purchase with who bought, as it leaves the application. */
export type PlainPurchase = PurchaseRow & OfCompany;

/** Of one month, or of all; of one reseller, or of all. */
export type PlainPurchaseQuery = { readonly month?: string; readonly resellerPk?: number };

/** The purchases, the oldest month first, within a month the last entered first, as on screen. */
export function plainPurchases(db: Database): PlainList<PlainPurchase, PlainPurchaseQuery> {
  return plainList(
    db,
    {
      numbers: 'SELECT pk FROM purchase WHERE deleted_at IS NULL',
      order: 'month, pk DESC',
      row: `SELECT p.pk, p.reseller_pk AS resellerPk, ${companySql}, p.month, p.distributor,
          p.product_group AS productGroup, p.amount_minor AS amountMinor, p.currency, p.note,
          (${earnedSql}) AS points
        FROM purchase p JOIN reseller r ON r.pk = p.reseller_pk
        WHERE p.pk = ? AND p.deleted_at IS NULL`,
    },
    ({ month, resellerPk }) => [
      ...(month === undefined ? [] : [{ where: 'month = ?', values: [month] }]),
      ...(resellerPk === undefined ? [] : [{ where: 'reseller_pk = ?', values: [resellerPk] }]),
    ],
  );
}

/** The currency that all stored purchases have; null where there are several, or none. */
export function onlyCurrency(db: Database): string | null {
  const [only, ...others] = db
    .prepare<[], string>('SELECT DISTINCT currency FROM purchase WHERE deleted_at IS NULL LIMIT 2')
    .pluck()
    .all();
  return only === undefined || others.length > 0 ? null : only;
}
