import type { Database, Statement } from 'better-sqlite3';
import type { PostingRow } from '#contract/bonus-ledger.ts';

/** An accrual of a posting with whose it is. */
export type PostedAccrual = {
  readonly pk: number;
  readonly resellerPk: number;
  readonly purchasePk: number | null;
};

const row = `SELECT b.pk, b.month, b.state, b.posted_at AS postedAt, b.posted_by AS postedBy,
    b.reversed_at AS reversedAt, b.reversed_by AS reversedBy,
    count(e.pk) AS entries, coalesce(sum(e.points), 0) AS points
  FROM bonus_posting b LEFT JOIN bonus_entry e
    ON e.posting_pk = b.pk AND e.kind = 'accrual' AND e.deleted_at IS NULL
  WHERE b.deleted_at IS NULL`;

/** Reads what was posted for which month. */
export class BonusPostings {
  readonly #all: Statement<[], PostingRow>;
  readonly #byPk: Statement<[number], PostingRow>;
  readonly #accruals: Statement<[number], PostedAccrual>;

  constructor(db: Database) {
    this.#all = db.prepare(`${row} GROUP BY b.pk ORDER BY b.posted_at DESC, b.pk DESC LIMIT 240`);
    this.#byPk = db.prepare(`${row} AND b.pk = ? GROUP BY b.pk`);
    this.#accruals = db.prepare(
      `SELECT pk, reseller_pk AS resellerPk, purchase_pk AS purchasePk FROM bonus_entry
       WHERE posting_pk = ? AND kind = 'accrual' AND deleted_at IS NULL ORDER BY reseller_pk, pk`,
    );
  }

  /** The newest first. */
  all(): PostingRow[] {
    return this.#all.all();
  }

  read(pk: number): PostingRow | null {
    return this.#byPk.get(pk) ?? null;
  }

  /** The accruals that a posting made, by reseller. */
  accruals(pk: number): PostedAccrual[] {
    return this.#accruals.all(pk);
  }
}
