import type { Database, Statement } from 'better-sqlite3';
import { interactionChannels, type InteractionChannel } from '#domain/interaction/channels.ts';

export { interactionChannels, type InteractionChannel };

export type Interaction = {
  readonly pk: number;
  readonly id: string;
  readonly resellerPk: number | null;
  readonly contactPk: number | null;
  /** The name of the contact. */
  readonly contact: string | null;
  readonly channel: InteractionChannel;
  readonly direction: 'in' | 'out' | null;
  readonly state: 'open' | 'held' | 'done';
  readonly occurredAt: number;
  readonly durationSeconds: number | null;
  readonly operator: string | null;
  readonly topic: string | null;
  readonly outcome: string | null;
  readonly text: string | null;
  readonly phone: string | null;
  /** 1 for a call that nobody answered. */
  readonly missed: number | null;
};

export type InteractionNote = {
  readonly pk: number;
  readonly text: string;
  readonly author: string;
  readonly at: number;
};

/** The last interaction of the page before: the next page begins right after it. */
export type InteractionPosition = Pick<Interaction, 'occurredAt' | 'pk'>;

const fields = `i.pk, i.id, i.reseller_pk AS resellerPk, i.contact_pk AS contactPk,
  c.name AS contact, i.channel, i.direction, i.state, i.occurred_at AS occurredAt,
  i.duration_s AS durationSeconds, i.operator, i.topic, i.outcome, i.text, i.phone,
  i.missed
  FROM interaction i LEFT JOIN contact c ON c.pk = i.contact_pk`;

const newestFirst = 'ORDER BY i.occurred_at DESC, i.pk DESC LIMIT ?';

/** The statements of the reader; each finds its rows by an index. */
export const interactionSql = {
  byPk: `SELECT ${fields} WHERE i.pk = ? AND i.deleted_at IS NULL`,
  notes: `SELECT pk, text, author, at FROM note
    WHERE interaction_pk = ? AND deleted_at IS NULL ORDER BY at, pk`,
  ofReseller: `SELECT ${fields}
    WHERE i.reseller_pk = ? AND (i.occurred_at, i.pk) < (?, ?) AND i.deleted_at IS NULL
      AND i.state = 'done'
      AND i.channel IN (SELECT value FROM json_each(?)) ${newestFirst}`,
  ofPeriod: `SELECT ${fields}
    WHERE i.occurred_at >= ? AND (i.occurred_at, i.pk) < (?, ?) AND i.deleted_at IS NULL
    ${newestFirst}`,
  count: 'SELECT count(*) FROM interaction WHERE reseller_pk = ? AND deleted_at IS NULL',
} as const;

const allChannels = JSON.stringify(interactionChannels);
const afterAll: InteractionPosition = {
  occurredAt: Number.MAX_SAFE_INTEGER,
  pk: Number.MAX_SAFE_INTEGER,
};

/** Reads calls, letters and meetings. */
export class Interactions {
  readonly #byPk: Statement<[number], Interaction>;
  readonly #notes: Statement<[number], InteractionNote>;
  readonly #ofReseller: Statement<[number, number, number, string, number], Interaction>;
  readonly #ofPeriod: Statement<[number, number, number, number], Interaction>;
  readonly #count: Statement<[number], number>;

  constructor(db: Database) {
    this.#byPk = db.prepare(interactionSql.byPk);
    this.#notes = db.prepare(interactionSql.notes);
    this.#ofReseller = db.prepare(interactionSql.ofReseller);
    this.#ofPeriod = db.prepare(interactionSql.ofPeriod);
    this.#count = db.prepare<[number], number>(interactionSql.count).pluck();
  }

  /** One interaction with its notes, oldest first; null when there is none (any more). */
  read(pk: number): (Interaction & { readonly notes: readonly InteractionNote[] }) | null {
    const row = this.#byPk.get(pk);
    return row ? { ...row, notes: this.#notes.all(pk) } : null;
  }

  /** A page of what is over with a reseller, newest first, of all channels or of those named. */
  ofReseller(
    resellerPk: number,
    limit: number,
    before: InteractionPosition = afterAll,
    channels?: readonly InteractionChannel[],
  ): Interaction[] {
    const wanted = channels ? JSON.stringify(channels) : allChannels;
    return this.#ofReseller.all(resellerPk, before.occurredAt, before.pk, wanted, limit);
  }

  /** A page of what happened from one instant up to, not including, another; newest first. */
  ofPeriod(
    from: number,
    until: number,
    limit: number,
    before: InteractionPosition = { occurredAt: until, pk: 0 },
  ): Interaction[] {
    return this.#ofPeriod.all(from, before.occurredAt, before.pk, limit);
  }

  /** How many a reseller has. */
  count(resellerPk: number): number {
    return this.#count.get(resellerPk) ?? 0;
  }
}
