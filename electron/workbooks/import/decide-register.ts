import type { RecordChange } from '#domain/import/compare-records.ts';
import { rowJudge, type JudgedRow } from '#domain/import/judge-row.ts';
import { ImportPlanner, type StoredResellers } from '#domain/import/plan-import.ts';
import type { RegisterKind } from '#domain/import/recognised.ts';
import { RowSorter } from '#domain/import/row-kind.ts';
import { mappedFields } from '#domain/import/source-record.ts';
import type { RowChange } from '#contract/import.ts';
import type { Workbook } from '#electron/workbooks/read/workbook.ts';
import { ofSheet, type MakeDecider } from './row-decider.ts';
import { createRowReader, type RowReader } from './row-reader.ts';
import type { PlannedSheet } from './workbook-sheets.ts';

/** Reads the rows of registers: one reseller each. */
export function registerReader(workbook: Workbook, sheets: readonly PlannedSheet[]): RowReader {
  return createRowReader(workbook, sheets, (sheet) => {
    const { merges } = workbook.layout(sheet.sheet);
    return new RowSorter(sheet.columns, sheet.fullHeaders, sheet.headerTo, merges);
  });
}

/** Decides the rows of a register or of an accounting export. */
export function registerDecider(
  workbook: Workbook,
  sheets: readonly PlannedSheet[],
  kind: RegisterKind,
  today: string,
  stored: StoredResellers,
): MakeDecider {
  const options = { date1904: workbook.date1904, today };
  const judges = new Map(
    sheets.map((sheet) => [sheet.sheet, rowJudge(sheet.columns, kind, options)]),
  );
  const fields = sheets.flatMap((sheet) => sheet.columns.map((column) => column.field));
  return (rows, onOp) => {
    const judgeRow = (index: number, cells: readonly string[]): JudgedRow => {
      return ofSheet(judges, rows.sheetOf(index).sheet)(cells, rows.aroundOf(index));
    };
    const again = (index: number) => judgeRow(index, rows.texts.get(index)).record;
    const planner = new ImportPlanner(stored, kind, mappedFields(fields), again, {
      op: onOp,
      verdict: (index, verdict, of) => {
        rows.setVerdict(index, verdict);
        if (of !== null) rows.repeats.set(index, of);
      },
      doubt: (index, why) => rows.setDoubt(index, why),
      who: (index, buyer, decided) => rows.who.add(index, buyer, decided),
      changes: (index, change) => rows.changes.set(index, toldChange(change)),
    });
    return {
      take: (index, _sheet, cells) => {
        const { record, problems } = judgeRow(index, cells);
        if (problems.length > 0) rows.setProblems(index, problems);
        else planner.add(index, record);
      },
      finish: () => {
        planner.finish();
        rows.groups = [...planner.duplicates()];
      },
    };
  };
}

function toldChange(change: RecordChange): readonly RowChange[] {
  const added = (field: string, values: readonly string[]): readonly RowChange[] =>
    values.map((newValue) => ({ field, oldValue: '', newValue }));
  return [
    ...change.fields.map(({ field, oldValue, newValue }) => ({
      field,
      oldValue: String(oldValue ?? ''),
      newValue: String(newValue ?? ''),
    })),
    ...added(
      'phone',
      change.phones.map((phone) => phone.e164),
    ),
    ...added('email', change.emails),
    ...added(
      'contact',
      change.contacts.map((contact) => contact.name),
    ),
  ];
}
