import type { FieldColumn, RegisterField } from '../fields.ts';
import type { SheetSample } from '../recognised.ts';
import { readFactHeader, type FactHeader } from './fact-header.ts';
import { readContext, type ReportContext } from './report-context.ts';

export type SumColumn = FactHeader & { readonly column: number };

/** How the rows of one sheet of a report are read. */
export type ReportPlan = {
  readonly context: ReportContext;
  readonly columns: readonly FieldColumn[];
  readonly amounts: readonly SumColumn[];
  readonly totals: readonly SumColumn[];
  /** The column of a field with one value, where the sheet has one. */
  readonly at: (field: RegisterField) => number | undefined;
};

/** Settles what the columns of a report mean, as they were recognised or chosen. */
export function planReport(
  sample: SheetSample,
  headerFrom: number,
  columns: readonly FieldColumn[],
  headers: ReadonlyMap<number, string>,
): ReportPlan {
  const titles = sample.rows.filter((row) => row.number < headerFrom);
  const context = readContext(sample.name ?? '', titles, [...headers.values()]);
  const of = (field: RegisterField): readonly SumColumn[] =>
    columns
      .filter((one) => one.field === field)
      .map(({ column }) => ({
        column,
        ...readFactHeader(headers.get(column) ?? '', context.year),
      }));
  return {
    context,
    columns,
    amounts: of('amount'),
    totals: of('total'),
    at: (field) => columns.find((one) => one.field === field)?.column,
  };
}

/** The columns of sums that a total may mean, each list a reading of it; one has to add up. */
export function summedBy(total: SumColumn, plan: ReportPlan): readonly (readonly SumColumn[])[] {
  const inScope = plan.amounts.filter(
    ({ month, group }) =>
      (total.month === null || month === total.month) &&
      (total.group === null || group === total.group),
  );
  if (total.month !== null || total.group !== null) return [inScope];
  // A total without words sums up all, all before it, or what stands since the total before it.
  const before = inScope.filter(({ column }) => column < total.column);
  const last = plan.totals.reduce(
    (most, { column }) => (column < total.column ? Math.max(most, column) : most),
    -1,
  );
  const since = before.filter(({ column }) => column > last);
  const behind = inScope.filter(({ column }) => column > total.column);
  return [inScope, before, since, behind].filter((list) => list.length > 0);
}
