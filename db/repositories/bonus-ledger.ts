import type { Database, Statement } from 'better-sqlite3';
import { accountOf, type Account } from '#domain/bonus/account.ts';
import type { LedgerEntry } from '#domain/bonus/entry.ts';

/** The figures of an account without its entries: from one index. */
export const ledgerSumsSql = `SELECT coalesce(sum(points), 0) AS available,
  -coalesce(sum(points) FILTER (WHERE kind IN ('reservation', 'release')), 0) AS reserved
  FROM bonus_entry WHERE reseller_pk = ? AND deleted_at IS NULL`;

/** Whether anything of a reseller has passed its last day, spent or not. */
export const outdatedSql = `SELECT 1 FROM bonus_entry
  WHERE expires_on IS NOT NULL AND deleted_at IS NULL AND expires_on < ? AND reseller_pk = ? LIMIT 1`;

export const ledgerEntriesSql = `SELECT pk, kind, points, request_pk AS requestPk,
  reverses_pk AS reversesPk, expires_on AS expiresOn
  FROM bonus_entry WHERE reseller_pk = ? AND deleted_at IS NULL ORDER BY at, id`;

/** Reads accounts: what was earned, reserved and spent. */
export class BonusLedger {
  readonly #entries: Statement<[number], LedgerEntry>;
  readonly #sums: Statement<[number], { available: number; reserved: number }>;
  readonly #outdated: Statement<[string, number], unknown>;

  constructor(db: Database) {
    this.#entries = db.prepare(ledgerEntriesSql);
    this.#sums = db.prepare(ledgerSumsSql);
    this.#outdated = db.prepare(outdatedSql);
  }

  /** All entries of a reseller as the rules see them, the first first. */
  entries(resellerPk: number): LedgerEntry[] {
    return this.#entries.all(resellerPk);
  }

  /** The whole account of a reseller on a day. */
  account(resellerPk: number, today: string): Account {
    return accountOf(this.entries(resellerPk), today);
  }

  /** What can be spent and what is reserved on a day, without the rest: for a card. */
  balance(resellerPk: number, today: string): { available: number; reserved: number } {
    if (this.#outdated.get(today, resellerPk) !== undefined) {
      const { available, reserved } = this.account(resellerPk, today);
      return { available, reserved };
    }
    return this.#sums.get(resellerPk) ?? { available: 0, reserved: 0 };
  }
}
