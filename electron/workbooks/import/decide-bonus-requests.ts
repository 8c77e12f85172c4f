import { localDate } from '#domain/calendar/instant.ts';
import type { RequestStep } from '#domain/import/bonus-requests/compare-request.ts';
import { requestJudge } from '#domain/import/bonus-requests/judge-requests.ts';
import {
  RequestPlanner,
  type StoredRequests,
} from '#domain/import/bonus-requests/plan-requests.ts';
import { RequestRows } from '#domain/import/bonus-requests/request-rows.ts';
import type { StoredField } from '#domain/import/bonus-requests/request-record.ts';
import { ColumnTotals } from '#domain/import/column-totals.ts';
import type { RowChange } from '#contract/import.ts';
import type { Workbook } from '#electron/workbooks/read/workbook.ts';
import { ofSheet, type MakeDecider } from './row-decider.ts';
import { refuseWrongTotals, rowFindings } from './row-findings.ts';
import { createRowReader, type RowReader } from './row-reader.ts';
import type { PlannedSheet } from './workbook-sheets.ts';

/** Points are written out to the last one. */
const exact = { toleranceMinor: 0 };

/** Reads the rows of lists of requests, their colours and sums among them. */
export function bonusRequestsReader(
  workbook: Workbook,
  sheets: readonly PlannedSheet[],
): RowReader {
  return createRowReader(workbook, sheets, ({ sheet, columns, fullHeaders, headerTo }) => {
    const { merges } = workbook.layout(sheet);
    return new RequestRows(columns, fullHeaders, headerTo, merges);
  });
}

/** Decides the rows of lists of requests. */
export function bonusRequestsDecider(
  workbook: Workbook,
  sheets: readonly PlannedSheet[],
  today: string,
  stored: StoredRequests,
): MakeDecider {
  const options = { date1904: workbook.date1904, today };
  const judges = new Map(
    sheets.map(({ sheet, columns }) => [sheet, requestJudge(columns, options)]),
  );
  return (rows, onOp) => {
    const totals = new Map(sheets.map(({ sheet }) => [sheet, new ColumnTotals(exact)]));
    const planner = new RequestPlanner(stored, {
      ...rowFindings(rows, onOp),
      changes: (index, step) => rows.changes.set(index, toldChanges(step)),
    });
    return {
      take: (index, { sheet }, cells, around) => {
        const { record, problems, sums, coloured } = ofSheet(judges, sheet)(cells, around);
        if (around.subtotal === true) {
          // A sum that adds up is of no interest to anybody. Programs that do not calculate leave a
          // formula with the result 0: such a sum says nothing.
          rows.setAside(index);
          const said = new Map([...sums].filter(([, points]) => points !== null));
          if (said.size > 0) totals.get(sheet)?.total(index, said);
          return;
        }
        totals.get(sheet)?.add(sums);
        if (coloured !== null) rows.coloured.set(index, coloured);
        if (record === null) rows.setProblems(index, problems);
        else planner.add(index, record);
      },
      finish: () => {
        planner.finish();
        rows.groups = [...planner.duplicates()];
        refuseWrongTotals(rows, totals.values(), 'points');
      },
    };
  };
}

/** Stored fields that follow from others are not told. */
const toldFields: Readonly<Partial<Record<StoredField, string>>> = {
  number: 'requestNumber',
  requestedOn: 'requestedOn',
  kind: 'requestKind',
  points: 'points',
  state: 'approval',
  details: 'note',
  decidedAt: 'decidedOn',
  decidedBy: 'decidedBy',
};

function toldChanges(step: RequestStep): readonly RowChange[] {
  if (step.step === 'keep') return [];
  if (step.step === 'create') {
    const { number, requestedOn } = step.says;
    return [{ field: 'bonus-request', oldValue: '', newValue: number ?? requestedOn ?? '' }];
  }
  return step.changes.flatMap(({ field, oldValue, newValue }) => {
    const told = toldFields[field];
    if (told === undefined) return [];
    return [
      { field: told, oldValue: toldValue(field, oldValue), newValue: toldValue(field, newValue) },
    ];
  });
}

function toldValue(field: StoredField, value: string | number | null): string {
  if (value === null) return '';
  if (field === 'decidedAt') return localDate(Number(value), 'UTC');
  if (field !== 'details') return String(value);
  const { remark = '' } = JSON.parse(String(value)) as { readonly remark?: string };
  return remark;
}
