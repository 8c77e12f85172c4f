import { cellText, type CellValue, type DateCell } from '#electron/workbooks/read/cell.ts';
import type { Workbook } from '#electron/workbooks/read/workbook.ts';
import type { FieldColumn } from '#domain/import/fields.ts';
import type { TextRow } from '#domain/import/find-header.ts';
import { recogniseBelow, recogniseSheet } from '#domain/import/recognise-sheet.ts';
import {
  sheetShape,
  type HeadColumn,
  type RecognisedSheet,
  type SavedColumns,
  type SheetSample,
  type WorkbookKind,
} from '#domain/import/recognised.ts';

/** How far into a sheet recognition looks. */
const sampleSize = 400;

/** A sheet that will be imported, with its columns settled. */
export type PlannedSheet = {
  readonly sheet: number;
  readonly headerFrom: number;
  readonly headerTo: number;
  readonly columns: readonly FieldColumn[];
  /** Header texts by column, the lowest level alone. */
  readonly headers: ReadonlyMap<number, string>;
  readonly fullHeaders: ReadonlyMap<number, string>;
  /** What stands once on a form; none for other sheets. */
  readonly head: readonly HeadColumn[];
};

/** A row's cells as text; of dates in the columns of moments also the time that their format hides. */
export function textsOf(cells: readonly CellValue[], moments: readonly number[] = []): string[] {
  const texts: string[] = new Array<string>(cells.length);
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column];
    texts[column] =
      cell === null || cell === undefined ? '' : typeof cell === 'string' ? cell : cellText(cell);
  }
  for (const column of moments) {
    const cell = cells[column] ?? null;
    if (hasHiddenTime(cell)) texts[column] = cellText({ ...cell, hasTime: true });
  }
  return texts;
}

function hasHiddenTime(cell: CellValue): cell is DateCell {
  if (cell === null || typeof cell !== 'object' || cell.kind !== 'date') return false;
  const seconds = Math.round(cell.serial * 86_400);
  return cell.hasDate && !cell.hasTime && seconds % 86_400 !== 0;
}

/** The beginning of a sheet, for recognition and for the picture of it. */
export function sampleSheet(workbook: Workbook, sheet: number): SheetSample {
  const rows: TextRow[] = [];
  workbook.forEachRow(sheet, (row) => {
    rows.push({ number: row.number, cells: textsOf(row.cells) });
    return rows.length < sampleSize;
  });
  const name = workbook.sheets[sheet]?.name ?? '';
  return { name, rows, merges: workbook.layout(sheet).merges };
}

export type SheetFinding = {
  readonly sheet: number;
  readonly hidden: boolean;
  readonly recognised: RecognisedSheet;
};

/** Looks at every sheet that could hold a table; with a kind that a person chose, whether it can be that. */
export function recogniseWorkbook(
  workbook: Workbook,
  saved: SavedColumns,
  asked: WorkbookKind | null = null,
): SheetFinding[] {
  return workbook.sheets.map((info) => ({
    sheet: info.index,
    hidden: info.state !== 'visible',
    recognised: recogniseSheet(sampleSheet(workbook, info.index), saved, asked),
  }));
}

/**
 * The sheets as a kind that a person chose: what is of it by itself, or else what can be read so. Null
 * where nothing can.
 */
export function readableAs(
  workbook: Workbook,
  kind: WorkbookKind,
  saved: SavedColumns,
): SheetFinding[] | null {
  for (const asked of [null, kind]) {
    const findings = recogniseWorkbook(workbook, saved, asked);
    if (planSheets(findings, kind).length > 0) return findings;
  }
  return null;
}

/** The kind of the whole workbook: that of its visible sheets; null if none of them is known. */
export function workbookKind(findings: readonly SheetFinding[]): WorkbookKind | null {
  const kinds = findings.filter((f) => !f.hidden).map((f) => f.recognised.kind);
  const lone = findings.length === 1 ? (findings[0]?.recognised.kind ?? null) : null;
  return kinds.find((kind) => kind !== null) ?? lone;
}

/** The sheets that make up the register: the same one may be split by district over several. */
export function planSheets(
  findings: readonly SheetFinding[],
  kind: WorkbookKind,
): readonly PlannedSheet[] {
  const visible = findings.some((f) => !f.hidden && f.recognised.kind === kind);
  return findings
    .filter((f) => f.recognised.kind === kind && (!f.hidden || !visible))
    .map((f) => plannedSheet(f.sheet, f.recognised));
}

/** A recognised sheet as it will be read, with other columns if a person chose them. */
export function plannedSheet(
  sheet: number,
  recognised: RecognisedSheet,
  chosen?: readonly FieldColumn[],
): PlannedSheet {
  const full = new Map(recognised.columns.map((c) => [c.column, c.header]));
  const last = new Map(
    recognised.columns.map((c) => [c.column, c.header.split(' / ').at(-1) ?? '']),
  );
  return {
    sheet,
    headerFrom: recognised.headerFrom,
    headerTo: recognised.headerTo,
    columns: chosen ?? recognised.columns.map(({ column, field }) => ({ column, field })),
    headers: last,
    fullHeaders: full,
    head: recognised.head ?? [],
  };
}

/** Recognises one sheet again below a header that a person pointed out. */
export function recogniseWithHeader(
  workbook: Workbook,
  sheet: number,
  headerTo: number,
  saved: SavedColumns,
  asked: WorkbookKind | null,
): RecognisedSheet {
  return recogniseBelow(sampleSheet(workbook, sheet), headerTo, saved, asked);
}

/** The other sheets with the very same header belong to the register that a person mapped. */
export function alikeSheets(
  findings: readonly SheetFinding[],
  chosen: PlannedSheet,
  shape: string,
): readonly PlannedSheet[] {
  return findings
    .filter((f) => f.sheet !== chosen.sheet && !f.hidden)
    .filter((f) => sheetShape(f.recognised.columns) === shape && f.recognised.headerTo > 0)
    .map((f) => plannedSheet(f.sheet, f.recognised, chosen.columns));
}

/** The sheets of a kind that are not planned yet, each read by its own columns. */
export function otherSheets(
  findings: readonly SheetFinding[],
  kind: WorkbookKind,
  planned: readonly PlannedSheet[],
): readonly PlannedSheet[] {
  return planSheets(findings, kind).filter(
    ({ sheet }) => !planned.some((one) => one.sheet === sheet),
  );
}
