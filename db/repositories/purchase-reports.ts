import type { Database, Statement } from 'better-sqlite3';
import type { ReportState } from '#domain/bonus/report-state.ts';
import { earnedSql } from './purchases.ts';

/** A report with how far it is posted. */
export type PostedReport = {
  readonly pk: number;
  readonly state: ReportState;
  /** A standing posting has taken every purchase of it: each has its points, or earned none then. */
  readonly settled: boolean;
};

/** The statements of the reader; each finds its rows by an index. */
export const reportSql = {
  // Points that were taken back leave a purchase open, though another posting of its month stands.
  ofMonth: `SELECT d.pk, d.state, NOT EXISTS (
      SELECT 1 FROM purchase p WHERE p.report_pk = d.pk AND p.deleted_at IS NULL
        AND (${earnedSql}) IS NULL
        AND (EXISTS (SELECT 1 FROM bonus_entry e WHERE e.purchase_pk = p.pk AND e.deleted_at IS NULL)
          OR NOT EXISTS (SELECT 1 FROM bonus_posting b WHERE b.month = p.month
            AND b.state = 'posted' AND b.posted_at >= p.created_at AND b.deleted_at IS NULL))
    ) AS settled
    FROM purchase_report d WHERE d.deleted_at IS NULL AND d.pk IN (
      SELECT report_pk FROM purchase
      WHERE month = ? AND report_pk IS NOT NULL AND deleted_at IS NULL)`,
} as const;

/** Reads reports of purchases. */
export class PurchaseReports {
  readonly #ofMonth: Statement<[string], Omit<PostedReport, 'settled'> & { settled: 0 | 1 }>;

  constructor(db: Database) {
    this.#ofMonth = db.prepare(reportSql.ofMonth);
  }

  /** Those that have a purchase in the month. */
  ofMonth(month: string): PostedReport[] {
    return this.#ofMonth.all(month).map((one) => ({ ...one, settled: one.settled === 1 }));
  }
}
