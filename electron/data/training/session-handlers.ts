import { AppError } from '#contract/errors.ts';
import type { Handlers } from '#contract/ipc.ts';
import type { SessionCard, SessionFacets, SessionRow } from '#contract/training.ts';
import { addDays } from '#domain/calendar/month-grid.ts';
import { isActive } from '#domain/training/registration-state.ts';
import { hasBegun, isFull, longestSessionDays } from '#domain/training/session-rules.ts';
import type { DataContext } from '../context.ts';
import type { PersonStep } from '../person-step.ts';
import type { FollowUp } from './follow-up.ts';
import type { SeatKeeper } from './seat-keeper.ts';
import { checkSessionFields } from './session-fields.ts';
import { visibleRegistrations } from './visible.ts';
import type { TrainingStore } from './training-store.ts';

type SessionHandlers = Pick<
  Handlers,
  | 'session-list'
  | 'session-card'
  | 'session-next'
  | 'session-values'
  | 'session-create'
  | 'session-patch'
  | 'session-cancel'
>;

/** More sessions than anyone reads through; a longer period is to be narrowed. */
const mostSessions = 1000;
const endOfTime = '9999-12-31';

/** Everything that the pane of a session shows, as far as one may see it. */
export function readSessionCard(
  context: DataContext,
  store: TrainingStore,
  pk: number,
): SessionCard {
  const session = store.session(pk);
  return {
    session,
    registrations: context.may('registrations', 'view')
      ? visibleRegistrations(context, store.registrations.ofSession(pk))
      : null,
    begun: hasBegun(session, store.today()),
  };
}

/** The use cases of sessions. */
export function createSessionHandlers(
  context: DataContext,
  store: TrainingStore,
  step: PersonStep,
  seats: SeatKeeper,
  followUp: FollowUp,
): SessionHandlers {
  const card = (pk: number): SessionCard => readSessionCard(context, store, pk);
  const ofPeriod = (from: string, to: string, order: 'asc' | 'desc' = 'asc'): SessionRow[] => {
    const earliest = addDays(from, -longestSessionDays);
    return store.sessions.ofPeriod({ from, to, earliest }, store.today(), mostSessions + 1, order);
  };

  return {
    'session-list': ({ from, to, courses, cities, online, freeOnly, order }) => {
      const all = ofPeriod(from, to ?? endOfTime, order);
      const rows = all.slice(0, mostSessions);
      const sessions = rows.filter(
        (session) =>
          (!courses?.length || courses.includes(session.coursePk)) &&
          (!cities?.length || cities.includes(session.city)) &&
          (online === undefined || session.online === online) &&
          (!freeOnly || (!isFull(session) && session.closed === null)),
      );
      return { sessions, more: all.length > mostSessions, facets: facetsOf(rows) };
    },
    'session-card': ({ pk }) => card(pk),
    'session-next': ({ city, leavingPk, limit }) => {
      const leaving = leavingPk === undefined ? null : store.session(leavingPk);
      const place = (session: SessionRow): number =>
        session.city !== null && session.city === city && !session.online
          ? 0
          : session.online
            ? 1
            : 2;
      // By another course only who finds none of the same one.
      const rank = (session: SessionRow): number =>
        (leaving === null || session.coursePk === leaving.coursePk ? 0 : 10) +
        (isFull(session) ? 5 : 0) +
        place(session);
      return ofPeriod(store.today(), endOfTime)
        .filter(({ pk, closed }) => closed === null && pk !== leavingPk)
        .map((session, at) => ({ session, at, rank: rank(session) }))
        .sort((a, b) => a.rank - b.rank || a.at - b.at)
        .slice(0, limit)
        .map(({ session }) => session);
    },
    'session-values': () => ({
      cities: store.sessions.valuesOf('city'),
      trainers: store.sessions.valuesOf('trainer'),
      places: store.sessions.valuesOf('place'),
    }),

    'session-create': ({ coursePk, ...typed }) => {
      const course = store.course(coursePk);
      if (!course.active) {
        throw new AppError('training/course-inactive', 'The course is no longer on offer');
      }
      const columns = checkSessionFields(typed);
      return card(
        step((tx) => tx.create('training-session', { ...columns, coursePk, state: 'planned' })),
      );
    },
    'session-patch': ({ pk, fields }) => {
      const before = store.session(pk);
      if (before.state === 'cancelled') {
        throw new AppError('training/session-cancelled', 'The session is cancelled');
      }
      const columns = checkSessionFields(fields, before);
      const moved = step((tx) => {
        tx.patch('training-session', pk, columns);
        const session = store.session(pk);
        if (session.startsOn !== before.startsOn) {
          for (const { pk: registrationPk, participant } of store.registrations.ofSession(pk)) {
            const was = { participant, session: before };
            followUp.retell(tx, registrationPk, was, { participant, session });
          }
        }
        return seats.settle(tx, pk);
      });
      return { ...card(pk), ...moved };
    },
    'session-cancel': ({ pk, reason: typed }) => {
      const session = store.session(pk);
      const reason = typed.trim();
      if (reason === '') throw new AppError('training/reason-required', 'A reason is needed');
      if (session.state !== 'planned') {
        const code =
          session.state === 'held' ? 'training/session-over' : 'training/session-cancelled';
        throw new AppError(code, `The session is ${session.state}`);
      }
      step((tx) => {
        tx.patch('training-session', pk, { state: 'cancelled' });
        for (const { pk: registrationPk, state } of store.registrations.claims(pk)) {
          if (!isActive(state)) continue;
          tx.patch('training-registration', registrationPk, { state: 'cancelled', reason });
          followUp.settle(tx, registrationPk);
          followUp.release(tx, registrationPk, reason);
        }
      });
      return card(pk);
    },
  };
}

/** What there is to filter by, the most frequent first. */
function facetsOf(sessions: readonly SessionRow[]): SessionFacets {
  const courses = new Map<number, { pk: number; name: string; count: number }>();
  const cities = new Map<string | null, number>();
  for (const { coursePk, course, city } of sessions) {
    const known = courses.get(coursePk);
    if (known) known.count += 1;
    else courses.set(coursePk, { pk: coursePk, name: course, count: 1 });
    cities.set(city, (cities.get(city) ?? 0) + 1);
  }
  return {
    courses: [...courses.values()].sort((a, b) => a.name.localeCompare(b.name, 'ru')),
    cities: [...cities]
      .map(([city, count]) => ({ city, count }))
      .sort((a, b) => b.count - a.count || (a.city ?? '').localeCompare(b.city ?? '', 'ru')),
  };
}
