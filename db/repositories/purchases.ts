import type { Database, Statement } from 'better-sqlite3';
import type { PurchaseList, PurchaseRow } from '#contract/bonus-ledger.ts';
import type { MonthPurchase } from '#domain/bonus/accrue.ts';
import type { ResellerLevel } from '#domain/reseller/level.ts';
import type { ResellerStatus } from '#domain/reseller/status.ts';

/** A purchase of a month with who bought. */
export type AccruingPurchase = MonthPurchase & {
  readonly resellerPk: number;
  readonly reseller: string;
  readonly status: ResellerStatus;
  readonly level: ResellerLevel | null;
};

/**
 * The points that the purchase `p` earns; null while nothing is posted for it. What took an accrual
 * back names its purchase too, so that both are counted from one index.
 */
export const earnedSql = `SELECT CASE WHEN sum(CASE kind WHEN 'accrual' THEN 1 ELSE -1 END) > 0
    THEN sum(points) END FROM bonus_entry
  WHERE purchase_pk = p.pk AND kind IN ('accrual', 'reversal') AND deleted_at IS NULL`;
const row = `SELECT p.pk, p.reseller_pk AS resellerPk, r.name AS reseller, p.month, p.distributor,
    p.product_group AS productGroup, p.amount_minor AS amountMinor, p.currency, p.note,
    (${earnedSql}) AS points
  FROM purchase p JOIN reseller r ON r.pk = p.reseller_pk`;

/** The statements of the reader; each finds its rows by an index. */
export const purchaseSql = {
  byPk: `${row} WHERE p.pk = ? AND p.deleted_at IS NULL`,
  ofMonth: `${row} WHERE p.month = ? AND p.deleted_at IS NULL ORDER BY p.pk DESC LIMIT ?`,
  ofReseller: `${row} WHERE p.month = ? AND p.reseller_pk = ? AND p.deleted_at IS NULL
    ORDER BY p.pk DESC LIMIT ?`,
  allOfReseller: `${row} WHERE p.reseller_pk = ? AND p.deleted_at IS NULL
    ORDER BY p.month, p.pk`,
  totals: `SELECT currency, sum(amount_minor) AS amountMinor, count(*) AS count FROM purchase
    WHERE month = ? AND deleted_at IS NULL GROUP BY currency ORDER BY count(*) DESC`,
  months: `WITH RECURSIVE m (month) AS (
      SELECT max(month) FROM purchase
      UNION ALL SELECT (SELECT max(month) FROM purchase WHERE month < m.month) FROM m
        WHERE m.month IS NOT NULL)
    SELECT month FROM m WHERE month IS NOT NULL LIMIT 240`,
  // Facts of a report count once it is approved; one that was reversed was approved before.
  accruing: `SELECT p.pk, p.product_group AS productGroup, p.amount_minor AS amountMinor,
      p.currency, p.reseller_pk AS resellerPk, r.name AS reseller, r.status, r.level,
      (${earnedSql}) IS NOT NULL AS accrued
    FROM purchase p JOIN reseller r ON r.pk = p.reseller_pk
    LEFT JOIN purchase_report d ON d.pk = p.report_pk
    WHERE p.month = ? AND p.deleted_at IS NULL AND r.deleted_at IS NULL
      AND (p.report_pk IS NULL OR d.state IN ('approved', 'posted', 'reversed'))
    ORDER BY p.reseller_pk, p.pk`,
  groups: `SELECT product_group FROM purchase WHERE deleted_at IS NULL AND month >= ?
    GROUP BY product_group ORDER BY count(*) DESC LIMIT 100`,
  distributors: `SELECT distributor FROM purchase WHERE deleted_at IS NULL AND month >= ?
    AND distributor IS NOT NULL GROUP BY distributor ORDER BY count(*) DESC LIMIT 100`,
} as const;

/** Reads purchases, by month. */
export class Purchases {
  readonly #byPk: Statement<[number], PurchaseRow>;
  readonly #ofMonth: Statement<[string, number], PurchaseRow>;
  readonly #ofReseller: Statement<[string, number, number], PurchaseRow>;
  readonly #allOfReseller: Statement<[number], PurchaseRow>;
  readonly #totals: Statement<[string], PurchaseList['totals'][number] & { count: number }>;
  readonly #months: Statement<[], string>;
  readonly #accruing: Statement<[string], Omit<AccruingPurchase, 'accrued'> & { accrued: 0 | 1 }>;
  readonly #groups: Statement<[string], string>;
  readonly #distributors: Statement<[string], string>;

  constructor(db: Database) {
    this.#byPk = db.prepare(purchaseSql.byPk);
    this.#ofMonth = db.prepare(purchaseSql.ofMonth);
    this.#ofReseller = db.prepare(purchaseSql.ofReseller);
    this.#allOfReseller = db.prepare(purchaseSql.allOfReseller);
    this.#totals = db.prepare(purchaseSql.totals);
    this.#months = db.prepare<[], string>(purchaseSql.months).pluck();
    this.#accruing = db.prepare(purchaseSql.accruing);
    this.#groups = db.prepare<[string], string>(purchaseSql.groups).pluck();
    this.#distributors = db.prepare<[string], string>(purchaseSql.distributors).pluck();
  }

  read(pk: number): PurchaseRow | null {
    return this.#byPk.get(pk) ?? null;
  }

  /** All of a reseller, the oldest month first. */
  ofReseller(resellerPk: number): PurchaseRow[] {
    return this.#allOfReseller.all(resellerPk);
  }

  /** The last entered of a month first; sums and months are of all. */
  list(month: string, resellerPk: number | undefined, limit: number): PurchaseList {
    const totals = this.#totals.all(month);
    return {
      purchases:
        resellerPk === undefined
          ? this.#ofMonth.all(month, limit)
          : this.#ofReseller.all(month, resellerPk, limit),
      count: totals.reduce((sum, { count }) => sum + count, 0),
      totals: totals.map(({ currency, amountMinor }) => ({ currency, amountMinor })),
      months: this.#months.all(),
    };
  }

  /** What may earn points in a month, by reseller. */
  accruing(month: string): AccruingPurchase[] {
    return this.#accruing.all(month).map((one) => ({ ...one, accrued: one.accrued === 1 }));
  }

  /** Product groups and distributors since a month, the commonest first. */
  values(since: string): { groups: string[]; distributors: string[] } {
    return { groups: this.#groups.all(since), distributors: this.#distributors.all(since) };
  }
}
