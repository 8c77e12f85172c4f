import type { Database, Statement } from 'better-sqlite3';
import type { RequestState } from '#domain/bonus/request-state.ts';
import type { RegistrationState } from '#domain/training/registration-state.ts';

type Of = [interactionPk: number, resellerPk: number | null];

/** The statements of the reader; each finds its rows by an index. */
export const tiedWorkSql = {
  registrations: `SELECT state FROM training_registration
    WHERE interaction_pk = ? AND reseller_pk IS NOT ? AND deleted_at IS NULL`,
  requests: `SELECT state FROM bonus_request
    WHERE interaction_pk = ? AND reseller_pk IS NOT ? AND deleted_at IS NULL`,
  allTasks: `SELECT count(*) FROM task
    WHERE interaction_pk = ? AND state = 'open'
      AND registration_pk IS NULL AND request_pk IS NULL AND deleted_at IS NULL`,
  // Tasks of a registration or a request go with it.
  tasks: `SELECT count(*) FROM task
    WHERE interaction_pk = ? AND reseller_pk IS NOT NULL AND reseller_pk IS NOT ? AND state = 'open'
      AND registration_pk IS NULL AND request_pk IS NULL AND deleted_at IS NULL`,
} as const;

/** Reads what was taken in an interaction for others than this reseller; for null, for anybody. */
export class TiedWork {
  readonly #registrations: Statement<Of, RegistrationState>;
  readonly #requests: Statement<Of, RequestState>;
  readonly #tasks: Statement<Of, number>;
  readonly #allTasks: Statement<[interactionPk: number], number>;

  constructor(db: Database) {
    this.#registrations = db.prepare<Of, RegistrationState>(tiedWorkSql.registrations).pluck();
    this.#requests = db.prepare<Of, RequestState>(tiedWorkSql.requests).pluck();
    this.#allTasks = db.prepare<[number], number>(tiedWorkSql.allTasks).pluck();
    this.#tasks = db.prepare<Of, number>(tiedWorkSql.tasks).pluck();
  }

  /** The states of registrations. */
  registrations(...of: Of): RegistrationState[] {
    return this.#registrations.all(...of);
  }

  /** The states of requests for points. */
  requests(...of: Of): RequestState[] {
    return this.#requests.all(...of);
  }

  /** How many tasks are open that are no request's, also those of nobody. */
  allOpenTasks(interactionPk: number): number {
    return this.#allTasks.get(interactionPk) ?? 0;
  }

  /** How many other tasks are open. */
  openTasks(...of: Of): number {
    return this.#tasks.get(...of) ?? 0;
  }
}
