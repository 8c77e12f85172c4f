import type { Database, Statement } from 'better-sqlite3';
import type { SessionRow } from '#contract/training.ts';
import { whyClosed } from '#domain/training/session-rules.ts';

type StoredSession = Omit<SessionRow, 'online' | 'free' | 'closed'> & { readonly online: number };

const countOf = (states: string): string =>
  `(SELECT count(*) FROM training_registration g WHERE g.session_pk = s.pk
      AND g.state IN (${states}) AND g.deleted_at IS NULL)`;

const fields = `s.pk, s.course_pk AS coursePk, c.name AS course, s.starts_on AS startsOn,
  s.ends_on AS endsOn, s.starts_at AS startsAt, s.city, s.online, s.place, s.trainer, s.seats,
  s.deadline, s.price_points AS pricePoints, s.note, s.state,
  ${countOf(`'submitted', 'received'`)} AS unconfirmed,
  ${countOf(`'confirmed'`)} AS confirmed,
  ${countOf(`'waitlisted'`)} AS waiting,
  ${countOf(`'attended'`)} AS attended,
  ${countOf(`'no-show'`)} AS noShow
  FROM training_session s JOIN training_course c ON c.pk = s.course_pk`;

/** The statements of the reader; each finds its rows by an index. */
export const sessionSql = {
  byPk: `SELECT ${fields} WHERE s.pk = ? AND s.deleted_at IS NULL`,
  ofPeriod: `SELECT ${fields} WHERE s.starts_on >= ? AND s.starts_on <= ?
    AND coalesce(s.ends_on, s.starts_on) >= ? AND s.deleted_at IS NULL
    ORDER BY s.starts_on, s.pk LIMIT ?`,
  ofPeriodBackwards: `SELECT ${fields} WHERE s.starts_on >= ? AND s.starts_on <= ?
    AND coalesce(s.ends_on, s.starts_on) >= ? AND s.deleted_at IS NULL
    ORDER BY s.starts_on DESC, s.pk DESC LIMIT ?`,
  ofCourse: `SELECT s.pk FROM training_session s WHERE s.course_pk = ? AND s.deleted_at IS NULL`,
} as const;

/** What a period asks for: sessions that run on one of its days. */
export type SessionPeriod = {
  readonly from: string;
  readonly to: string;
  /** So far back a session that still runs may have begun. */
  readonly earliest: string;
};

/** Reads sessions with their seats counted. */
export class TrainingSessions {
  readonly #byPk: Statement<[number], StoredSession>;
  readonly #ofPeriod: Statement<[string, string, string, number], StoredSession>;
  readonly #ofPeriodBackwards: Statement<[string, string, string, number], StoredSession>;
  readonly #values: (column: 'city' | 'trainer' | 'place') => string[];

  constructor(db: Database) {
    this.#byPk = db.prepare(sessionSql.byPk);
    this.#ofPeriod = db.prepare(sessionSql.ofPeriod);
    this.#ofPeriodBackwards = db.prepare(sessionSql.ofPeriodBackwards);
    this.#values = (column) =>
      db
        .prepare<[], string>(
          `SELECT ${column} FROM training_session
           WHERE deleted_at IS NULL AND ${column} IS NOT NULL
           GROUP BY ${column} ORDER BY count(*) DESC, ${column} LIMIT 200`,
        )
        .pluck()
        .all();
  }

  /** One session as it is on a day; null when there is none (any more). */
  read(pk: number, today: string): SessionRow | null {
    const row = this.#byPk.get(pk);
    return row ? sessionRow(row, today) : null;
  }

  /** At most `limit` sessions that run within a period, in the order of their first days. */
  ofPeriod(
    period: SessionPeriod,
    today: string,
    limit: number,
    order: 'asc' | 'desc' = 'asc',
  ): SessionRow[] {
    const statement = order === 'asc' ? this.#ofPeriod : this.#ofPeriodBackwards;
    return statement
      .all(period.earliest, period.to, period.from, limit)
      .map((row) => sessionRow(row, today));
  }

  /** What was entered before in a field, the most frequent first. */
  valuesOf(column: 'city' | 'trainer' | 'place'): string[] {
    return this.#values(column);
  }
}

function sessionRow(row: StoredSession, today: string): SessionRow {
  const held = row.unconfirmed + row.confirmed + row.attended + row.noShow;
  return {
    ...row,
    online: row.online !== 0,
    free: Math.max(0, row.seats - held),
    closed: whyClosed(row, today),
  };
}
