import { tooLarge } from '../read-limits.ts';
import { WorkbookError } from '../workbook-error.ts';
import { BOF, forEachRecord, hasEnd, wordAt } from './biff-records.ts';
import { isCell } from './cell-reader.ts';
import type { MergedRange } from '../workbook-types.ts';

const ROW = 0x0208;
const ROW_LENGTH = 16;
const HIDDEN_ROW = 0x20;
const MERGES = 0x00e5;
const MERGE_BYTES = 8;
const MAX_MERGES = 1_000_000;
const SHEET_SETTINGS = 0x0081;
const DIALOG = 0x0010;
const CHART = 0x0020;
const MACROS = 0x0040;

/** What one pass over the records of a sheet tells of it. */
export type SheetIndex = {
  readonly start: number;
  readonly bytes: number;
  /** False for charts, macros and dialogs. */
  readonly isTable: boolean;
  readonly merges: readonly MergedRange[];
  /** From 0. */
  readonly hiddenRows: ReadonlySet<number>;
  /** The cells stand in the order of their rows. */
  readonly isInOrder: boolean;
};

/** Indexes the sheet that begins at `start`. Throws `workbook/damaged` when it has no end. */
export function indexSheet(stream: Buffer, start: number, budget: number): SheetIndex {
  if (start + 8 > stream.length || wordAt(stream, start) !== BOF) {
    throw new WorkbookError('workbook/damaged', 'A sheet is not where it should be');
  }
  const kind = wordAt(stream, start + 6);
  let isTable = kind !== CHART && kind !== MACROS;
  let isInOrder = true;
  let row = 0;
  const merges: MergedRange[] = [];
  const hiddenRows = new Set<number>();
  const bytes = forEachRecord(stream, start, budget, (type, at, length) => {
    if (isCell(type)) {
      const next = wordAt(stream, at);
      if (next < row) isInOrder = false;
      row = next;
    } else if (type === ROW && length >= ROW_LENGTH) {
      if (((stream[at + 12] ?? 0) & HIDDEN_ROW) !== 0) hiddenRows.add(wordAt(stream, at));
    } else if (type === MERGES) readMerges(stream, at, length, merges);
    else if (type === SHEET_SETTINGS && length >= 2) {
      if ((wordAt(stream, at) & DIALOG) !== 0) isTable = false;
    }
  });
  if (!hasEnd(stream, start, bytes)) {
    throw new WorkbookError('workbook/damaged', 'A sheet is cut short');
  }
  return { start, bytes, isTable, merges, hiddenRows, isInOrder };
}

/** Where the records of the cells of a sheet stand, in the order of their rows. */
export function cellsByRow(stream: Buffer, { start, bytes }: SheetIndex): Uint32Array {
  // The first place of each row, then where the next cell of it goes.
  const places = new Uint32Array(0x1_0001);
  const forEachCell = (onCell: (row: number, at: number) => void): void => {
    forEachRecord(stream, start, bytes, (type, at) => {
      if (isCell(type)) onCell(wordAt(stream, at), at - 4);
    });
  };
  forEachCell((row) => {
    places[row + 1] = (places[row + 1] ?? 0) + 1;
  });
  for (let row = 0; row < 0x1_0000; row += 1) {
    places[row + 1] = (places[row + 1] ?? 0) + (places[row] ?? 0);
  }
  const cells = new Uint32Array(places[0x1_0000] ?? 0);
  forEachCell((row, at) => {
    const place = places[row] ?? 0;
    cells[place] = at;
    places[row] = place + 1;
  });
  return cells;
}

function readMerges(stream: Buffer, at: number, length: number, merges: MergedRange[]): void {
  const count = Math.min(wordAt(stream, at), Math.floor((length - 2) / MERGE_BYTES));
  if (merges.length + count > MAX_MERGES) tooLarge('cells', MAX_MERGES);
  for (let index = 0; index < count; index += 1) {
    const from = at + 2 + index * MERGE_BYTES;
    const [top, bottom, left, right] = [0, 2, 4, 6].map((offset) => wordAt(stream, from + offset));
    merges.push({ top: top ?? 0, left: left ?? 0, bottom: bottom ?? 0, right: right ?? 0 });
  }
}
