import type { PreviewRow, CellProblem } from '#contract/import.ts';
import type { Workbook } from '#electron/workbooks/read/workbook.ts';
import { columnLetters } from '#electron/workbooks/write/cell-xml.ts';
import type { PassRows } from './pass-rows.ts';
import { hiddenFields } from './row-reader.ts';
import type { ShownColumns } from './shown-columns.ts';
import type { LeftRow, PassReport, RejectedCell } from './worker-protocol.ts';

/** What a run found, by sheet names, row numbers and header texts. */
export function passReport(
  workbook: Workbook,
  rows: PassRows,
  skipped: PassReport['skipped'],
): PassReport {
  const nameOf = (index: number): string => workbook.sheets[rows.sheetOf(index).sheet]?.name ?? '';
  const rejected: RejectedCell[] = [];
  for (const [index, problems] of rows.problems) {
    const row = rows.numberOf(index);
    for (const { column, code, value } of problems) {
      const header = rows.sheetOf(index).headers.get(column) ?? '';
      const once = rows.sheetOf(index).head.find((one) => one.column === column);
      const cell = `${columnLetters(once?.at ?? column)}${String(once?.row ?? row)}`;
      rejected.push({ sheet: nameOf(index), row, column: header, cell, code, value });
    }
  }
  const leftRow = (index: number): LeftRow => ({
    sheet: nameOf(index),
    row: rows.numberOf(index),
    name: cellOf(rows, index, 'name'),
    city: cellOf(rows, index, 'city') || null,
  });
  const undecided = [...rows.withVerdict('decide')].map((index) => ({
    ...leftRow(index),
    why: rows.doubts.get(index) ?? 'several',
  }));
  const unattached = [...rows.withVerdict('unknown')].map((index) => ({
    ...leftRow(index),
    inn: cellOf(rows, index, 'inn') || null,
  }));
  const duplicates = rows.groups.map(({ inn, rows: indexes }) => ({
    sheet: nameOf(indexes[0] ?? 0),
    rows: indexes.map((index) => rows.numberOf(index)),
    inn,
  }));
  const hidden = [...rows.hidden()].map((index) => ({
    sheet: nameOf(index),
    row: rows.numberOf(index),
    columns: hiddenColumnsOf(workbook, rows, index),
  }));
  const counts = rows.counts();
  return { counts, duplicates, rejected, undecided, unattached, hidden, skipped };
}

function hiddenColumnsOf(workbook: Workbook, rows: PassRows, index: number): readonly string[] {
  const sheet = rows.sheetOf(index);
  const { hiddenColumns } = workbook.layout(sheet.sheet);
  if (hiddenColumns.size === 0) return [];
  const cells = rows.texts.get(index);
  return hiddenFields(sheet, hiddenColumns)
    .filter((column) => (cells[column] ?? '').trim() !== '')
    .map((column) => sheet.fullHeaders.get(column) ?? '');
}

function cellOf(rows: PassRows, index: number, field: string): string {
  const column = rows.sheetOf(index).columns.find((c) => c.field === field)?.column;
  return column === undefined ? '' : (rows.texts.get(index)[column] ?? '').trim();
}

/** One row of the preview, with the reasons in its cells, in the columns of the sheet that is shown. */
export function previewRow(
  rows: PassRows,
  index: number,
  { shown }: Pick<ShownColumns, 'shown'>,
): PreviewRow {
  const of = rows.repeats.get(index);
  const problems: readonly CellProblem[] = rows.problems.get(index) ?? [];
  const cells: string[] = [];
  const columns: number[] = [];
  for (const [own, cell] of rows.texts.get(index).entries()) {
    while (cells.length <= shown(own)) {
      columns.push(cells.length);
      cells.push('');
    }
    cells[shown(own)] = cell;
    columns[shown(own)] = own;
  }
  return {
    sheet: rows.sheetOf(index).sheet,
    row: rows.numberOf(index),
    verdict: rows.verdict(index) ?? 'error',
    cells,
    columns,
    problems: problems.map((problem) => ({ ...problem, column: shown(problem.column) })),
    duplicateOfRow: of === undefined ? null : rows.numberOf(of),
    changes: (rows.changes.get(index) ?? []).map((change) =>
      change.column === undefined ? change : { ...change, column: shown(change.column) },
    ),
    doubt: rows.doubts.get(index) ?? null,
    unattached: rows.isUnattached(index),
    who: rows.who.stateOf(index),
    hidden: rows.aroundOf(index).hidden,
  };
}
