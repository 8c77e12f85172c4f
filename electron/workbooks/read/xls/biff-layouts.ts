import { forEachRecord } from './biff-records.ts';
import type { SheetLayout } from '../workbook-types.ts';

/** The part of a layout that the records of an .xls tell: all but the merges. */
export type BiffLayout = Pick<SheetLayout, 'hiddenColumns' | 'columnWidths' | 'frozenRows'>;

const BOUND_SHEET = 0x0085;
const COLUMN_INFO = 0x007d;
const PANE = 0x0041;
const WINDOW = 0x023e;
const FROZEN = 0x0008;
const MAX_COLUMNS = 16_384;

/**
 * Hidden columns, widths and frozen rows of each sheet of an .xls, in the order of its sheet list.
 *
 * SheetJS tells hidden columns only together with cell styles, and then it also unpacks the theme, a
 * zip inside the .xls, with an inflater that a few changed bytes send round for ever.
 */
export function readBiffLayouts(stream: Buffer): BiffLayout[] {
  // Honest sheets do not overlap, so one pass over the stream is enough for all of them.
  let budget = stream.length;
  return sheetStarts(stream).map((start) => {
    const columns = { hiddenColumns: new Set<number>(), columnWidths: new Map<number, number>() };
    let paneRows = 0;
    let frozen = false;
    budget -= forEachRecord(stream, start, budget, (type, at, length) => {
      if (type === COLUMN_INFO && length >= 10) readColumns(stream, at, columns);
      else if (type === PANE && length >= 4) paneRows = stream.readUInt16LE(at + 2);
      else if (type === WINDOW && length >= 2) frozen = (stream.readUInt16LE(at) & FROZEN) !== 0;
    });
    return { ...columns, frozenRows: frozen ? paneRows : 0 };
  });
}

/** Where the sheets of an .xls begin, in the order of its sheet list. */
function sheetStarts(stream: Buffer): number[] {
  const starts: number[] = [];
  forEachRecord(stream, 0, stream.length, (type, at, length) => {
    if (type === BOUND_SHEET && length >= 4) starts.push(stream.readUInt32LE(at));
  });
  return starts;
}

function readColumns(
  stream: Buffer,
  at: number,
  columns: { hiddenColumns: Set<number>; columnWidths: Map<number, number> },
): void {
  const last = Math.min(stream.readUInt16LE(at + 2), MAX_COLUMNS - 1);
  const hidden = (stream.readUInt16LE(at + 8) & 1) !== 0;
  for (let column = stream.readUInt16LE(at); column <= last; column += 1) {
    if (hidden) columns.hiddenColumns.add(column);
    columns.columnWidths.set(column, stream.readUInt16LE(at + 4) / 256);
  }
}
