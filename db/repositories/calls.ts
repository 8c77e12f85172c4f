import type { Database, Statement } from 'better-sqlite3';
import type { NumberMatch } from '#contract/call.ts';
import type { Call, CallState } from '#domain/interaction/call-steps.ts';

/** A call as stored, of whoever it is. */
export type StoredCall = Call & {
  readonly operator: string | null;
  readonly direction: 'in' | 'out';
  readonly phone: string | null;
  readonly resellerPk: number | null;
  readonly reseller: string | null;
  readonly contactPk: number | null;
  readonly contact: string | null;
  readonly companyText: string | null;
  readonly topic: string | null;
  readonly outcome: string | null;
};

type CallRow = Omit<StoredCall, 'state' | 'heldMs' | 'direction'> & {
  readonly state: 'open' | 'held' | 'done';
  readonly channel: string;
  readonly heldMs: number | null;
  readonly parked: number | null;
  readonly missed: number | null;
};

type MatchRow = Omit<NumberMatch, 'contacts'> & {
  readonly contactPk: number | null;
  readonly contact: string | null;
  readonly position: string | null;
};

const columns = `i.pk, i.state, i.channel, i.occurred_at AS startedAt, i.held_since AS heldSince,
  i.held_ms AS heldMs, i.parked, i.missed, i.ended_at AS endedAt, i.operator, i.phone,
  i.reseller_pk AS resellerPk, r.name AS reseller, i.contact_pk AS contactPk, c.name AS contact,
  i.company_text AS companyText, i.topic, i.outcome
  FROM interaction i LEFT JOIN reseller r ON r.pk = i.reseller_pk
  LEFT JOIN contact c ON c.pk = i.contact_pk`;

/** The statements of the reader; each finds its rows by an index. */
export const callSql = {
  byPk: `SELECT ${columns}
    WHERE i.pk = ? AND i.channel IN ('call-in', 'call-out') AND i.deleted_at IS NULL`,
  // Written as the index on running calls has it: what is done is a million rows more.
  running: `SELECT ${columns}
    WHERE i.state <> 'done' AND i.operator = ? AND i.channel IN ('call-in', 'call-out')
      AND i.deleted_at IS NULL
    ORDER BY i.occurred_at, i.pk`,
  // Whom one spoke with last is the likeliest to call again.
  matches: `SELECT r.pk AS resellerPk, r.name, r.legal_form AS legalForm, r.city, r.status, r.level,
    r.inn, c.pk AS contactPk, c.name AS contact, c.position
    FROM phone p JOIN reseller r ON r.pk = p.reseller_pk
    LEFT JOIN contact c ON c.pk = p.contact_pk AND c.deleted_at IS NULL
    WHERE p.e164 = ? AND p.deleted_at IS NULL AND r.deleted_at IS NULL
    ORDER BY r.last_interaction_at DESC, r.name_key, p.pk LIMIT 200`,
} as const;

/** Beyond so many resellers of one number a list helps nobody: one searches. */
const mostMatches = 20;

function stateOf({ state, parked, missed }: CallRow): CallState {
  if (state === 'done') return missed === 1 ? 'missed' : 'done';
  return state === 'held' && parked === 1 ? 'parked' : state;
}

function toCall(row: CallRow): StoredCall {
  return {
    pk: row.pk,
    state: stateOf(row),
    direction: row.channel === 'call-out' ? 'out' : 'in',
    startedAt: row.startedAt,
    heldSince: row.heldSince,
    heldMs: row.heldMs ?? 0,
    endedAt: row.endedAt,
    operator: row.operator,
    phone: row.phone,
    resellerPk: row.resellerPk,
    reseller: row.reseller,
    contactPk: row.contactPk,
    contact: row.contact,
    companyText: row.companyText,
    topic: row.topic,
    outcome: row.outcome,
  };
}

/** Reads calls while they run, and whose a number is. */
export class Calls {
  readonly #byPk: Statement<[number], CallRow>;
  readonly #running: Statement<[string], CallRow>;
  readonly #matches: Statement<[string], MatchRow>;

  constructor(db: Database) {
    this.#byPk = db.prepare(callSql.byPk);
    this.#running = db.prepare(callSql.running);
    this.#matches = db.prepare(callSql.matches);
  }

  /** One call, also one that is over; null when there is none (any more). */
  read(pk: number): StoredCall | null {
    const row = this.#byPk.get(pk);
    return row ? toCall(row) : null;
  }

  /** The calls of an operator that are not over, the first begun first. */
  running(operator: string): StoredCall[] {
    return this.#running.all(operator).map(toCall);
  }

  /** The resellers that have exactly this number, whom one spoke with last first. */
  matches(e164: string): NumberMatch[] {
    const found = new Map<number, MatchRow[]>();
    for (const row of this.#matches.all(e164)) {
      const rows = found.get(row.resellerPk);
      if (rows) rows.push(row);
      else found.set(row.resellerPk, [row]);
    }
    return [...found.values()].slice(0, mostMatches).flatMap(matchOf);
  }
}

function matchOf(rows: readonly MatchRow[]): NumberMatch[] {
  const [first] = rows;
  if (!first) return [];
  const { resellerPk, name, legalForm, city, status, level, inn } = first;
  const contacts = new Map<number, NumberMatch['contacts'][number]>();
  for (const { contactPk, contact, position } of rows) {
    if (contactPk !== null)
      contacts.set(contactPk, { pk: contactPk, name: contact ?? '', position });
  }
  const reseller = { resellerPk, name, legalForm, city, status, level, inn };
  return [{ ...reseller, contacts: [...contacts.values()] }];
}
