import type { Database, Statement } from 'better-sqlite3';
import type { Registration, RegistrationLine } from '#contract/training.ts';
import type { KnownParticipant } from '#domain/training/duplicates.ts';
import { nextRegistrationStates } from '#domain/training/registration-state.ts';
import { byQueue, type SeatClaim } from '#domain/training/seats.ts';

/** A registration as stored: it is always of somebody. */
export type StoredRegistration = Registration & {
  readonly resellerPk: number;
  readonly reseller: string;
};
type StoredLineOf = RegistrationLine & StoredRegistration;
type Stored = Omit<StoredRegistration, 'waitingPlace' | 'next'> & { readonly id: string };
type StoredClaim = Omit<SeatClaim, 'unpaid'> & { readonly unpaid: number | null };
type StoredLine = Omit<StoredLineOf, 'waitingPlace' | 'next' | 'online'> & {
  readonly id: string;
  readonly online: number;
};

const own = `g.pk, g.id, g.session_pk AS sessionPk, g.reseller_pk AS resellerPk,
  r.name AS reseller, r.city AS resellerCity, g.contact_pk AS contactPk, g.participant,
  g.position, g.phone, g.email, g.state, g.reason, g.registered_at AS registeredAt,
  g.registered_by AS registeredBy, g.received_at AS receivedAt, g.confirmed_at AS confirmedAt,
  q.state AS payment`;
const withReseller = `training_registration g JOIN reseller r ON r.pk = g.reseller_pk
  LEFT JOIN bonus_request q ON q.pk = g.request_pk`;
const line = `${own}, c.name AS course, s.starts_on AS startsOn, s.ends_on AS endsOn, s.city,
  s.online FROM ${withReseller} JOIN training_session s ON s.pk = g.session_pk
  JOIN training_course c ON c.pk = s.course_pk`;

/** The statements of the reader; each finds its rows by an index. */
export const registrationSql = {
  byPk: `SELECT ${own} FROM ${withReseller} WHERE g.pk = ? AND g.deleted_at IS NULL`,
  ofSession: `SELECT ${own} FROM ${withReseller}
    WHERE g.session_pk = ? AND g.deleted_at IS NULL`,
  claims: `SELECT g.pk, g.id, g.state, g.registered_at AS registeredAt,
    q.state IN ('rejected', 'declined', 'cancelled') AS unpaid
    FROM training_registration g LEFT JOIN bonus_request q ON q.pk = g.request_pk
    WHERE g.session_pk = ? AND g.deleted_at IS NULL`,
  ofReseller: `SELECT ${line} WHERE g.reseller_pk = ? AND g.deleted_at IS NULL
    ORDER BY s.starts_on DESC, g.registered_at DESC, g.pk DESC LIMIT 500`,
  toCome: `SELECT ${line} WHERE g.reseller_pk = ? AND g.deleted_at IS NULL
    AND g.state IN ('submitted', 'received', 'confirmed', 'waitlisted')
    AND coalesce(s.ends_on, s.starts_on) >= ? ORDER BY s.starts_on, g.registered_at, g.pk LIMIT 500`,
  unconfirmed: `SELECT ${line} WHERE g.state IN ('submitted', 'received')
    AND g.deleted_at IS NULL ORDER BY g.registered_at, g.pk LIMIT ?`,
  // By the reseller, of whom there are few: the request itself has no index here.
  ofRequest: `SELECT pk FROM training_registration
    WHERE reseller_pk = ? AND request_pk = ? AND deleted_at IS NULL`,
  // The same company: all its branches, or the one row when it has no INN.
  ofCompany: `SELECT g.pk, g.session_pk AS sessionPk, g.participant,
    g.participant_key AS participantKey, g.state
    FROM training_session s JOIN training_registration g ON g.session_pk = s.pk
    WHERE s.course_pk = (SELECT course_pk FROM training_session WHERE pk = ?)
      AND s.deleted_at IS NULL AND g.deleted_at IS NULL
      AND g.reseller_pk IN (SELECT pk FROM reseller WHERE pk = ? UNION
        SELECT b.pk FROM reseller a JOIN reseller b ON b.inn = a.inn AND b.deleted_at IS NULL
        WHERE a.pk = ? AND a.inn IS NOT NULL)`,
} as const;

/** Reads who is registered for what. */
export class TrainingRegistrations {
  readonly #byPk: Statement<[number], Stored>;
  readonly #ofSession: Statement<[number], Stored>;
  readonly #claims: Statement<[number], StoredClaim>;
  readonly #ofReseller: Statement<[number], StoredLine>;
  readonly #toCome: Statement<[number, string], StoredLine>;
  readonly #unconfirmed: Statement<[number], StoredLine>;
  readonly #ofCompany: Statement<[number, number, number], KnownParticipant>;
  readonly #request: Statement<[number], number | null>;
  readonly #ofRequest: Statement<[number, number], number>;

  constructor(db: Database) {
    this.#byPk = db.prepare(registrationSql.byPk);
    this.#ofSession = db.prepare(registrationSql.ofSession);
    this.#claims = db.prepare(registrationSql.claims);
    this.#ofReseller = db.prepare(registrationSql.ofReseller);
    this.#toCome = db.prepare(registrationSql.toCome);
    this.#unconfirmed = db.prepare(registrationSql.unconfirmed);
    this.#ofCompany = db.prepare(registrationSql.ofCompany);
    this.#ofRequest = db.prepare<[number, number], number>(registrationSql.ofRequest).pluck();
    this.#request = db
      .prepare<[number], number | null>('SELECT request_pk FROM training_registration WHERE pk = ?')
      .pluck();
  }

  /** One registration; null when there is none (any more). */
  read(pk: number): StoredRegistration | null {
    const row = this.#byPk.get(pk);
    return row ? this.#complete(row) : null;
  }

  /** All of a session: those with a seat, the waiting in their order, then those who do not come. */
  ofSession(sessionPk: number): StoredRegistration[] {
    const rank = { seat: 0, waitlisted: 1, gone: 2 } as const;
    const rankOf = ({ state }: Stored) =>
      state === 'waitlisted'
        ? rank.waitlisted
        : state === 'declined' || state === 'cancelled'
          ? rank.gone
          : rank.seat;
    const rows = this.#ofSession
      .all(sessionPk)
      .sort((a, b) => rankOf(a) - rankOf(b) || byQueue(a, b));
    let place = 0;
    return rows.map((row) => complete(row, row.state === 'waitlisted' ? (place += 1) : null));
  }

  /** The registrations of a session as far as seats are concerned. */
  claims(sessionPk: number): SeatClaim[] {
    return this.#claims.all(sessionPk).map((claim) => ({ ...claim, unpaid: claim.unpaid === 1 }));
  }

  /** All of a reseller, the newest session first. */
  ofReseller(resellerPk: number): RegistrationLine[] {
    return this.#ofReseller.all(resellerPk).map((row) => this.#line(row));
  }

  /** Those of a reseller whose session is not over and who may still come, soonest first. */
  toCome(resellerPk: number, today: string): RegistrationLine[] {
    return this.#toCome.all(resellerPk, today).map((row) => this.#line(row));
  }

  /** What still needs an answer, the oldest first. */
  unconfirmed(limit: number): RegistrationLine[] {
    return this.#unconfirmed.all(limit).map((row) => this.#line(row));
  }

  /** Everyone of the same company in the course of a session: whom a new name is compared with. */
  ofCompany(sessionPk: number, resellerPk: number): KnownParticipant[] {
    return this.#ofCompany.all(sessionPk, resellerPk, resellerPk);
  }

  /** The request that pays for the seat, where the session costs points. */
  requestOf(pk: number): number | null {
    return this.#request.get(pk) ?? null;
  }

  /** Those that a request of this reseller pays for. */
  ofRequest(resellerPk: number, requestPk: number): StoredRegistration[] {
    const pks = this.#ofRequest.all(resellerPk, requestPk);
    return pks.flatMap((pk) => this.read(pk) ?? []);
  }

  #complete(row: Stored): StoredRegistration {
    return complete(row, row.state === 'waitlisted' ? this.#placeOf(row) : null);
  }

  #placeOf({ pk, sessionPk }: Stored): number {
    const waiting = this.claims(sessionPk)
      .filter(({ state }) => state === 'waitlisted')
      .sort(byQueue);
    return waiting.findIndex((claim) => claim.pk === pk) + 1;
  }

  #line(row: StoredLine): RegistrationLine {
    const { course, startsOn, endsOn, city, online } = row;
    return { ...this.#complete(row), course, startsOn, endsOn, city, online: online !== 0 };
  }
}

function complete(row: Stored, waitingPlace: number | null): StoredRegistration {
  return {
    pk: row.pk,
    sessionPk: row.sessionPk,
    resellerPk: row.resellerPk,
    reseller: row.reseller,
    resellerCity: row.resellerCity,
    contactPk: row.contactPk,
    participant: row.participant,
    position: row.position,
    phone: row.phone,
    email: row.email,
    state: row.state,
    reason: row.reason,
    registeredAt: row.registeredAt,
    registeredBy: row.registeredBy,
    receivedAt: row.receivedAt,
    confirmedAt: row.confirmedAt,
    waitingPlace,
    payment: row.payment,
    // Nobody is put on the waiting list by hand: seats decide that.
    next: nextRegistrationStates(row.state).filter((state) => state !== 'waitlisted'),
  };
}
