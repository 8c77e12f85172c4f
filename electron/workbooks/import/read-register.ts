import { canonicalCity, isKnownCity } from '#domain/geo/city.ts';
import { canonicalRegion } from '#domain/geo/region.ts';
import { rowJudge, type JudgedRow, type RowSurroundings } from '#domain/import/judge-row.ts';
import type { RegisterKind } from '#domain/import/recognise-sheet.ts';
import { RowSorter, type RowKind } from '#domain/import/row-kind.ts';
import type { Workbook } from '#electron/workbooks/read/workbook.ts';
import { textsOf, type PlannedSheet } from './workbook-sheets.ts';

export type ReadRow = {
  readonly sheet: PlannedSheet;
  /** As the spreadsheet program shows it. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly around: RowSurroundings;
};

export type RowReader = {
  /** Judges a row's cells, given from the sheet or kept since. */
  readonly judge: (
    sheet: PlannedSheet,
    cells: readonly string[],
    around: RowSurroundings,
  ) => JudgedRow;
  /** Walks over the data rows in order; the callback answers false to stop. */
  readonly read: (onRow: (row: ReadRow) => boolean | void) => void;
  /** Rows that serve only the reader of the sheet, by kind. */
  readonly skipped: Readonly<Record<Exclude<RowKind, 'data'>, number>>;
};

/** Reads the rows of all planned sheets by the meaning of their columns. */
export function createRowReader(
  workbook: Workbook,
  sheets: readonly PlannedSheet[],
  kind: RegisterKind,
  today: string,
): RowReader {
  const options = { date1904: workbook.date1904, today };
  const judges = new Map(
    sheets.map((sheet) => [sheet.sheet, rowJudge(sheet.columns, kind, options)]),
  );
  const skipped: Record<Exclude<RowKind, 'data'>, number> = {
    blank: 0,
    divider: 0,
    subtotal: 0,
    header: 0,
    numbering: 0,
    signature: 0,
  };
  return {
    skipped,
    judge: (sheet, cells, around) => {
      const judge = judges.get(sheet.sheet);
      if (!judge) throw new Error(`sheet ${String(sheet.sheet)} is not read`);
      return judge(cells, around);
    },
    read: (onRow) => {
      for (const sheet of sheets) {
        if (!readSheet(workbook, sheet, skipped, onRow)) return;
      }
    },
  };
}

function readSheet(
  workbook: Workbook,
  sheet: PlannedSheet,
  skipped: Record<Exclude<RowKind, 'data'>, number>,
  onRow: (row: ReadRow) => boolean | void,
): boolean {
  const { merges, hiddenColumns } = workbook.layout(sheet.sheet);
  const sorter = new RowSorter(sheet.columns, sheet.fullHeaders, sheet.headerTo, merges);
  const name = workbook.sheets[sheet.sheet]?.name ?? '';
  const ofSheet = placeOf(name);
  let section = ofSheet;
  let goesOn = true;
  // A hidden column hides part of every row; the row is marked when any mapped column is.
  const hiddenField = sheet.columns.some(
    ({ column, field }) => field !== 'ignore' && field !== 'number' && hiddenColumns.has(column),
  );
  workbook.forEachRow(sheet.sheet, (row) => {
    if (row.number <= sheet.headerTo) return true;
    const cells = textsOf(row.cells);
    const kind = sorter.kindOf(row.number, cells);
    if (kind !== 'data') {
      skipped[kind] += 1;
      if (kind === 'divider') section = placeOfDivider(cells);
      return true;
    }
    const hidden = row.hidden || (hiddenField && isFilled(cells, sheet, hiddenColumns));
    const around = {
      region: section.region ?? ofSheet.region,
      city: section.city ?? ofSheet.city,
      hidden,
    };
    goesOn = onRow({ sheet, row: row.number, cells, around }) !== false;
    return goesOn;
  });
  return goesOn;
}

function isFilled(
  cells: readonly string[],
  sheet: PlannedSheet,
  hiddenColumns: ReadonlySet<number>,
): boolean {
  return sheet.columns.some(
    ({ column, field }) =>
      field !== 'ignore' && hiddenColumns.has(column) && (cells[column] ?? '').trim() !== '',
  );
}

function placeOfDivider(cells: readonly string[]): ReturnType<typeof placeOf> {
  const places = cells.map(placeOf);
  return places.find(({ region, city }) => region !== null || city !== null) ?? placeOf('');
}

/** The region or city that a divider or a sheet's name consists of. */
function placeOf(text: string): { readonly region: string | null; readonly city: string | null } {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 60) return { region: null, city: null };
  const region = canonicalRegion(trimmed);
  if (region !== null) return { region, city: cityOfRegion(trimmed, region) };
  if (!isKnownCity(trimmed)) return { region: null, city: null };
  const known = canonicalCity(trimmed);
  return { region: known.region, city: known.city };
}

/** Moscow is both: a section `Москва` tells the city too. */
function cityOfRegion(text: string, region: string): string | null {
  if (!isKnownCity(text)) return null;
  const known = canonicalCity(text);
  return known.region === region ? known.city : null;
}
