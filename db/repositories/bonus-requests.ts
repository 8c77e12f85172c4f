import type { Database, Statement } from 'better-sqlite3';
import type { BonusRequestCard, BonusRequestChange, BonusRequestRow } from '#contract/bonus.ts';
import { requestStates, type RequestState } from '#domain/bonus/request-state.ts';
import { rowField } from '../write/write-transaction.ts';

/** A request as stored, with the names around it. */
export type StoredRequest = BonusRequestRow &
  Pick<BonusRequestCard, 'contact' | 'reason' | 'decidedAt' | 'decidedBy' | 'fulfilledAt'> & {
    readonly details: string | null;
    readonly proof: string | null;
    readonly interactionPk: number | null;
    readonly resellerPk: number;
  };

const line = `q.pk, q.number, q.reseller_pk AS resellerPk, r.name AS reseller, q.kind, q.points,
  q.state, q.created_at AS createdAt, q.submitted_at AS submittedAt, q.created_by AS createdBy`;
const withReseller = 'bonus_request q JOIN reseller r ON r.pk = q.reseller_pk';

/** The statements of the reader; each finds its rows by an index. */
export const requestSql = {
  byPk: `SELECT ${line}, q.details, q.proof, q.interaction_pk AS interactionPk, c.name AS contact,
    q.reason, q.decided_at AS decidedAt, q.decided_by AS decidedBy, q.fulfilled_at AS fulfilledAt
    FROM ${withReseller} LEFT JOIN contact c ON c.pk = q.contact_pk
    WHERE q.pk = ? AND q.deleted_at IS NULL`,
  ofState: `SELECT ${line} FROM ${withReseller} WHERE q.state = ? AND q.deleted_at IS NULL
    ORDER BY q.created_at DESC LIMIT ?`,
  ofReseller: `SELECT ${line} FROM ${withReseller} WHERE q.reseller_pk = ?
    AND q.deleted_at IS NULL ORDER BY q.created_at DESC LIMIT ?`,
  counts: `SELECT state, count(*) AS count FROM bonus_request WHERE deleted_at IS NULL
    GROUP BY state`,
  entries: `SELECT pk, kind, points, at FROM bonus_entry
    WHERE request_pk = ? AND deleted_at IS NULL ORDER BY at, pk`,
  interaction: `SELECT pk, channel, occurred_at AS at, topic FROM interaction
    WHERE pk = ? AND deleted_at IS NULL`,
  history: `SELECT field, old_value AS oldValue, new_value AS newValue, actor, at FROM change
    WHERE entity = 'bonus-request' AND entity_pk = ?
      AND field IN ('${rowField}', 'state', 'points', 'kind', 'details', 'reason')
    ORDER BY pk DESC LIMIT 100`,
} as const;

/** Reads requests to spend points. */
export class BonusRequests {
  readonly #byPk: Statement<[number], StoredRequest>;
  readonly #ofState: Statement<[string, number], BonusRequestRow>;
  readonly #ofReseller: Statement<[number, number], BonusRequestRow>;
  readonly #counts: Statement<[], { state: RequestState; count: number }>;
  readonly #entries: Statement<[number], NonNullable<BonusRequestCard['entries']>[number]>;
  readonly #interaction: Statement<[number], NonNullable<BonusRequestCard['interaction']>>;
  readonly #history: Statement<[number], BonusRequestChange>;

  constructor(db: Database) {
    this.#byPk = db.prepare(requestSql.byPk);
    this.#ofState = db.prepare(requestSql.ofState);
    this.#ofReseller = db.prepare(requestSql.ofReseller);
    this.#counts = db.prepare(requestSql.counts);
    this.#entries = db.prepare(requestSql.entries);
    this.#interaction = db.prepare(requestSql.interaction);
    this.#history = db.prepare(requestSql.history);
  }

  /** One request; null when there is none (any more). */
  read(pk: number): StoredRequest | null {
    return this.#byPk.get(pk) ?? null;
  }

  /** The newest `limit` of these states, the newest first. */
  ofStates(states: readonly RequestState[], limit: number): BonusRequestRow[] {
    return states
      .flatMap((state) => this.#ofState.all(state, limit))
      .sort((a, b) => b.createdAt - a.createdAt || b.pk - a.pk)
      .slice(0, limit);
  }

  ofReseller(resellerPk: number, limit: number): BonusRequestRow[] {
    return this.#ofReseller.all(resellerPk, limit);
  }

  counts(): Record<RequestState, number> {
    const counts = Object.fromEntries(requestStates.map((state) => [state, 0]));
    for (const { state, count } of this.#counts.all()) counts[state] = count;
    return counts as Record<RequestState, number>;
  }

  /** The entries that a request made, the first first. */
  entries(pk: number): NonNullable<BonusRequestCard['entries']> {
    return this.#entries.all(pk);
  }

  interaction(pk: number): BonusRequestCard['interaction'] {
    return this.#interaction.get(pk) ?? null;
  }

  /** Who did what with a request, the newest first. */
  history(pk: number): BonusRequestChange[] {
    return this.#history.all(pk);
  }
}
