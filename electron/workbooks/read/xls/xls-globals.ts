import { builtInDateFormat, dateFormatOf, type DateFormat } from '../number-format.ts';
import { WorkbookError } from '../workbook-error.ts';
import { forEachRecord, hasEnd } from './biff-records.ts';
import { StringTable } from './string-table.ts';
import { TextCursor } from './text-cursor.ts';
import type { SheetInfo } from '../workbook-types.ts';

const FILE_PASS = 0x002f;
const DATE_1904 = 0x0022;
const BOUND_SHEET = 0x0085;
const CELL_FORMAT = 0x00e0;
const STRINGS = 0x00fc;
const NUMBER_FORMAT = 0x041e;
const STATES = ['visible', 'hidden', 'very-hidden'] as const;

/** What an .xls says before its sheets. */
export type XlsGlobals = {
  readonly date1904: boolean;
  /** What each cell format shows as a date; null for anything else. */
  readonly dateFormats: readonly (DateFormat | null)[];
  /** As they are listed; `start` is where the records of a sheet begin. */
  readonly sheets: readonly (Omit<SheetInfo, 'index'> & { readonly start: number })[];
  /** Null when cells hold their texts themselves. */
  readonly strings: StringTable | null;
};

/** Reads the globals of an .xls of Excel 97 or later. Throws `workbook/damaged`. */
export function readXlsGlobals(stream: Buffer): XlsGlobals {
  const cursor = new TextCursor(stream);
  const formats: number[] = [];
  const own = new Map<number, DateFormat | null>();
  const sheets: XlsGlobals['sheets'][number][] = [];
  let date1904 = false;
  let strings: StringTable | null = null;
  const bytes = forEachRecord(stream, 0, stream.length, (type, at, length) => {
    if (type === CELL_FORMAT && length >= 4) formats.push(stream.readUInt16LE(at + 2));
    else if (type === NUMBER_FORMAT && length >= 5) {
      cursor.moveTo(at + 2, at + length);
      own.set(stream.readUInt16LE(at), dateFormatOf(cursor.readText() ?? ''));
    } else if (type === BOUND_SHEET && length >= 8) {
      cursor.moveTo(at + 6, at + length);
      const name = cursor.readShortText() ?? `Sheet${String(sheets.length + 1)}`;
      const state = STATES[(stream[at + 4] ?? 0) & 3] ?? 'visible';
      sheets.push({ name, state, start: stream.readUInt32LE(at) });
    } else if (type === DATE_1904 && length >= 2) date1904 = stream.readUInt16LE(at) !== 0;
    else if (type === STRINGS) strings = new StringTable(stream, at, length);
    else if (type === FILE_PASS) {
      throw new WorkbookError('workbook/damaged', 'A lock stands where none may be');
    }
  });
  if (!hasEnd(stream, 0, bytes)) {
    throw new WorkbookError('workbook/damaged', 'What stands before the sheets is cut short');
  }
  const dateFormats = formats.map((format) => {
    const known = own.get(format);
    return known === undefined ? builtInDateFormat(format) : known;
  });
  return { date1904, dateFormats, sheets, strings };
}
