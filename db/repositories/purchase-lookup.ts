import type { Database } from 'better-sqlite3';
import type { StoredPurchase } from '#domain/import/purchases/compare-facts.ts';
import type { StoredByName } from '#domain/import/find-buyer.ts';
import type { StoredPurchases } from '#domain/import/purchases/plan-purchases.ts';
import { exactKey, searchKey } from '#domain/text/search-key.ts';
import { storedResellers } from './import-lookup.ts';
import { sourceNow } from './import-source.ts';
import { earnedSql } from './purchases.ts';

/** The kind under which `import_source` keeps what files have said of purchases. */
export const purchasesKind = 'purchases';

/** What the import of a report asks; each finds its rows by an index. */
export const purchaseLookupSql = {
  byKey: `SELECT pk, name, inn, city, legal_form AS legalForm FROM reseller
    WHERE name_key = ? AND deleted_at IS NULL`,
  inCity: `SELECT pk, name_key AS looseNameKey, inn, city, legal_form AS legalForm FROM reseller
    WHERE city = ? AND deleted_at IS NULL`,
  purchases: `SELECT pk, month, product_group AS productGroup, distributor,
      amount_minor AS amountMinor, currency, (${earnedSql}) IS NOT NULL AS earned
    FROM purchase p WHERE reseller_pk = ? AND deleted_at IS NULL`,
} as const;

/** Answers the questions of the import of a report about resellers and what they bought. */
export function storedPurchases(db: Database, batchPk: number): StoredPurchases {
  const { byInn } = storedResellers(db, batchPk);
  const byKey = db.prepare<[string], StoredByName & { readonly name: string }>(
    purchaseLookupSql.byKey,
  );
  const purchases = db.prepare<[number], Omit<StoredPurchase, 'earned'> & { earned: 0 | 1 }>(
    purchaseLookupSql.purchases,
  );
  type InCity = StoredByName & { readonly looseNameKey: string };
  const inCity = db.prepare<[string], InCity>(purchaseLookupSql.inCity);
  // Strangers of one city ask one after the other.
  const cities = new Map<string, readonly InCity[]>();
  const source = sourceNow(db);
  return {
    byInn,
    byName: (nameKey) =>
      byKey.all(searchKey(nameKey)).filter(({ name }) => exactKey(name) === nameKey),
    byLooseName: (looseNameKey) => byKey.all(looseNameKey),
    inCity: (city) => {
      const known = cities.get(city) ?? inCity.all(city);
      cities.set(city, known);
      return known;
    },
    purchases: (pk) => purchases.all(pk).map((one) => ({ ...one, earned: one.earned === 1 })),
    source: (pk) => source(pk, purchasesKind),
  };
}

/** For a file that does not exist yet: nothing is stored. */
export const noPurchases: StoredPurchases = {
  byInn: () => [],
  byName: () => [],
  byLooseName: () => [],
  inCity: () => [],
  purchases: () => [],
  source: () => null,
};
