import { toDateCell } from '../date-cell.ts';
import { errorCell, NO_NUMBER } from '../error-cells.ts';
import { dateFormatOf } from '../number-format.ts';
import { tooLarge } from '../read-limits.ts';
import { storedText } from '../stored-text.ts';
import { WorkbookError } from '../workbook-error.ts';
import { EMPTY_LAYOUT } from '../workbook-types.ts';
import { loadSheetJs, withoutRemarks, withQuickLens } from './load-sheetjs.ts';
import type { CellObject, ParsingOptions, WorkSheet } from '@e965/xlsx';
import type { CellValue } from '../cell.ts';
import type { ReadLimits } from '../read-limits.ts';
import type { BiffLayout } from '../xls/biff-layouts.ts';
import type { SheetInfo, SheetLayout, Workbook, WorkbookFormat } from '../workbook-types.ts';

const PARSING: ParsingOptions = {
  dense: true,
  cellDates: false,
  cellNF: true,
  cellText: false,
  cellFormula: false,
  cellHTML: false,
  // Says nothing in Excel 97 and later; earlier files without a code page are Russian here.
  codepage: 1251,
};

type Loaded = {
  readonly format: WorkbookFormat;
  readonly encoding?: string;
  readonly source: Buffer | string;
  /** What was read of the sheets beforehand, in the order of the sheet list. */
  readonly layouts?: readonly BiffLayout[];
};

/** Opens what our own readers do not: .xls, .xlsb, XML of Excel 2003. Reads it whole. */
export async function openWithSheetJs(loaded: Loaded, limits: ReadLimits): Promise<Workbook> {
  const library = await loadSheetJs();
  const { source, format } = loaded;
  const isText = typeof source === 'string';
  const book = guarded(() =>
    withoutRemarks(() =>
      withQuickLens(() =>
        library.read(source, {
          ...PARSING,
          // Without it a sheet that cannot be parsed comes back empty, silently. Of an .xls it makes only
          // the document's properties strict, which no one needs.
          WTF: format !== 'xls',
          // Hidden columns are read only together with styles; of an .xls we read them ourselves.
          cellStyles: format !== 'xls',
          type: isText ? 'string' : 'buffer',
        }),
      ),
    ),
  );
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const tables = book.SheetNames.flatMap((name, index) => {
    const sheet = Object.hasOwn(book.Sheets, name) ? book.Sheets[name] : undefined;
    const state = sheetState(book.Workbook?.Sheets?.[index]?.Hidden);
    // Charts come with a copy of the cells they draw.
    return sheet === undefined || isOtherThanTable(sheet) ? [] : [{ index, name, state, sheet }];
  });

  return {
    format,
    encoding: loaded.encoding ?? null,
    delimiter: null,
    date1904,
    sheets: tables.map(({ name, state }, index) => ({ index, name, state })),
    layout(index) {
      const table = tables[index];
      if (table === undefined) return EMPTY_LAYOUT;
      return { ...layoutOf(table.sheet), ...loaded.layouts?.[table.index] };
    },
    forEachRow(index, onRow) {
      const sheet = tables[index]?.sheet;
      const data = sheet?.['!data'] as (CellObject[] | undefined)[] | undefined;
      const rows = sheet?.['!rows'];
      let cellCount = 0;
      for (const [rowIndex, found] of (data ?? []).entries()) {
        if (found === undefined) continue;
        const cells: CellValue[] = [];
        for (const [column, cell] of found.entries()) {
          const value = toCell(cell, date1904);
          if (value === null) continue;
          while (cells.length < column) cells.push(null);
          cells.push(value);
        }
        if (cells.length === 0) continue;
        cellCount += cells.length;
        if (cellCount > limits.cells) tooLarge('cells', limits.cells);
        const hidden = rows?.[rowIndex]?.hidden === true;
        if (onRow({ number: rowIndex + 1, cells, hidden }) === false) return;
      }
    },
  };
}

function guarded<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof WorkbookError) throw error;
    throw new WorkbookError('workbook/damaged', 'The workbook cannot be parsed', {}, error);
  }
}

function toCell(cell: CellObject | undefined, date1904: boolean): CellValue {
  if (cell === undefined) return null;
  const value = cell.v;
  switch (cell.t) {
    case 'n': {
      if (typeof value !== 'number') return null;
      if (!Number.isFinite(value)) return NO_NUMBER;
      const format = typeof cell.z === 'string' ? dateFormatOf(cell.z) : null;
      return format === null ? value : toDateCell(value, format, date1904);
    }
    case 's':
      return typeof value === 'string' ? storedText(value) : null;
    case 'b':
      return value === true;
    case 'e':
      return errorCell(Number(value));
    default:
      return null;
  }
}

function isOtherThanTable(sheet: WorkSheet): boolean {
  const type: string | undefined = sheet['!type'];
  return type !== undefined && type !== 'sheet';
}

function layoutOf(sheet: WorkSheet): SheetLayout {
  const hiddenColumns = new Set<number>();
  const columnWidths = new Map<number, number>();
  for (const [index, column] of (sheet['!cols'] ?? []).entries()) {
    const info = column as typeof column | undefined;
    if (info?.hidden === true) hiddenColumns.add(index);
    if (info?.width !== undefined) columnWidths.set(index, Number(info.width));
  }
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: e.r,
    right: e.c,
  }));
  return { merges, hiddenColumns, columnWidths, frozenRows: 0 };
}

function sheetState(hidden: 0 | 1 | 2 | undefined): SheetInfo['state'] {
  if (hidden === 1) return 'hidden';
  return hidden === 2 ? 'very-hidden' : 'visible';
}
