import type { Database } from 'better-sqlite3';
import { holdsSeat } from '#domain/training/registration-state.ts';
import { inPages, type BatchUndo, type UndoSteps } from './batch-undo.ts';
import type { LaterHands } from './later-hands.ts';
import { TrainingRegistrations } from './training-registrations.ts';

/** What taking back participants needs to know of the undo of the batch. */
type TrainingsUndo = BatchUndo & { readonly later: LaterHands };

type Added = { readonly pk: number; readonly resellerPk: number; readonly ofBatch: 0 | 1 };

/** Removes the registrations of the batch, but those that somebody has worked on since. */
export function* removeRegistrations(
  undo: TrainingsUndo,
  onKept: (resellerPk: number) => void,
): UndoSteps {
  const { db, batchPk, rowsAtOnce, later, restored } = undo;
  const page = db.prepare<[number, number, number], Added>(
    `SELECT g.pk, g.reseller_pk AS resellerPk, r.batch_pk IS g.batch_pk AS ofBatch
     FROM training_registration g JOIN reseller r ON r.pk = g.reseller_pk
     WHERE g.batch_pk = ? AND g.pk > ? AND g.deleted_at IS NULL ORDER BY g.pk LIMIT ?`,
  );
  yield* inPages(
    undo,
    (after) => page.all(batchPk, after, rowsAtOnce),
    (tx, { pk, resellerPk, ofBatch }) => {
      // What belongs to a reseller of the batch goes or stays with it.
      if (ofBatch === 1 && later.changedCreated(resellerPk).length > 0) return;
      if (later.changedRow('training-registration', pk)) onKept(resellerPk);
      else {
        tx.remove('training-registration', pk);
        if (ofBatch === 0) restored.add(resellerPk);
      }
    },
  );
}

/** Takes back the seats that the batch gave to sessions, and the sessions and courses that nobody needs any more. */
export function* removeSessions(undo: TrainingsUndo): UndoSteps {
  const { db, writer, context, batchPk, later } = undo;
  const all = (sql: string): readonly number[] =>
    db.prepare<[number], number>(sql).pluck().all(batchPk);
  const sessions = all(
    `SELECT pk FROM training_session s WHERE batch_pk = ? AND deleted_at IS NULL AND NOT EXISTS
       (SELECT 1 FROM training_registration WHERE session_pk = s.pk AND deleted_at IS NULL)`,
  ).filter((pk) => !later.changedRow('training-session', pk));
  const grown = grownSessions(db, batchPk).filter(({ pk }) => !sessions.includes(pk));
  if (sessions.length + grown.length > 0) {
    writer.transaction(context, (tx) => {
      for (const { pk, seats } of grown) tx.patch('training-session', pk, { seats });
      for (const pk of sessions) tx.remove('training-session', pk);
    });
    yield sessions.length + grown.length;
  }
  const courses = all(
    `SELECT pk FROM training_course c WHERE batch_pk = ? AND deleted_at IS NULL AND NOT EXISTS
       (SELECT 1 FROM training_session WHERE course_pk = c.pk AND deleted_at IS NULL)`,
  ).filter((pk) => !later.changedRow('training-course', pk));
  if (courses.length === 0) return;
  writer.transaction(context, (tx) => {
    for (const pk of courses) tx.remove('training-course', pk);
  });
  yield courses.length;
}

/** The sessions whose seats still stand as the batch left them, with the seats before it that still suffice. */
function grownSessions(
  db: Database,
  batchPk: number,
): readonly { readonly pk: number; readonly seats: number }[] {
  const registrations = new TrainingRegistrations(db);
  return db
    .prepare<[number], { pk: number; now: number; before: number; after: number }>(
      `SELECT s.pk, s.seats AS now, old.old_value AS before, new.new_value AS after
       FROM (SELECT entity_pk AS pk, min(pk) AS first, max(pk) AS last FROM change
         WHERE batch_pk = ? AND entity = 'training-session' AND field = 'seats'
         GROUP BY entity_pk) grown
       JOIN training_session s ON s.pk = grown.pk AND s.deleted_at IS NULL
       JOIN change old ON old.pk = grown.first JOIN change new ON new.pk = grown.last`,
    )
    .all(batchPk)
    .filter(({ now, after }) => now === after)
    .map(({ pk, now, before }) => {
      const held = registrations.claims(pk).filter(({ state }) => holdsSeat(state)).length;
      return { pk, seats: Math.min(now, Math.max(before, held)) };
    });
}
