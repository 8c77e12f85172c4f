import type { Database } from 'better-sqlite3';
import type { StoredBuyers, StoredByName, StoredWithKey } from '#domain/import/find-buyer.ts';
import { exactKey, searchKey } from '#domain/text/search-key.ts';
import { decidedBuyers } from './buyer-decisions.ts';
import { storedResellers } from './import-lookup.ts';

/** What is asked of the names of resellers; each finds its rows by an index. */
export const buyerLookupSql = {
  byKey: `SELECT pk, name, inn, city, legal_form AS legalForm FROM reseller
    WHERE name_key = ? AND deleted_at IS NULL`,
  inCity: `SELECT pk, name_key AS looseNameKey, inn, city, legal_form AS legalForm FROM reseller
    WHERE city = ? AND deleted_at IS NULL`,
  byPhone: `SELECT DISTINCT r.pk, r.name_key AS looseNameKey, r.inn, r.city, r.legal_form AS legalForm
    FROM phone p JOIN reseller r ON r.pk = p.reseller_pk
    WHERE p.e164 = ? AND p.deleted_at IS NULL AND r.deleted_at IS NULL`,
} as const;

/** Answers who a row of a file may mean; resellers that the batch itself has made are left out. */
export function storedBuyers(db: Database, batchPk: number): StoredBuyers {
  const { byInn } = storedResellers(db, batchPk);
  const byKey = db.prepare<[string], StoredByName & { readonly name: string }>(
    buyerLookupSql.byKey,
  );
  const inCity = db.prepare<[string], StoredWithKey>(buyerLookupSql.inCity);
  const byPhone = db.prepare<[string], StoredWithKey>(buyerLookupSql.byPhone);
  // Strangers of one city ask one after the other.
  const cities = new Map<string, readonly StoredWithKey[]>();
  return {
    byInn,
    decided: decidedBuyers(db),
    byName: (nameKey) =>
      byKey.all(searchKey(nameKey)).filter(({ name }) => exactKey(name) === nameKey),
    byLooseName: (looseNameKey) => byKey.all(looseNameKey),
    inCity: (city) => {
      const known = cities.get(city) ?? inCity.all(city);
      cities.set(city, known);
      return known;
    },
    byPhone: (e164) => byPhone.all(e164),
  };
}

/** For a file that does not exist yet: nobody is stored. */
export const noBuyers: StoredBuyers = {
  byInn: () => [],
  byName: () => [],
  byLooseName: () => [],
  inCity: () => [],
  byPhone: () => [],
  decided: () => null,
};

/** Makes the question whether a reseller is stored and not deleted. */
export function isReseller(db: Database): (pk: number) => boolean {
  const found = db
    .prepare<[number], number>('SELECT 1 FROM reseller WHERE pk = ? AND deleted_at IS NULL')
    .pluck();
  return (pk) => found.get(pk) !== undefined;
}
