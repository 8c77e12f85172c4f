import { ColumnTotals } from '#domain/import/column-totals.ts';
import { purchaseJudge } from '#domain/import/purchases/judge-purchases.ts';
import {
  PurchasePlanner,
  type FactChange,
  type StoredPurchases,
} from '#domain/import/purchases/plan-purchases.ts';
import { planReport, type ReportPlan } from '#domain/import/purchases/report-plan.ts';
import { ReportRows } from '#domain/import/purchases/report-rows.ts';
import { saidSum } from '#domain/import/purchases/said-sum.ts';
import { Decimals } from '#domain/import/purchases/decimals.ts';
import type { RecognisedSheet } from '#domain/import/recognised.ts';
import type { ReportSummary, RowChange } from '#contract/import.ts';
import type { Workbook } from '#electron/workbooks/read/workbook.ts';
import { ofSheet, type MakeDecider } from './row-decider.ts';
import { refuseWrongTotals, rowFindings } from './row-findings.ts';
import { createRowReader, type RowReader } from './row-reader.ts';
import { plannedSheet, sampleSheet, textsOf, type PlannedSheet } from './workbook-sheets.ts';

/** How the sheets of a report are read, by their numbers. */
export type ReportPlans = ReadonlyMap<number, ReportPlan>;

/** Settles what the columns of the sheets of a report mean. */
export function reportPlans(workbook: Workbook, sheets: readonly PlannedSheet[]): ReportPlans {
  return new Map(
    sheets.map(({ sheet, headerFrom, columns, fullHeaders }) => [
      sheet,
      planReport(sampleSheet(workbook, sheet), headerFrom, columns, fullHeaders),
    ]),
  );
}

const units = { 0: 'units', 3: 'thousands', 6: 'millions' } as const;

/** What a report says once for all its sums; null for any other sheet. */
export function reportSummary(
  workbook: Workbook,
  sheet: number,
  recognised: RecognisedSheet,
): ReportSummary | null {
  if (recognised.kind !== 'purchases') return null;
  const planned = plannedSheet(sheet, recognised);
  const { unit, distributor } = ofSheet(reportPlans(workbook, [planned]), sheet).context;
  const { zeros, currency, named: currencyNamed } = unit;
  return { unit: units[zeros], currency, currencyNamed, distributor };
}

/** Reads the rows of a report of purchases, its totals among them. */
export function purchasesReader(
  workbook: Workbook,
  sheets: readonly PlannedSheet[],
  plans: ReportPlans,
): RowReader {
  return createRowReader(workbook, sheets, (sheet) =>
    reportRows(workbook, sheet, ofSheet(plans, sheet.sheet)),
  );
}

/** Decides the rows of a report of purchases. */
export function purchasesDecider(
  workbook: Workbook,
  sheets: readonly PlannedSheet[],
  plans: ReportPlans,
  stored: StoredPurchases,
): MakeDecider {
  const bySheet = new Map(
    sheets.map((sheet) => {
      const plan = ofSheet(plans, sheet.sheet);
      const rounding = roundingOf(workbook, sheet, plan);
      return [sheet.sheet, { judge: purchaseJudge(plan, rounding), rounding }] as const;
    }),
  );
  return (rows, onOp) => {
    const totals = new Map(
      [...bySheet].map(([sheet, { rounding }]) => [sheet, new ColumnTotals(rounding)]),
    );
    const planner = new PurchasePlanner(stored, {
      ...rowFindings(rows, onOp),
      changes: (index, changes) => rows.changes.set(index, changes.map(toldChange)),
    });
    return {
      take: (index, { sheet }, cells, around) => {
        const { judge } = ofSheet(bySheet, sheet);
        const { record, problems } = judge(cells, around);
        if (around.subtotal === true) {
          // A total that adds up is of no interest to anybody.
          rows.setAside(index);
          totals.get(sheet)?.total(index, record.sums);
          return;
        }
        totals.get(sheet)?.add(record.sums);
        if (problems.length > 0) rows.setProblems(index, problems);
        else planner.add(index, record);
      },
      finish: () => {
        planner.finish();
        rows.groups = [...planner.duplicates()];
        refuseWrongTotals(rows, totals.values(), 'total');
      },
    };
  };
}

function reportRows(workbook: Workbook, sheet: PlannedSheet, plan: ReportPlan): ReportRows {
  const { merges } = workbook.layout(sheet.sheet);
  return new ReportRows(plan, sheet.fullHeaders, sheet.headerTo, merges);
}

function roundingOf(workbook: Workbook, sheet: PlannedSheet, plan: ReportPlan) {
  const decimals = new Decimals(plan);
  const rows = reportRows(workbook, sheet, plan);
  workbook.forEachRow(sheet.sheet, (row) => {
    if (row.number <= sheet.headerTo) return true;
    const cells = textsOf(row.cells);
    const kind = rows.kindOf(row.number, cells);
    if (kind === 'data' || kind === 'subtotal') decimals.see(cells, kind === 'subtotal');
    if (kind === 'data') rows.passed(rows.filled(cells));
    return true;
  });
  return decimals.rounding();
}

function toldChange(change: FactChange): RowChange {
  const place = change.step === 'create' ? change.fact : change.stored;
  return {
    field: 'amount',
    oldValue: change.step === 'create' ? '' : saidSum(change.stored),
    newValue: change.step === 'remove' ? '' : saidSum(change.fact),
    ...(change.step === 'remove' ? {} : { column: change.fact.column }),
    place: { month: place.month, productGroup: place.productGroup },
  };
}
