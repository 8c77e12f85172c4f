import { firstOwnColour, indexedColour } from '../indexed-colours.ts';
import { forEachRecord, sheetStarts } from './biff-layouts.ts';

/** The colours behind the cells of one sheet by row and column, both from 0, as `RRGGBB`. */
export type SheetFills = ReadonlyMap<number, readonly (string | null)[]>;

const PALETTE = 0x0092;
const FORMAT = 0x00e0;
const FORMAT_LENGTH = 20;
/** Records of one cell: its row, column and format stand first in each of them. */
const CELLS: ReadonlySet<number> = new Set([
  0x0006, 0x00d6, 0x00fd, 0x0201, 0x0203, 0x0204, 0x0205, 0x027e,
]);
const MANY_NUMBERS = 0x00bd;
const MANY_BLANKS = 0x00be;

/**
 * Colours of the cells of an .xls of Excel 97 and later, sheet by sheet in the order of its sheet list.
 * Read from the records: see `readBiffLayouts` for why SheetJS is not asked.
 */
export function readBiffFills(stream: Buffer): SheetFills[] {
  const fillOf = readFormats(stream);
  // Honest sheets do not overlap, so one pass over the stream is enough for all of them.
  let budget = stream.length;
  return sheetStarts(stream).map((start) => {
    const rows = new Map<number, (string | null)[]>();
    const take = (row: number, column: number, format: number): void => {
      const fill = fillOf[format] ?? null;
      if (fill === null) return;
      const cells = rows.get(row) ?? [];
      while (cells.length < column) cells.push(null);
      cells[column] = fill;
      rows.set(row, cells);
    };
    budget -= forEachRecord(stream, start, budget, (type, at, length) => {
      if (length < 6) return;
      const row = stream.readUInt16LE(at);
      const column = stream.readUInt16LE(at + 2);
      if (CELLS.has(type)) take(row, column, stream.readUInt16LE(at + 4));
      else if (type === MANY_NUMBERS || type === MANY_BLANKS) {
        const step = type === MANY_NUMBERS ? 6 : 2;
        // The number of the last column ends the record.
        for (let from = at + 4, next = column; from + step <= at + length - 2; from += step) {
          take(row, next, stream.readUInt16LE(from));
          next += 1;
        }
      }
    });
    return rows;
  });
}

/** The colour of each cell format. */
function readFormats(stream: Buffer): readonly (string | null)[] {
  const indexes: (number | null)[] = [];
  const own: string[] = [];
  forEachRecord(stream, 0, stream.length, (type, at, length) => {
    if (type === FORMAT) {
      const isKnown = length >= FORMAT_LENGTH;
      const hasFill = isKnown && stream.readUInt32LE(at + 14) >>> 26 !== 0;
      indexes.push(hasFill ? stream.readUInt16LE(at + 18) & 0x7f : null);
    } else if (type === PALETTE && length >= 2) {
      const count = Math.min(stream.readUInt16LE(at), (length - 2) >> 2);
      for (let colour = 0; colour < count; colour += 1) {
        const from = at + 2 + colour * 4;
        own.push(stream.toString('hex', from, from + 3).toUpperCase());
      }
    }
  });
  return indexes.map((index) =>
    index === null ? null : (own[index - firstOwnColour] ?? indexedColour(index)),
  );
}
