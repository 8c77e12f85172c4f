import type { PreviewRow, CellProblem } from '#contract/import.ts';
import type { Workbook } from '#electron/workbooks/read/workbook.ts';
import { columnLetters } from '#electron/workbooks/write/cell-xml.ts';
import type { PassRows } from './import-pass.ts';
import type { PassReport, RejectedCell, UndecidedRow } from './worker-protocol.ts';

/** What a run found, by sheet names, row numbers and header texts. */
export function passReport(
  workbook: Workbook,
  rows: PassRows,
  skipped: PassReport['skipped'],
): PassReport {
  const nameOf = (index: number): string =>
    workbook.sheets[rows.sheets[index]?.sheet ?? -1]?.name ?? '';
  const rejected: RejectedCell[] = [];
  for (const [index, problems] of rows.problems) {
    const row = rows.numbers[index] ?? 0;
    for (const { column, code, value } of problems) {
      const header = rows.sheets[index]?.headers.get(column) ?? '';
      const cell = `${columnLetters(column)}${String(row)}`;
      rejected.push({ sheet: nameOf(index), row, column: header, cell, code, value });
    }
  }
  const undecided: UndecidedRow[] = [];
  for (const index of [...rows.doubts.keys()].sort((a, b) => a - b)) {
    undecided.push({
      sheet: nameOf(index),
      row: rows.numbers[index] ?? 0,
      name: cellOf(rows, index, 'name'),
      city: cellOf(rows, index, 'city') || null,
    });
  }
  const duplicates = rows.groups.map(({ inn, rows: indexes }) => ({
    sheet: nameOf(indexes[0] ?? 0),
    rows: indexes.map((index) => rows.numbers[index] ?? 0),
    inn,
  }));
  const counts = rows.counts();
  return { counts, duplicates, rejected, undecided, skipped };
}

function cellOf(rows: PassRows, index: number, field: string): string {
  const column = rows.sheets[index]?.columns.find((c) => c.field === field)?.column;
  return column === undefined ? '' : (rows.texts.get(index)[column] ?? '').trim();
}

/** One row of the preview, with the reasons in its cells. */
export function previewRow(rows: PassRows, index: number): PreviewRow {
  const verdict = rows.verdict(index);
  const of = rows.repeats.get(index);
  const problems: readonly CellProblem[] = rows.problems.get(index) ?? [];
  const change = rows.changes.get(index);
  const changes = change
    ? [
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
      ]
    : [];
  return {
    sheet: rows.sheets[index]?.sheet ?? 0,
    row: rows.numbers[index] ?? 0,
    verdict,
    cells: rows.texts.get(index),
    problems,
    duplicateOfRow: of === undefined ? null : (rows.numbers[of] ?? null),
    changes,
    hidden: rows.around[index]?.hidden ?? false,
  };
}

function added(field: string, values: readonly string[]): PreviewRow['changes'] {
  return values.map((newValue) => ({ field, oldValue: '', newValue }));
}
