import type { Database } from 'better-sqlite3';
import { mayBeSameByKpp, mayBeSameByPlace } from '#domain/import/may-be-same.ts';
import type { RegisterRecord } from '#domain/import/register-record.ts';
import { exactKey, searchKey } from '#domain/text/search-key.ts';

type Candidate = {
  readonly pk: number;
  readonly name: string;
  readonly kpp: string | null;
  readonly city: string | null;
  readonly legalForm: string | null;
};

/**
 * Makes the question whether somebody else has entered the reseller of a record, from now on: the
 * import planned before does not know of it and would make a second one.
 */
export function enteredMeanwhile(
  db: Database,
  batchPk: number,
): (record: RegisterRecord) => boolean {
  const last = (table: string): number =>
    db.prepare<[], number>(`SELECT coalesce(max(pk), 0) FROM ${table}`).pluck().get() ?? 0;
  const lastPk = last('reseller');
  const lastChange = last('change');
  const by = (column: string) =>
    db.prepare<[string, number], Candidate>(
      `SELECT pk, name, kpp, city, legal_form AS legalForm FROM reseller
       WHERE ${column} = ? AND deleted_at IS NULL AND batch_pk IS NOT ?`,
    );
  const byInn = by('inn');
  const byName = by('name_key');
  // A deletion taken back or an INN put in makes a reseller appear as well as a new row does.
  const changed = db
    .prepare<[number, number, number], number>(
      `SELECT 1 FROM change WHERE entity = 'reseller' AND entity_pk = ?
         AND field IN ('@row', 'inn', 'kpp', 'name') AND pk > ? AND batch_pk IS NOT ? LIMIT 1`,
    )
    .pluck();
  const isNew = ({ pk }: Candidate): boolean =>
    pk > lastPk || changed.get(pk, lastChange, batchPk) !== undefined;
  return (record) =>
    record.inn === null
      ? byName
          .all(searchKey(record.nameKey), batchPk)
          .some(
            (one) =>
              exactKey(one.name) === record.nameKey && mayBeSameByPlace(one, record) && isNew(one),
          )
      : byInn.all(record.inn, batchPk).some((one) => mayBeSameByKpp(one, record) && isNew(one));
}
