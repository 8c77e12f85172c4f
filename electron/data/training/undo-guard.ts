import { AppError } from '#contract/errors.ts';
import type { ReversalGuard } from '#db/repositories/change-groups.ts';
import { isActive } from '#domain/training/registration-state.ts';
import { freeSeats, settleSeats } from '#domain/training/seats.ts';
import type { DataContext } from '../context.ts';
import type { SeatKeeper } from './seat-keeper.ts';
import type { TrainingStore } from './training-store.ts';

/**
 * Keeps the rules of seats when a step is taken back: a seat that was given to another meanwhile is
 * not taken from them, and one that becomes free goes to who waits.
 */
export function guardSeats(
  context: DataContext,
  store: TrainingStore,
  seats: SeatKeeper,
): ReversalGuard {
  const sessionOf = context.db
    .prepare<[number], number>('SELECT session_pk FROM training_registration WHERE pk = ?')
    .pluck();
  const sessionsOfCourse = context.db
    .prepare<[number], number>(
      'SELECT count(*) FROM training_session WHERE course_pk = ? AND deleted_at IS NULL',
    )
    .pluck();
  const courseExists = (pk: number) => store.courses.read(pk, store.today()) !== null;

  return (tx, rows) => {
    const sessions = new Set<number>();
    for (const { entity, entityPk, field, oldValue, newValue } of rows) {
      if (entity === 'training-session') sessions.add(entityPk);
      if (entity === 'training-course' && !courseExists(entityPk)) {
        if ((sessionsOfCourse.get(entityPk) ?? 0) > 0) throw changedSince(entity);
      }
      if (entity !== 'training-registration') continue;
      const own = sessionOf.get(entityPk);
      if (own !== undefined) sessions.add(own);
      if (field !== 'sessionPk') continue;
      for (const value of [oldValue, newValue]) if (typeof value === 'number') sessions.add(value);
    }
    for (const sessionPk of sessions) {
      const session = store.sessions.read(sessionPk, store.today());
      const claims = store.registrations.claims(sessionPk);
      const active = claims.some(({ state }) => isActive(state));
      if (session === null || session.state === 'cancelled') {
        if (active) throw changedSince('training-session');
        continue;
      }
      const settled = settleSeats(session.seats, claims, true);
      if (!settled.ok || settled.value.waitlisted.length > 0) {
        throw changedSince('training-registration');
      }
      if (freeSeats(session.seats, claims) > 0) seats.settle(tx, sessionPk);
    }
  };
}

function changedSince(entity: string): AppError {
  return new AppError('undo/changed-since', `${entity}: others depend on it by now`, {
    details: { entity, field: 'state' },
  });
}
