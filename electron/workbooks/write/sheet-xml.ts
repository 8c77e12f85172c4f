import { columnLetters } from './cell-xml.ts';
import type { MergedRange } from '../read/workbook-types.ts';

export type SheetOptions = {
  readonly columns?: readonly { readonly width?: number; readonly hidden?: boolean }[];
  /** Rows that stay in sight above the scrolled ones. */
  readonly frozenRows?: number;
  /** Filter arrows on the last frozen row, or on the first row when none is frozen. */
  readonly autoFilter?: boolean;
  /** 0-based. */
  readonly merges?: readonly MergedRange[];
  /** How the sheet is printed, as XML; its place among what follows the rows is kept. */
  readonly page?: { readonly properties: string; readonly setup: string };
  /** Rows of the header that each printed page repeats, 1-based. */
  readonly printedRows?: { readonly from: number; readonly to: number };
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** What stands before the rows of a sheet. */
export function sheetStart(options: SheetOptions): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<worksheet xmlns="${MAIN}">${options.page?.properties ?? ''}${sheetView(options.frozenRows ?? 0)}` +
    `${columnsXml(options.columns ?? [])}<sheetData>`
  );
}

/** What stands after the rows, given how far they reached. */
export function sheetEnd(options: SheetOptions, rows: number, columns: number): string {
  if (rows === 0 || columns === 0) return '</sheetData></worksheet>';
  const corner = `${columnLetters(columns - 1)}${String(rows)}`;
  const header = Math.min(Math.max(options.frozenRows ?? 1, 1), rows);
  const filter = options.autoFilter ? `<autoFilter ref="A${String(header)}:${corner}"/>` : '';
  // Tax numbers are text on purpose: no green triangles on them.
  const ignored = `<ignoredErrors><ignoredError sqref="A1:${corner}" numberStoredAsText="1"/></ignoredErrors>`;
  return `</sheetData>${filter}${mergesXml(options.merges ?? [])}${options.page?.setup ?? ''}${ignored}</worksheet>`;
}

function sheetView(frozenRows: number): string {
  if (frozenRows === 0) return '';
  const topLeft = `A${String(frozenRows + 1)}`;
  return (
    '<sheetViews><sheetView workbookViewId="0">' +
    `<pane ySplit="${String(frozenRows)}" topLeftCell="${topLeft}" activePane="bottomLeft" state="frozen"/>` +
    '</sheetView></sheetViews>'
  );
}

function columnsXml(columns: NonNullable<SheetOptions['columns']>): string {
  const xml = columns.map(({ width, hidden }, index) => {
    if (width === undefined && hidden !== true) return '';
    const place = `min="${String(index + 1)}" max="${String(index + 1)}"`;
    const size = `width="${String(width ?? 9)}" customWidth="1"`;
    return `<col ${place} ${size}${hidden === true ? ' hidden="1"' : ''}/>`;
  });
  const joined = xml.join('');
  return joined === '' ? '' : `<cols>${joined}</cols>`;
}

function mergesXml(merges: readonly MergedRange[]): string {
  if (merges.length === 0) return '';
  const cells = merges.map(({ top, left, bottom, right }) => {
    const from = `${columnLetters(left)}${String(top + 1)}`;
    return `<mergeCell ref="${from}:${columnLetters(right)}${String(bottom + 1)}"/>`;
  });
  return `<mergeCells count="${String(merges.length)}">${cells.join('')}</mergeCells>`;
}
