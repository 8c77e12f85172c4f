import type { Database } from 'better-sqlite3';
import type { LogValues } from '#domain/import/interactions/log-record.ts';
import { samePerson } from '#domain/import/register-record.ts';
import type { InteractionChannel } from '#domain/interaction/channels.ts';

/** An interaction with all that the old log has a column for. */
export type LogRow = Omit<LogValues, 'resellerPk' | 'contactPk'> & {
  readonly pk: number;
  readonly occurredAt: number;
  readonly channel: InteractionChannel;
  readonly name: string | null;
  readonly legalForm: string | null;
  readonly writtenName: string | null;
  readonly city: string | null;
  /** The person spoken with, where no colleague could be taken for them. */
  readonly contact: string | null;
};

type Own = LogRow & { readonly resellerPk: number | null };

/** Reads interactions that took place and are over for the old log, by row number: it knew no missed calls. */
export class OldLogRows {
  readonly #own;
  readonly #at;
  readonly #colleagues;

  constructor(db: Database) {
    this.#own = db.prepare<[number], Own>(
      `SELECT i.pk, i.occurred_at AS occurredAt, i.channel, i.direction, i.duration_s AS durationS,
         i.operator, i.topic, i.outcome, i.text, i.phone, i.company_text AS companyText, r.name,
         r.legal_form AS legalForm, r.written_name AS writtenName, r.city, c.name AS contact,
         i.reseller_pk AS resellerPk
       FROM interaction i LEFT JOIN reseller r ON r.pk = i.reseller_pk
         LEFT JOIN contact c ON c.pk = i.contact_pk
       WHERE i.pk = ? AND i.deleted_at IS NULL AND i.state = 'done'
         AND i.missed IS NOT 1`,
    );
    this.#at = db
      .prepare<[number], number>('SELECT occurred_at FROM interaction WHERE pk = ?')
      .pluck();
    this.#colleagues = db
      .prepare<[number], string>(
        'SELECT name FROM contact WHERE reseller_pk = ? AND deleted_at IS NULL',
      )
      .pluck();
  }

  /** The same row numbers, the oldest interaction first. */
  inTime(pks: Uint32Array): Uint32Array {
    const at = new Map<number, number>();
    for (const pk of pks) at.set(pk, this.#at.get(pk) ?? 0);
    return pks.slice().sort((a, b) => (at.get(a) ?? 0) - (at.get(b) ?? 0) || a - b);
  }

  /** The interactions in the order asked; one deleted meanwhile, not over or missed is left out. */
  read(pks: Iterable<number>): LogRow[] {
    const rows: LogRow[] = [];
    for (const pk of pks) {
      const own = this.#own.get(pk);
      if (own === undefined) continue;
      const { contact, resellerPk } = own;
      rows.push({ ...own, contact: this.#isTelling(resellerPk, contact) ? contact : null });
    }
    return rows;
  }

  #isTelling(resellerPk: number | null, contact: string | null): boolean {
    if (resellerPk === null || contact === null) return false;
    return this.#colleagues.all(resellerPk).filter((name) => samePerson(name, contact)).length < 2;
  }
}
