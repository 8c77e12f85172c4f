import type { ReportModel } from '#test/support/import/purchase-report.ts';
import type { TestSheet } from '#test/support/import/write-register.ts';
import { ColumnTotals } from '#domain/import/column-totals.ts';
import { purchaseJudge } from '#domain/import/purchases/judge-purchases.ts';
import { planReport } from '#domain/import/purchases/report-plan.ts';
import { ReportRows } from '#domain/import/purchases/report-rows.ts';
import { recogniseSheet } from '#domain/import/recognise-sheet.ts';

/** Reads a sheet as the import does: its kind, `inn month group` → minor units, and what is wrong. */
export function readReport({ name, rows, merges = [] }: TestSheet) {
  const texts = rows.map((cells, index) => ({
    number: index + 1,
    cells: cells.map((cell) => (cell === null ? '' : String(cell as string | number))),
  }));
  const sample = { name, rows: texts.filter((row) => row.cells.some(Boolean)), merges };
  const { kind, headerFrom, headerTo, columns } = recogniseSheet(sample);
  const facts: Record<string, number> = {};
  const problems: string[] = [];
  if (kind !== 'purchases') return { kind, facts, problems, unit: null };
  const headers = new Map(columns.map(({ column, header }) => [column, header]));
  const plan = planReport(sample, headerFrom, columns, headers);
  const sheet = new ReportRows(plan, headers, headerTo, merges);
  const exact = { toleranceMinor: 0 };
  const judge = purchaseJudge(plan, exact);
  const totals = new ColumnTotals(exact);
  for (const { number, cells } of texts.filter((row) => row.number > headerTo)) {
    const rowKind = sheet.kindOf(number, cells);
    if (rowKind !== 'data' && rowKind !== 'subtotal') continue;
    const subtotal = rowKind === 'subtotal';
    const filled = subtotal ? cells : sheet.filled(cells);
    const judged = judge(filled, { region: null, city: null, hidden: false, subtotal });
    if (subtotal) totals.total(number, judged.record.sums);
    else {
      sheet.passed(filled);
      totals.add(judged.record.sums);
      problems.push(...judged.problems.map(({ code }) => `${String(number)}: ${code}`));
      for (const { month, productGroup, amountMinor } of judged.record.facts) {
        facts[`${judged.record.buyer.inn ?? ''} ${month} ${productGroup}`] = amountMinor;
      }
    }
  }
  for (const { row, columns: wrong } of totals.wrong()) {
    problems.push(`${String(row)}: column-total ${wrong.join(' ')}`);
  }
  return { kind, facts, problems, unit: plan.context.unit };
}

/** The facts of a model as `readReport` answers them. */
export function modelFacts({ months, groups, buyers }: ReportModel): Record<string, number> {
  const facts: Record<string, number> = {};
  for (const { inn, sums } of buyers) {
    for (const [m, ofMonth] of sums.entries()) {
      for (const [g, minor] of ofMonth.entries()) {
        if (minor !== 0) facts[`${inn} ${months[m] ?? ''} ${groups[g] ?? ''}`] = minor;
      }
    }
  }
  return facts;
}
