import { canonicalCity, isKnownCity } from '#domain/geo/city.ts';
import { canonicalRegion } from '#domain/geo/region.ts';
import type { CellFill, RowSurroundings } from '#domain/import/judge-row.ts';
import type { RowKind } from '#domain/import/row-kind.ts';
import type { SheetRow, Workbook } from '#electron/workbooks/read/workbook.ts';
import { textsOf, type PlannedSheet } from './workbook-sheets.ts';

export type ReadRow = {
  readonly sheet: PlannedSheet;
  /** As the spreadsheet program shows it. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly around: RowSurroundings;
};

export type Skipped = Record<Exclude<RowKind, 'data'>, number>;

export type RowReader = {
  /** Walks over the data rows in order; the callback answers false to stop. */
  readonly read: (onRow: (row: ReadRow) => boolean | void) => void;
  /** Rows that serve only the reader of the sheet, by kind. */
  readonly skipped: Readonly<Skipped>;
};

/** How the rows of one sheet are told apart. */
export type SheetRows = {
  kindOf(number: number, cells: readonly string[]): RowKind;
  /** The cells with what stands above and means this row too. */
  filled?(cells: readonly string[]): readonly string[];
  passed?(cells: readonly string[]): void;
  /** Total rows are given like others, marked in their surroundings. */
  readonly withTotals?: boolean;
  /** The colour that says something of a row, of the colours of its cells; asked for where given. */
  fillOf?(fills: readonly (string | null)[]): CellFill | null;
};

/** Reads the rows of all planned sheets; `rowsOf` tells those of a sheet apart. */
export function createRowReader(
  workbook: Workbook,
  sheets: readonly PlannedSheet[],
  rowsOf: (sheet: PlannedSheet) => SheetRows,
): RowReader {
  const skipped: Skipped = {
    blank: 0,
    divider: 0,
    subtotal: 0,
    header: 0,
    numbering: 0,
    signature: 0,
  };
  return {
    skipped,
    read: (onRow) => {
      for (const sheet of sheets) {
        if (!readSheet(workbook, sheet, rowsOf(sheet), skipped, onRow)) return;
      }
    },
  };
}

function readSheet(
  workbook: Workbook,
  sheet: PlannedSheet,
  rows: SheetRows,
  skipped: Skipped,
  onRow: (row: ReadRow) => boolean | void,
): boolean {
  const { hiddenColumns } = workbook.layout(sheet.sheet);
  const name = workbook.sheets[sheet.sheet]?.name ?? '';
  const ofSheet = placeOf(name);
  let section = ofSheet;
  let goesOn = true;
  const moments = sheet.columns
    .filter(({ field }) => field === 'occurredOn')
    .map(({ column }) => column);
  // A hidden column hides part of every row in which it says something.
  const hiddenFieldColumns = hiddenFields(sheet, hiddenColumns);
  const onSheetRow = (row: SheetRow): boolean => {
    if (row.number <= sheet.headerTo) return true;
    const own = textsOf(row.cells, moments);
    const kind = rows.kindOf(row.number, own);
    const subtotal = kind === 'subtotal' && rows.withTotals === true;
    if (kind !== 'data') {
      skipped[kind] += 1;
      if (kind === 'divider') section = placeOfDivider(own);
      if (!subtotal) return true;
    }
    const cells = subtotal ? own : (rows.filled?.(own) ?? own);
    if (!subtotal) rows.passed?.(cells);
    const hidden =
      row.hidden || hiddenFieldColumns.some((column) => (cells[column] ?? '').trim() !== '');
    const around = {
      region: section.region ?? ofSheet.region,
      city: section.city ?? ofSheet.city,
      hidden,
      ...(subtotal ? { subtotal } : {}),
      ...(row.fills === undefined ? {} : { fill: rows.fillOf?.(row.fills) ?? null }),
    };
    goesOn = onRow({ sheet, row: row.number, cells, around }) !== false;
    return goesOn;
  };
  workbook.forEachRow(sheet.sheet, onSheetRow, { fills: rows.fillOf !== undefined });
  return goesOn;
}

/** The columns of a sheet that are read and that the file hides; what stands once on a form, by its own. */
export function hiddenFields(
  { columns, head }: PlannedSheet,
  hiddenColumns: ReadonlySet<number>,
): readonly number[] {
  if (hiddenColumns.size === 0) return [];
  const placeOf = (column: number): number =>
    head.find((once) => once.column === column)?.at ?? column;
  return columns
    .filter(({ field }) => field !== 'ignore' && field !== 'number')
    .map(({ column }) => column)
    .filter((column) => hiddenColumns.has(placeOf(column)));
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
