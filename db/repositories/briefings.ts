import type { Database, Statement } from 'better-sqlite3';
import type { Briefing } from '#contract/briefing.ts';
import type { TaskKind } from '#domain/task/task-kinds.ts';

type Task = NonNullable<Briefing['tasks']>['first'][number];
type Training = Briefing['trainings'][number];
type Registration = Omit<Extract<Briefing['requests'][number], { kind: 'registration' }>, 'kind'>;
type BonusRequest = Omit<Extract<Briefing['requests'][number], { kind: 'bonus-request' }>, 'kind'>;

export const briefingSql = {
  tasks: `SELECT pk, title, kind, due_at AS dueAt, owner FROM task
    WHERE reseller_pk = ? AND state = 'open' AND deleted_at IS NULL
      AND kind IN (SELECT value FROM json_each(?)) ORDER BY due_at LIMIT ?`,
  taskCount: `SELECT count(*) FROM task
    WHERE reseller_pk = ? AND state = 'open' AND deleted_at IS NULL
      AND kind IN (SELECT value FROM json_each(?))`,
  // What is decided and still to come is news to the partner too, so it stays until the day.
  registrations: `SELECT g.pk, c.name AS course, g.participant, g.state, s.starts_on AS startsOn
    FROM training_registration g JOIN training_session s ON s.pk = g.session_pk
    JOIN training_course c ON c.pk = s.course_pk
    WHERE g.reseller_pk = ? AND g.deleted_at IS NULL AND s.starts_on >= ?
      AND g.state IN ('submitted', 'received', 'confirmed', 'waitlisted')
    ORDER BY s.starts_on, g.pk LIMIT ?`,
  bonusRequests: `SELECT pk, kind AS "of", points, state FROM bonus_request
    WHERE reseller_pk = ? AND deleted_at IS NULL
      AND state IN ('draft', 'submitted', 'approved', 'rejected')
    ORDER BY created_at DESC LIMIT ?`,
  trainings: `SELECT s.pk, c.name AS course, s.starts_on AS startsOn, s.starts_at AS startsAt,
    CASE WHEN s.online = 1 THEN NULL ELSE s.city END AS city, s.seats,
    (SELECT count(*) FROM training_registration g WHERE g.session_pk = s.pk
      AND g.state IN ('submitted', 'received', 'confirmed') AND g.deleted_at IS NULL) AS taken
    FROM training_session s JOIN training_course c ON c.pk = s.course_pk
    WHERE s.starts_on >= ? AND s.state = 'planned' AND s.deleted_at IS NULL
      AND c.deleted_at IS NULL AND (s.online = 1 OR s.city = ?)
    ORDER BY s.starts_on, s.starts_at, s.pk LIMIT ?`,
} as const;

const most = { tasks: 5, requests: 5, trainings: 3 } as const;

/** Reads what is open with a reseller and what could interest it. */
export class Briefings {
  readonly #tasks: Statement<[number, string, number], Task>;
  readonly #taskCount: Statement<[number, string], number>;
  readonly #registrations: Statement<[number, string, number], Registration>;
  readonly #bonusRequests: Statement<[number, number], BonusRequest>;
  readonly #trainings: Statement<[string, string | null, number], Training>;

  constructor(db: Database) {
    this.#tasks = db.prepare(briefingSql.tasks);
    this.#taskCount = db.prepare<[number, string], number>(briefingSql.taskCount).pluck();
    this.#registrations = db.prepare(briefingSql.registrations);
    this.#bonusRequests = db.prepare(briefingSql.bonusRequests);
    this.#trainings = db.prepare(briefingSql.trainings);
  }

  /** How many tasks of these kinds are open, and the most urgent of them. */
  tasks(resellerPk: number, kinds: readonly TaskKind[]): NonNullable<Briefing['tasks']> {
    const wanted = JSON.stringify(kinds);
    const first = this.#tasks.all(resellerPk, wanted, most.tasks);
    const total =
      first.length < most.tasks ? first.length : this.#taskCount.get(resellerPk, wanted);
    return { total: total ?? first.length, first };
  }

  /** Registrations for sessions to come, by day. */
  registrations(resellerPk: number, today: string): Registration[] {
    return this.#registrations.all(resellerPk, today, most.requests);
  }

  /** Requests to spend points that are not ended, the newest first. */
  bonusRequests(resellerPk: number): BonusRequest[] {
    return this.#bonusRequests.all(resellerPk, most.requests);
  }

  /** The next sessions online or in a city. */
  trainings(city: string | null, today: string): Training[] {
    return this.#trainings.all(today, city, most.trainings);
  }
}
