import type { Database } from 'better-sqlite3';
import { canonicalCity } from '#domain/geo/city.ts';
import { mayBeSameByPlace } from '#domain/import/may-be-same.ts';
import type { NewCandidate } from '#domain/import/new-candidates.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { storedBuyers } from './buyer-lookup.ts';

/**
 * Makes the function that stores an unknown company as a candidate. One that somebody has entered
 * meanwhile is not made a second time.
 */
export function candidateWriter(
  db: Database,
): (tx: WriteTransaction, candidate: NewCandidate) => void {
  // Of no batch: what this one has made a moment ago counts too.
  const stored = storedBuyers(db, -1);
  return (tx, { inn, kpp, nameKey, legalForm, city, name, written, phones }) => {
    const isThere =
      (inn !== null && stored.byInn(inn).length > 0) ||
      stored
        .byName(nameKey)
        .some(
          (one) => (inn === null || one.inn === null) && mayBeSameByPlace(one, { city, legalForm }),
        );
    if (isThere) return;
    const resellerPk = tx.create('reseller', {
      ...{ name, legalForm, writtenName: written, inn, innWritten: inn, kpp, city },
      ...{ region: city === null ? null : canonicalCity(city).region },
      ...{ status: 'candidate', hiddenInSource: 0 },
    });
    for (const e164 of phones) tx.create('phone', { resellerPk, e164 });
  };
}
