import type { Database } from 'better-sqlite3';
import {
  saidByFiles,
  type EnteredLog,
  type LogChange,
  type StoredLog,
} from '#domain/import/interactions/compare-log.ts';
import type { LogPlace, LogValues } from '#domain/import/interactions/log-record.ts';
import { mostBetween } from '#domain/import/interactions/moved-moments.ts';
import type { StoredContact, StoredLogs } from '#domain/import/interactions/plan-log.ts';
import { rowField } from '#db/write/row-field.ts';
import { noBuyers, storedBuyers } from './buyer-lookup.ts';

/** What is stored, with the names by which changes are told to a person. */
export type StoredNamedLogs = StoredLogs & {
  nameOf(field: 'resellerPk' | 'contactPk', pk: number): string;
};

/** The fields of an interaction that a log can say something of. */
export const logColumns = `i.direction, i.duration_s AS durationS, i.operator, i.topic, i.outcome,
  i.text, i.phone, i.company_text AS companyText, i.reseller_pk AS resellerPk,
  i.contact_pk AS contactPk`;

const row = `i.pk, i.occurred_at AS occurredAt, i.channel, i.deleted_at AS deletedAt, ${logColumns}`;

/** What the import of a log asks; each finds its rows by an index. */
export const interactionLookupSql = {
  // In the order of `pk` as they stand in the index. To ask for it makes SQLite prepare the statement
  // anew for each row of a file, which takes ten times as long as to answer it.
  at: `SELECT ${row} FROM interaction i INDEXED BY interaction_time
    WHERE i.occurred_at = ? AND i.deleted_at IS NULL AND i.batch_pk IS NOT NULL
      AND NOT (i.pk > ? AND i.batch_pk IS ?)`,
  enteredIn: `SELECT ${row}, r.name_key AS nameKey
    FROM interaction i INDEXED BY interaction_time LEFT JOIN reseller r ON r.pk = i.reseller_pk
    WHERE i.occurred_at >= ? AND i.occurred_at < ? + 1000 AND i.deleted_at IS NULL
      AND i.batch_pk IS NULL AND i.state = 'done'`,
  /** What persons have deleted, or moved in time: it is not found by its instant any more. */
  elsewhere: `SELECT ${row} FROM interaction i
    JOIN import_batch b ON b.pk = i.batch_pk
    WHERE i.pk IN (SELECT entity_pk FROM change INDEXED BY change_row
        WHERE entity = 'interaction' AND field IN (?, 'occurredAt'))
      AND (i.deleted_at IS NULL OR b.state IN ('done', 'running'))
    ORDER BY i.pk`,
  batchOf: `SELECT batch_pk FROM interaction WHERE pk = ?`,
  after: `SELECT ${row}, i.batch_pk AS batchPk FROM interaction i
    WHERE i.pk > ? AND i.pk < ? ORDER BY i.pk LIMIT ?`,
  before: `SELECT ${row}, i.batch_pk AS batchPk FROM interaction i
    WHERE i.pk > ? AND i.pk < ? ORDER BY i.pk DESC LIMIT ?`,
  history: `SELECT field, old_value AS oldValue, new_value AS newValue,
      batch_pk IS NOT NULL AS byFile
    FROM change WHERE entity = 'interaction' AND entity_pk = ? ORDER BY pk`,
} as const;

type Row = LogValues & LogPlace & { readonly pk: number; readonly deletedAt: number | null };
type History = Omit<LogChange, 'byFile'> & { readonly byFile: 0 | 1 };

/**
 * Answers the questions of the import of a log. What the batch brings in from now on is left out; what
 * an earlier file of the batch has brought in is stored like anything else.
 */
export function storedLogs(db: Database, batchPk: number): StoredNamedLogs {
  const lastPk =
    db.prepare<[], number>('SELECT coalesce(max(pk), 0) FROM interaction').pluck().get() ?? 0;
  const at = db.prepare<[number, number, number], Row>(interactionLookupSql.at);
  const enteredIn = db.prepare<[number, number], Row & Pick<EnteredLog, 'nameKey'>>(
    interactionLookupSql.enteredIn,
  );
  const history = db.prepare<[number], History>(interactionLookupSql.history);
  const contacts = db.prepare<[number], StoredContact>(
    'SELECT pk, name FROM contact WHERE reseller_pk = ? AND deleted_at IS NULL',
  );
  const names = {
    resellerPk: db.prepare<[number], string>('SELECT name FROM reseller WHERE pk = ?').pluck(),
    contactPk: db.prepare<[number], string>('SELECT name FROM contact WHERE pk = ?').pluck(),
  };
  const stored = (found: Row): StoredLog => {
    const { pk, deletedAt, ...now } = found;
    const said = saidByFiles(
      now,
      history.all(pk).map((change) => ({ ...change, byFile: change.byFile === 1 })),
    );
    const { occurredAt, channel } = said;
    return {
      pk,
      occurredAt,
      channel,
      isDeleted: deletedAt !== null,
      nowAt: found.occurredAt,
      now,
      said,
    };
  };
  type OfBatch = Row & { readonly batchPk: number | null };
  const neighbours = {
    after: db.prepare<[number, number, number], OfBatch>(interactionLookupSql.after),
    before: db.prepare<[number, number, number], OfBatch>(interactionLookupSql.before),
  };
  const batchOf = db.prepare<[number], number | null>(interactionLookupSql.batchOf).pluck();
  const between = (first: number | null, last: number | null): readonly StoredLog[] => {
    const batches = [first, last].filter((pk) => pk !== null).map((pk) => batchOf.get(pk));
    const [batch] = batches;
    if (typeof batch !== 'number' || batches.some((one) => one !== batch)) return [];
    const found = neighbours[first === null ? 'before' : 'after'].all(
      first ?? 0,
      Math.min(last ?? Infinity, lastPk + 1),
      // One more than may be asked of says that there are too many.
      mostBetween + 1,
    );
    return found
      .filter(({ batchPk: own }) => own === batch)
      .map(({ batchPk: _batch, ...one }) => stored(one));
  };
  const moved = new Map<number, StoredLog[]>();
  const movedPks = new Set<number>();
  for (const found of db.prepare<[string], Row>(interactionLookupSql.elsewhere).all(rowField)) {
    if (found.pk > lastPk) continue;
    const one = stored(found);
    movedPks.add(one.pk);
    moved.set(one.occurredAt, [...(moved.get(one.occurredAt) ?? []), one]);
  }
  return {
    ...storedBuyers(db, batchPk),
    contacts: (resellerPk) => contacts.all(resellerPk),
    at: (instant) => [
      ...at
        .all(instant, lastPk, batchPk)
        .filter(({ pk }) => !movedPks.has(pk))
        .map(stored),
      ...(moved.get(instant) ?? []),
    ],
    enteredIn: (second) =>
      enteredIn.all(second, second).map(({ pk, occurredAt, channel, nameKey, ...now }) => {
        return { pk, occurredAt, channel, nameKey, now };
      }),
    between,
    nameOf: (field, pk) => names[field].get(pk) ?? '',
  };
}

/** For a file that does not exist yet: nothing is stored. */
export const noLogs: StoredNamedLogs = {
  ...noBuyers,
  contacts: () => [],
  at: () => [],
  enteredIn: () => [],
  between: () => [],
  nameOf: () => '',
};
