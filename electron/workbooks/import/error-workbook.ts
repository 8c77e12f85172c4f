import type { HeadColumn } from '#domain/import/recognised.ts';
import { cellText, type CellValue } from '#electron/workbooks/read/cell.ts';
import type { Workbook } from '#electron/workbooks/read/workbook.ts';
import { createCsvWriter } from '#electron/workbooks/write/csv-writer.ts';
import { writeRefusal } from '#electron/workbooks/write/write-refusal.ts';
import { createXlsxWriter, type WriterCell } from '#electron/workbooks/write/xlsx-writer.ts';
import type { PassRows } from './pass-rows.ts';
import { fieldHeader } from './field-headers.ts';
import {
  colourWord,
  doubtText,
  reasonHeader,
  reasonText,
  unknownText,
  type Language,
} from './reason-texts.ts';
import type { PlannedSheet } from './workbook-sheets.ts';

type ErrorRow = {
  readonly cells: CellValue[];
  readonly reason: string;
  readonly wrong: ReadonlySet<number>;
};

/**
 * Writes the rows that were not taken in, rejected or to be decided, in the layout of their file with
 * a reason behind each: corrected, the workbook can be imported like the original. Answers the number
 * of rows. `alive` is called for each row that is read or written. Throws what `writeRefusal`
 * makes of it when the system refuses.
 */
export async function writeErrorWorkbook(
  path: string,
  workbook: Workbook,
  rows: PassRows,
  language: Language,
  alive: () => void,
): Promise<number> {
  const indexes = new Map<PlannedSheet, Map<number, number>>();
  for (const index of rows.leftOut()) {
    const sheet = rows.sheetOf(index);
    const byRow = indexes.get(sheet) ?? new Map<number, number>();
    indexes.set(sheet, byRow.set(rows.numberOf(index), index));
  }
  let writer: Target | null = null;
  let written = 0;
  try {
    writer = path.toLowerCase().endsWith('.csv') ? await csvTarget(path) : await xlsxTarget(path);
    for (const [sheet, byRow] of indexes) {
      const found = collect(workbook, sheet, byRow, rows, language, alive);
      const { heads, errors, width } = found;
      await writer.sheet(workbook, sheet, heads, width, language);
      for (const error of errors) {
        alive();
        await writer.row(error, width);
      }
      written += errors.length;
    }
    await writer.close();
  } catch (error) {
    await writer?.abort();
    throw writeRefusal(error);
  }
  return written;
}

function collect(
  workbook: Workbook,
  sheet: PlannedSheet,
  byRow: ReadonlyMap<number, number>,
  rows: PassRows,
  language: Language,
  alive: () => void,
) {
  const heads: (readonly CellValue[])[] = [];
  const errors: ErrorRow[] = [];
  let width = 0;
  workbook.forEachRow(sheet.sheet, ({ number, cells }) => {
    alive();
    if (number <= sheet.headerTo) {
      while (heads.length < number - 1) heads.push([]);
      heads.push(cells.slice());
      width = Math.max(width, cells.length);
      return true;
    }
    const index = byRow.get(number);
    if (index === undefined) return true;
    const problems = rows.problems.get(index) ?? [];
    const doubt = rows.doubts.get(index);
    const own = cells.slice();
    const coloured = rows.coloured.get(index);
    if (coloured !== undefined) {
      const { column } = coloured;
      while (own.length <= column) own.push(null);
      const word = colourWord(coloured, language);
      const text = cellText(own[column] ?? null);
      own[column] = text === '' ? word : `${word}, ${text}`;
    }
    for (const [column, value] of rows.mended.get(index) ?? []) {
      const once = sheet.head.find((one) => one.column === column);
      // What stands once above the table is put right there.
      if (once === undefined) own[column] = value;
      else if (once.row <= sheet.headerTo) setOnce(heads, once, value);
    }
    const reasons = problems.map((problem) =>
      reasonText(problem, sheet.headers.get(problem.column) ?? '', language),
    );
    if (doubt !== undefined) reasons.push(doubtText(doubt, language));
    if (rows.verdict(index) === 'unknown') reasons.push(unknownText(language));
    errors.push({
      cells: own,
      reason: reasons.join('; '),
      wrong: new Set(problems.map((p) => p.column)),
    });
    width = Math.max(width, own.length);
    return true;
  });
  // A few wrong rows alone would not tell their columns: without a header they get one.
  if (heads.length === 0) heads.push(namedColumns(sheet, language));
  return { heads, errors, width };
}

/** Puts a value right where a form says it once, be it behind its label in one cell. */
function setOnce(
  heads: (readonly CellValue[])[],
  { row, at, text }: HeadColumn,
  value: string,
): void {
  const cells = [...(heads[row - 1] ?? [])];
  while (cells.length <= at) cells.push(null);
  const cell = cells[at];
  const isBehind = typeof cell === 'string' && text !== '' && cell.includes(text);
  cells[at] = isBehind ? cell.replace(text, () => value) : value;
  heads[row - 1] = cells;
}

function namedColumns(sheet: PlannedSheet, language: Language): readonly CellValue[] {
  const names: CellValue[] = [];
  for (const { column, field } of sheet.columns) {
    while (names.length < column) names.push(null);
    names[column] = fieldHeader(field, language);
  }
  return names;
}

type Target = {
  sheet(
    workbook: Workbook,
    sheet: PlannedSheet,
    heads: readonly (readonly CellValue[])[],
    width: number,
    language: Language,
  ): Promise<void>;
  row(error: ErrorRow, width: number): Promise<void>;
  close(): Promise<unknown>;
  abort(): Promise<void>;
};

function padded(cells: readonly CellValue[], width: number): CellValue[] {
  return Array.from({ length: width }, (_, column) => cells[column] ?? null);
}

async function xlsxTarget(path: string): Promise<Target> {
  const writer = await createXlsxWriter(path);
  return {
    sheet: async (workbook, sheet, heads, width, language) => {
      const layout = workbook.layout(sheet.sheet);
      const columns = Array.from({ length: width }, (_, column) => ({
        width: layout.columnWidths.get(column) ?? 16,
        hidden: layout.hiddenColumns.has(column),
      }));
      await writer.addSheet(workbook.sheets[sheet.sheet]?.name ?? 'Sheet1', {
        columns: [...columns, { width: 50 }],
        frozenRows: heads.length,
        merges: layout.merges.filter((merge) => merge.bottom < sheet.headerTo),
      });
      for (const [index, cells] of heads.entries()) {
        const last = index === heads.length - 1;
        const row: CellValue[] = last
          ? [...padded(cells, width), reasonHeader(language)]
          : cells.slice();
        await writer.addRow(row, 'header');
      }
    },
    row: async ({ cells, reason, wrong }, width) => {
      const row: WriterCell[] = padded(cells, width).map((value, column) =>
        wrong.has(column) ? { value, style: 'error' as const } : value,
      );
      await writer.addRow([...row, { value: reason, style: 'error' }]);
    },
    close: () => writer.close(),
    abort: () => writer.abort(),
  };
}

async function csvTarget(path: string): Promise<Target> {
  const writer = await createCsvWriter(path);
  return {
    sheet: async (_workbook, _sheet, heads, width, language) => {
      for (const [index, cells] of heads.entries()) {
        const last = index === heads.length - 1;
        await writer.addRow(
          last ? [...padded(cells, width), reasonHeader(language)] : padded(cells, width),
        );
      }
    },
    row: ({ cells, reason }, width) => writer.addRow([...padded(cells, width), reason]),
    close: () => writer.close(),
    abort: () => writer.abort(),
  };
}
