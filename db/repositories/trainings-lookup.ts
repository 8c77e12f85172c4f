import type { Database } from 'better-sqlite3';
import type { CalendarDate } from '#domain/calendar/parse-date.ts';
import { courseKey } from '#domain/import/trainings/application-record.ts';
import type { StoredParticipant } from '#domain/import/trainings/compare-participants.ts';
import type { StoredSession } from '#domain/import/trainings/find-session.ts';
import type { StoredTrainings } from '#domain/import/trainings/plan-applications.ts';
import { participantKey } from '#domain/training/participant.ts';
import { rowField } from '#db/write/row-field.ts';
import { noBuyers, storedBuyers } from './buyer-lookup.ts';
import { sourceNow } from './import-source.ts';

/** The kind under which `import_source` keeps what files have said of participants. */
export const trainingsKind = 'trainings';

/** What the import of a form asks; each but the list of courses finds its rows by an index. */
const trainingsLookupSql = {
  courses: 'SELECT pk, name FROM training_course WHERE deleted_at IS NULL ORDER BY active DESC, pk',
  sessions: `SELECT pk, starts_on AS startsOn, ends_on AS endsOn, deadline, state, city, online,
      price_points AS pricePoints
    FROM training_session WHERE course_pk = @course AND deleted_at IS NULL
      AND starts_on <= @day AND coalesce(ends_on, starts_on) >= @day ORDER BY pk`,
  // What an undo has taken back is as if it had never been.
  participants: `SELECT g.pk, g.session_pk AS sessionPk, g.reseller_pk AS resellerPk,
      g.participant, g.participant_key AS participantKey, g.state, g.position, g.phone, g.email,
      g.deleted_at IS NOT NULL AS deleted
    FROM training_session s JOIN training_registration g ON g.session_pk = s.pk
    WHERE s.course_pk = @course AND s.deleted_at IS NULL
      AND (g.deleted_at IS NULL OR EXISTS (SELECT 1 FROM change
        WHERE entity = 'training-registration' AND entity_pk = g.pk AND field = '${rowField}'
          AND new_value = 'deleted' AND batch_pk IS NULL))
      AND g.reseller_pk IN (SELECT @reseller UNION
        SELECT b.pk FROM reseller a JOIN reseller b ON b.inn = a.inn AND b.deleted_at IS NULL
        WHERE a.pk = @reseller AND a.inn IS NOT NULL)`,
} as const;

type SessionRow = Omit<StoredSession, 'online'> & { readonly online: 0 | 1 };
type ParticipantRow = Omit<StoredParticipant, 'own' | 'key' | 'deleted'> & {
  readonly deleted: 0 | 1;
  readonly resellerPk: number;
  readonly participant: string;
  readonly participantKey: string | null;
};

/** Makes the question for the stored courses of a name, compared by its key. */
export function coursesNamed(db: Database): (key: string) => readonly number[] {
  const courses = db.prepare<[], { pk: number; name: string }>(trainingsLookupSql.courses);
  return (key) =>
    courses
      .all()
      .filter(({ name }) => courseKey(name) === key)
      .map(({ pk }) => pk);
}

/** Makes the question for the sessions of a course, by its key, that run on a day. */
export function sessionsOn(
  db: Database,
): (key: string, day: CalendarDate) => readonly StoredSession[] {
  const named = coursesNamed(db);
  const sessions = db.prepare<[{ course: number; day: string }], SessionRow>(
    trainingsLookupSql.sessions,
  );
  return (key, day) =>
    named(key)
      .flatMap((course) => sessions.all({ course, day }))
      .map((row) => ({ ...row, online: row.online === 1 }));
}

/** Makes the question who of a company, with all its branches, is registered for a course, by its key. */
export function participantsOf(
  db: Database,
): (key: string, resellerPk: number) => readonly StoredParticipant[] {
  const named = coursesNamed(db);
  const participants = db.prepare<[{ course: number; reseller: number }], ParticipantRow>(
    trainingsLookupSql.participants,
  );
  return (course, reseller) =>
    named(course)
      .flatMap((pk) => participants.all({ course: pk, reseller }))
      .map(({ resellerPk, participant, participantKey: key, deleted, ...fields }) => ({
        ...fields,
        own: resellerPk === reseller,
        key: key ?? participantKey(participant),
        deleted: deleted === 1,
      }));
}

/** Answers the questions of the import of forms about resellers and their participants. */
export function storedTrainings(db: Database, batchPk: number): StoredTrainings {
  const source = sourceNow(db);
  return {
    ...storedBuyers(db, batchPk),
    sessions: sessionsOn(db),
    participants: participantsOf(db),
    source: (pk) => source(pk, trainingsKind),
  };
}

/** For a file that does not exist yet: nothing is stored. */
export const noTrainings: StoredTrainings = {
  ...noBuyers,
  source: () => null,
  sessions: () => [],
  participants: () => [],
};
