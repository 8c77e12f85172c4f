import type { Database } from 'better-sqlite3';
import type { UndoReport } from '#contract/import.ts';
import { entityInfo, type Entity } from '#db/write/entities.ts';
import type { Writer } from '#db/write/writer.ts';
import { inPages, type BatchUndo, type UndoSteps } from './batch-undo.ts';
import { forgetSources } from './import-source.ts';
import { putBackAttached, putBackOfNobody, removeOfNobody, usedOf } from './interaction-undo.ts';
import { laterHands, type LaterHands } from './later-hands.ts';
import { interactionPutter, putBack, type PutBack } from './import-put-back.ts';
import { pointsRestOn } from './points-rest-on.ts';
import { removeReports, restorePurchases } from './purchase-undo.ts';
import { removeRegistrations, removeSessions } from './trainings-undo.ts';

/** What a batch adds to resellers. */
const children = (
  ['contact', 'phone', 'email', 'purchase', 'bonus-request', 'interaction'] as const
).map((entity) => ({ entity, table: entityInfo(entity).table }));

/** A source is one small row, a reseller has about ten with its children, index and outbox. */
const sourcesPerRow = 10;

type Undo = BatchUndo & {
  readonly later: LaterHands;
  /** Whether points rest on a purchase or a request: then it stays as it is. */
  readonly rested: (entity: Entity, pk: number) => boolean;
  /** Whether somebody went on from an interaction: then it stays as it is. */
  readonly used: (interactionPk: number) => boolean;
  /** What stays as it is, and which fields of it somebody has changed since. */
  readonly kept: Map<number, Set<string>>;
  /** The same for what belongs to no reseller, by the company that was written down. */
  readonly keptOfNobody: Map<string, Set<string>>;
  removed: number;
  interactions: number;
};

/**
 * Takes a batch back: what it created goes, what it changed gets its old values, what it added to
 * others goes. What a person or a later import has changed since stays and is listed. Yields after
 * each transaction of about `rowsAtOnce` rows, so that the caller can let others work; begun again
 * after a crash it goes on where it stopped.
 */
export function* undoBatch(
  db: Database,
  writer: Writer,
  batchPk: number,
  actor: string,
  rowsAtOnce: number,
): Generator<{ done: number; total: number }, UndoReport> {
  const undo: Undo = {
    db,
    writer,
    context: { actor, batchPk },
    batchPk,
    rowsAtOnce,
    later: laterHands(db, batchPk),
    rested: pointsRestOn(db),
    used: usedOf(db),
    kept: new Map(),
    keptOfNobody: new Map(),
    restored: new Set(),
    removed: 0,
    interactions: 0,
  };
  const marks: PutBack = {
    ...undo,
    onKept: (resellerPk, field) => keep(undo, resellerPk, field),
    onKeptOfNobody: (company, field) => keepOfNobody(undo, company, field),
    onInteraction: () => {
      undo.interactions += 1;
    },
  };
  const total = countRows(db, batchPk);
  let done = 0;
  for (const steps of [
    removeRegistrations(undo, (resellerPk) => keep(undo, resellerPk, 'training-registration')),
    removeSessions(undo),
    putBackAttached(undo, interactionPutter(marks)),
    removeCreated(undo),
    removeAdded(undo),
    putBack(marks),
    restorePurchases(undo, (resellerPk) => keep(undo, resellerPk, 'purchase')),
    removeReports(undo),
    removeOfNobody({
      ...undo,
      onRemoved: marks.onInteraction,
      onKept: (company) => keepOfNobody(undo, company, 'interaction'),
    }),
    putBackOfNobody(undo, interactionPutter(marks)),
  ]) {
    for (const rows of steps) {
      done = Math.min(done + rows, total);
      yield { done, total };
    }
  }
  const sources = forgetSources(db, batchPk, rowsAtOnce * sourcesPerRow);
  while (sources.next().done !== true) yield { done: total, total };
  const { removed, interactions, restored, kept, keptOfNobody } = undo;
  const ofNobody = [...keptOfNobody].map(([name, fields]) => ({
    pk: null,
    name,
    fields: [...fields],
  }));
  return {
    batchPk,
    removed,
    interactions,
    restored: restored.size,
    kept: [...named(db, kept), ...ofNobody],
  };
}

function countRows(db: Database, batchPk: number): number {
  const tables = [
    'reseller',
    ...children.map(({ table }) => table),
    ...['purchase_report', 'training_registration', 'change'],
  ];
  return tables.reduce((sum, table) => {
    const count = db
      .prepare<[number], number>(`SELECT count(*) FROM ${table} WHERE batch_pk = ?`)
      .pluck();
    return sum + (count.get(batchPk) ?? 0);
  }, 0);
}

/** Removes the resellers that the batch made, but those that somebody has worked on since. */
function* removeCreated(undo: Undo): UndoSteps {
  const { db, batchPk, rowsAtOnce, later } = undo;
  // Those that are gone count as looked at: a page of them is no more work than one of others.
  const page = db.prepare<[number, number, number], { pk: number; deletedAt: number | null }>(
    `SELECT pk, deleted_at AS deletedAt FROM reseller
     WHERE batch_pk = ? AND pk > ? ORDER BY pk LIMIT ?`,
  );
  const childrenOf = children.map(({ entity, table }) => ({
    entity,
    of: db
      .prepare<[number], number>(
        `SELECT pk FROM ${table} WHERE reseller_pk = ? AND deleted_at IS NULL`,
      )
      .pluck(),
  }));
  yield* inPages(
    undo,
    (after) => page.all(batchPk, after, rowsAtOnce),
    (tx, { pk, deletedAt }) => {
      if (deletedAt !== null) return;
      const fields = later.changedCreated(pk);
      if (fields.length > 0) {
        undo.kept.set(pk, new Set(fields));
        return;
      }
      for (const { entity, of } of childrenOf) {
        for (const child of of.all(pk)) {
          tx.remove(entity, child);
          if (entity === 'interaction') undo.interactions += 1;
        }
      }
      tx.remove('reseller', pk);
      undo.removed += 1;
    },
  );
}

/** Removes the numbers, addresses, people, purchases, requests and interactions added to resellers of others. */
function* removeAdded(undo: Undo): UndoSteps {
  const { db, batchPk, rowsAtOnce, later } = undo;
  for (const { entity, table } of children) {
    const page = db.prepare<
      [number, number, number],
      { pk: number; resellerPk: number; deletedAt: number | null; ofBatch: number }
    >(
      `SELECT t.pk, t.reseller_pk AS resellerPk, t.deleted_at AS deletedAt,
         r.batch_pk IS t.batch_pk AS ofBatch
       FROM ${table} t JOIN reseller r ON r.pk = t.reseller_pk
       WHERE t.batch_pk = ? AND t.pk > ? ORDER BY t.pk LIMIT ?`,
    );
    yield* inPages(
      undo,
      (after) => page.all(batchPk, after, rowsAtOnce),
      (tx, { pk, resellerPk, deletedAt, ofBatch }) => {
        // What belongs to a reseller of the batch goes or stays with it.
        if (deletedAt !== null || ofBatch === 1) return;
        if (undo.rested(entity, pk)) keep(undo, resellerPk, 'bonus-entry');
        else if (later.changedRow(entity, pk) || (entity === 'interaction' && undo.used(pk))) {
          keep(undo, resellerPk, entity);
        } else {
          tx.remove(entity, pk);
          if (entity === 'interaction') undo.interactions += 1;
          undo.restored.add(resellerPk);
        }
      },
    );
  }
}

function keep({ kept }: Undo, resellerPk: number, field: string): void {
  kept.set(resellerPk, (kept.get(resellerPk) ?? new Set()).add(field));
}

function keepOfNobody({ keptOfNobody }: Undo, company: string, field: string): void {
  keptOfNobody.set(company, (keptOfNobody.get(company) ?? new Set()).add(field));
}

function named(db: Database, kept: ReadonlyMap<number, ReadonlySet<string>>): UndoReport['kept'] {
  const name = db.prepare<[number], string>('SELECT name FROM reseller WHERE pk = ?').pluck();
  return [...kept].map(([pk, fields]) => ({ pk, name: name.get(pk) ?? '', fields: [...fields] }));
}
