import type { Database } from 'better-sqlite3';
import type { StoredRequestValues } from '#domain/import/bonus-requests/compare-request.ts';
import type { StoredRequests } from '#domain/import/bonus-requests/plan-requests.ts';
import {
  namesOne,
  requestKey,
  type RequestValues,
} from '#domain/import/bonus-requests/request-record.ts';
import { noBuyers, storedBuyers } from './buyer-lookup.ts';
import { sourceNow } from './import-source.ts';

/** The kind under which `import_source` keeps what files have said of requests. */
export const requestsKind = 'bonus-requests';

const values = `number, requested_on AS requestedOn, submitted_at AS submittedAt, kind, points,
  state, details, decided_at AS decidedAt, decided_by AS decidedBy, fulfilled_at AS fulfilledAt`;

/** What the import of requests asks; `numbered` is read once, the others find rows by an index. */
export const requestLookupSql = {
  ofReseller: `SELECT pk, ${values},
      EXISTS (SELECT 1 FROM bonus_entry WHERE request_pk = q.pk) AS hasEntries
    FROM bonus_request q WHERE reseller_pk = ? AND deleted_at IS NULL`,
  numbered: `SELECT reseller_pk AS resellerPk, ${values} FROM bonus_request
    WHERE number IS NOT NULL AND deleted_at IS NULL`,
  byPk: `SELECT ${values}, EXISTS (SELECT 1 FROM bonus_entry WHERE request_pk = q.pk) AS hasEntries
    FROM bonus_request q WHERE pk = ? AND deleted_at IS NULL`,
} as const;

/** Answers the questions of an import about resellers and their requests to spend points. */
export function storedRequests(db: Database, batchPk: number): StoredRequests {
  const ofReseller = db.prepare<[number], RequestValues & { pk: number; hasEntries: 0 | 1 }>(
    requestLookupSql.ofReseller,
  );
  const source = sourceNow(db);
  let owners: ReadonlyMap<string, readonly number[]> | null = null;
  return {
    ...storedBuyers(db, batchPk),
    requests: (pk) =>
      ofReseller
        .all(pk)
        .map((one): StoredRequestValues => ({ ...one, hasEntries: one.hasEntries === 1 })),
    ownersOf: (key) => (owners ??= readOwners(db)).get(key) ?? [],
    source: (pk) => source(pk, requestsKind),
  };
}

function readOwners(db: Database): ReadonlyMap<string, readonly number[]> {
  const owners = new Map<string, number[]>();
  const numbered = db.prepare<[], RequestValues & { readonly resellerPk: number }>(
    requestLookupSql.numbered,
  );
  for (const { resellerPk, ...request } of numbered.iterate()) {
    if (!namesOne(request.number)) continue;
    const key = requestKey(request);
    owners.set(key, [...(owners.get(key) ?? []), resellerPk]);
  }
  return owners;
}

/** For a file that does not exist yet: nothing is stored. */
export const noRequests: StoredRequests = {
  ...noBuyers,
  source: () => null,
  requests: () => [],
  ownersOf: () => [],
};
