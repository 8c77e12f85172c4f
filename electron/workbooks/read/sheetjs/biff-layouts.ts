import type { SheetLayout } from '../workbook-types.ts';

/** The part of a layout that the records of an .xls tell: all but the merges. */
export type BiffLayout = Pick<SheetLayout, 'hiddenColumns' | 'columnWidths' | 'frozenRows'>;

const BOUND_SHEET = 0x0085;
const COLUMN_INFO = 0x007d;
const PANE = 0x0041;
const WINDOW = 0x023e;
const END = 0x000a;
const BEGINNINGS: ReadonlySet<number> = new Set([0x0009, 0x0209, 0x0409, 0x0809]);
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
export function sheetStarts(stream: Buffer): number[] {
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

/** Walks one substream, from its beginning to its end; tells how many bytes that were. */
export function forEachRecord(
  stream: Buffer,
  start: number,
  budget: number,
  onRecord: (type: number, at: number, length: number) => void,
): number {
  let at = start;
  let depth = 0;
  while (at + 4 <= stream.length && at - start < budget) {
    const type = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    if (BEGINNINGS.has(type)) depth += 1;
    else if (type === END) depth -= 1;
    else if (depth === 1 && at + 4 + length <= stream.length) onRecord(type, at + 4, length);
    at += 4 + length;
    if (depth <= 0) break;
  }
  return Math.max(at - start, 0);
}
