import type { Database } from 'better-sqlite3';
import type { StoredPurchase } from '#domain/import/purchases/compare-facts.ts';
import type { StoredPurchases } from '#domain/import/purchases/plan-purchases.ts';
import { noBuyers, storedBuyers } from './buyer-lookup.ts';
import { sourceNow } from './import-source.ts';
import { earnedSql } from './purchases.ts';

/** The kind under which `import_source` keeps what files have said of purchases. */
export const purchasesKind = 'purchases';

/** What the import of a report asks of purchases; it finds its rows by an index. */
export const purchaseLookupSql = {
  purchases: `SELECT pk, month, product_group AS productGroup, distributor,
      amount_minor AS amountMinor, currency, (${earnedSql}) IS NOT NULL AS earned
    FROM purchase p WHERE reseller_pk = ? AND deleted_at IS NULL`,
} as const;

/** Answers the questions of the import of a report about resellers and what they bought. */
export function storedPurchases(db: Database, batchPk: number): StoredPurchases {
  const purchases = db.prepare<[number], Omit<StoredPurchase, 'earned'> & { earned: 0 | 1 }>(
    purchaseLookupSql.purchases,
  );
  const source = sourceNow(db);
  return {
    ...storedBuyers(db, batchPk),
    purchases: (pk) => purchases.all(pk).map((one) => ({ ...one, earned: one.earned === 1 })),
    source: (pk) => source(pk, purchasesKind),
  };
}

/** For a file that does not exist yet: nothing is stored. */
export const noPurchases: StoredPurchases = {
  ...noBuyers,
  purchases: () => [],
  source: () => null,
};
