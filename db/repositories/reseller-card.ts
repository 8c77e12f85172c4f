import type { Database, Statement } from 'better-sqlite3';
import type { ResellerCard, ResellerRow } from '#contract/reseller.ts';
import { cityTimeZone } from '#domain/geo/city.ts';
import { allowedTransitions, requiresReason } from '#domain/reseller/status.ts';
import { Contacts } from './contact.ts';
import { resellerRowColumns } from './reseller-rows.ts';

type CardRow = ResellerRow & {
  address: string | null;
  note: string | null;
  statusReason: string | null;
  accountingCode: string | null;
  accountingTurnoverMinor: number | null;
  lastPurchaseOn: string | null;
  createdAt: number;
};

/** Reads everything that the card of a reseller shows without its timeline. */
export class ResellerCards {
  readonly #row: Statement<[number], CardRow>;
  readonly #contacts: Contacts;
  readonly #branches: Statement<
    [string, number],
    { pk: number; name: string; kpp: string | null; city: string | null }
  >;
  readonly #balance: Statement<[number], { available: number; reserved: number }>;
  readonly #byInn: Statement<[string], number>;

  constructor(db: Database) {
    this.#row = db.prepare(
      `SELECT ${resellerRowColumns}, r.address, r.note, r.status_reason AS statusReason,
        r.accounting_code AS accountingCode,
        r.accounting_turnover_minor AS accountingTurnoverMinor,
        r.last_purchase_on AS lastPurchaseOn, r.created_at AS createdAt
       FROM reseller r WHERE r.pk = ? AND r.deleted_at IS NULL`,
    );
    this.#contacts = new Contacts(db);
    this.#branches = db.prepare(
      `SELECT pk, name, kpp, city FROM reseller
       WHERE inn = ? AND pk <> ? AND deleted_at IS NULL ORDER BY name_key`,
    );
    // A reservation and its release are kept apart from what was earned and spent, so that both
    // figures come from the same entries: reservations are negative, releases positive.
    this.#balance = db.prepare(
      `SELECT coalesce(sum(points), 0) AS available,
        -coalesce(sum(points) FILTER (WHERE kind IN ('reservation', 'release')), 0) AS reserved
       FROM bonus_entry WHERE reseller_pk = ? AND deleted_at IS NULL`,
    );
    this.#byInn = db
      .prepare<[string], number>(
        'SELECT pk FROM reseller WHERE inn = ? AND deleted_at IS NULL ORDER BY pk',
      )
      .pluck();
  }

  /** The card, or null when there is no such reseller (any more). */
  read(pk: number): ResellerCard | null {
    const row = this.#row.get(pk);
    if (!row) return null;
    return {
      ...row,
      timeZone: row.city === null ? null : cityTimeZone(row.city, row.region),
      ...this.#contacts.ofReseller(pk),
      allowedStatuses: allowedTransitions(row.status).map((to) => ({
        to,
        reasonRequired: requiresReason(to),
      })),
      branches: row.inn === null ? [] : this.#branches.all(row.inn, pk),
      balance: this.#balance.get(pk) ?? { available: 0, reserved: 0 },
    };
  }

  /** All resellers with this INN: the head and its branches. */
  pksByInn(inn: string): number[] {
    return this.#byInn.all(inn);
  }
}
