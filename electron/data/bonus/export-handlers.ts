import type { Handlers } from '#contract/ipc.ts';
import { BonusEntries } from '#db/repositories/bonus-entries.ts';
import { BonusRates } from '#db/repositories/bonus-rates.ts';
import { BonusPostings } from '#db/repositories/bonus-postings.ts';
import { onlyCurrency, plainPurchases } from '#db/repositories/plain/plain-purchases.ts';
import { plainRequests } from '#db/repositories/plain/plain-requests.ts';
import type { DataContext } from '../context.ts';
import type { ExportJobs } from '../export/export-jobs.ts';
import { plainTable } from '../export/plain-table.ts';
import { shownZone } from '../shown-zone.ts';
import { ledgerColumns, ledgerTitle } from './ledger-columns.ts';
import { monthPlans } from './month-plans.ts';
import { previewOf } from './plan-month.ts';
import { postingColumns, postingTitle, previewColumns, previewTitle } from './posting-columns.ts';
import { purchaseColumns, purchaseTitle } from './purchase-columns.ts';
import { rateColumns, rateLines, rateTitle } from './rate-columns.ts';
import { ratesOfToday } from './rate-handlers.ts';
import { requestColumns, requestTitle } from './request-columns.ts';
import { leavingRows, visibleEntry, visiblePoints } from './visible.ts';

type BonusExports = Pick<
  Handlers,
  | 'bonus-request-export'
  | 'bonus-ledger-export'
  | 'purchase-export'
  | 'posting-export'
  | 'posting-preview-export'
  | 'rate-export'
>;

/** The exports of requests, accounts, purchases, postings and rates, each with every line of its list. */
export function createBonusExports(context: DataContext, jobs: ExportJobs): BonusExports {
  const { db } = context;
  const requests = plainRequests(db);
  const purchases = plainPurchases(db);
  const entries = new BonusEntries(db);
  const postings = new BonusPostings(db);
  const rates = new BonusRates(db);
  const plan = monthPlans(context);

  return {
    'bonus-request-export': ({ states, ...options }) => {
      const parts = { title: requestTitle, columns: requestColumns(shownZone(context)) };
      return jobs.table(
        options,
        plainTable(parts, requests, { states }, (rows) =>
          leavingRows(context, 'bonus-requests', rows),
        ),
      );
    },
    'bonus-ledger-export': ({ resellerPk, ...options }) => {
      const lines = entries.lines(resellerPk).map((line) => visibleEntry(context, line));
      return jobs.table(options, {
        title: ledgerTitle,
        columns: ledgerColumns(shownZone(context)),
        rows: lines,
        total: lines.length,
      });
    },
    'purchase-export': ({ month, ...options }) => {
      const parts = { title: purchaseTitle, columns: purchaseColumns(onlyCurrency(db)) };
      return jobs.table(
        options,
        plainTable(parts, purchases, { month }, (rows) =>
          leavingRows(context, 'purchases', rows).map((row) => visiblePoints(context, row)),
        ),
      );
    },
    'posting-export': (options) => {
      const rows = postings.all();
      const columns = postingColumns(shownZone(context));
      return jobs.table(options, { title: postingTitle, columns, rows, total: rows.length });
    },
    'rate-export': (options) => {
      const rows = rateLines(ratesOfToday(context, rates));
      const columns = rateColumns(shownZone(context));
      return jobs.table(options, { title: rateTitle, columns, rows, total: rows.length });
    },
    'posting-preview-export': ({ month, ...options }) => {
      const { rate, plans } = plan(month);
      const { lines, currency } = previewOf(month, rate, plans, plans.length);
      const columns = previewColumns(currency);
      return jobs.table(options, {
        title: previewTitle,
        columns,
        rows: lines,
        total: lines.length,
      });
    },
  };
}
