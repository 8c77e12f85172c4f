import type { CellValue } from './cell.ts';
import type { ReadLimits } from './read-limits.ts';

export type WorkbookFormat = 'xlsx' | 'xlsb' | 'xls' | 'csv' | 'html' | 'xml2003';

export type SheetInfo = {
  readonly index: number;
  readonly name: string;
  readonly state: 'visible' | 'hidden' | 'very-hidden';
};

export type SheetRow = {
  /** 1-based, as the spreadsheet program shows it. */
  readonly number: number;
  /** By column index from 0; a column beyond the last filled one is absent. */
  readonly cells: readonly CellValue[];
  readonly hidden: boolean;
  /** Where asked for: the colour behind each cell by column, as `RRGGBB`; null or absent for none. */
  readonly fills?: readonly (string | null)[];
};

/** What is told of rows beside their cells. */
export type RowOptions = { readonly fills?: boolean };

/** A merged block, 0-based, both ends inside. */
export type MergedRange = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

export type SheetLayout = {
  readonly merges: readonly MergedRange[];
  /** 0-based indexes. */
  readonly hiddenColumns: ReadonlySet<number>;
  /** 0-based index to width in characters; columns of default width are absent. */
  readonly columnWidths: ReadonlyMap<number, number>;
  readonly frozenRows: number;
};

/** A workbook open for reading: one set of rules, whatever the file format. */
export interface Workbook {
  readonly format: WorkbookFormat;
  /** The text encoding that was found, for formats that do not state it. */
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly date1904: boolean;
  readonly sheets: readonly SheetInfo[];
  layout(sheet: number): SheetLayout;
  /**
   * Rows in sheet order, blank ones left out; the callback returns false to stop.
   * In a CSV the number is that of the record, header included: the row in which a spreadsheet
   * program would show it, also when cells hold line breaks.
   * Formats whose colours are not read (all but .xlsx and .xls since Excel 97) leave `fills` out
   * although asked.
   */
  forEachRow(sheet: number, onRow: (row: SheetRow) => boolean | void, options?: RowOptions): void;
  /** Lets go of the file, after which nothing more is asked; absent where it is not kept open. */
  close?(): void;
}

export type WorkbookSource =
  { readonly path: string } | { readonly bytes: Uint8Array; readonly name: string };

export type OpenOptions = {
  readonly password?: string;
  readonly csv?: { readonly encoding?: string; readonly delimiter?: string };
  readonly limits?: Partial<ReadLimits>;
};

export const EMPTY_LAYOUT: SheetLayout = {
  merges: [],
  hiddenColumns: new Set(),
  columnWidths: new Map(),
  frozenRows: 0,
};
