import type { Database } from 'better-sqlite3';
import type { Registration } from '#contract/training.ts';
import { companySql, plainList, type OfCompany, type PlainList } from './plain-list.ts';

type Participant = Pick<
  Registration,
  | 'participant'
  | 'position'
  | 'phone'
  | 'email'
  | 'state'
  | 'reason'
  | 'registeredAt'
  | 'registeredBy'
>;

/** A participant of a training with the training, as it leaves the application. */
export type PlainRegistration = OfCompany &
  Participant & {
    readonly pk: number;
    readonly course: string;
    readonly startsOn: string;
    readonly endsOn: string | null;
    readonly city: string | null;
    readonly place: string | null;
    readonly online: 0 | 1;
    readonly trainer: string | null;
  };

/** Who is registered for what: the first training first, within one as they registered. */
export function plainRegistrations(
  db: Database,
): PlainList<PlainRegistration, Readonly<Record<never, never>>> {
  return plainList(
    db,
    {
      numbers: `SELECT g.pk FROM training_registration g
        JOIN training_session s ON s.pk = g.session_pk
        WHERE g.deleted_at IS NULL AND s.deleted_at IS NULL`,
      order: 's.starts_on, s.pk, g.registered_at, g.pk',
      row: `SELECT g.pk, ${companySql}, c.name AS course, s.starts_on AS startsOn,
          s.ends_on AS endsOn, s.city, s.place, s.online, s.trainer, g.participant, g.position,
          g.phone, g.email, g.state, g.reason, g.registered_at AS registeredAt,
          g.registered_by AS registeredBy
        FROM training_registration g JOIN reseller r ON r.pk = g.reseller_pk
        JOIN training_session s ON s.pk = g.session_pk
        JOIN training_course c ON c.pk = s.course_pk
        WHERE g.pk = ? AND g.deleted_at IS NULL`,
    },
    () => [],
  );
}
