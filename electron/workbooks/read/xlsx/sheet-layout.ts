import { tooLarge } from '../read-limits.ts';
import { forEachTag } from '../xml/xml-tags.ts';
import { ByteWindow } from './byte-window.ts';
import type { ReadLimits } from '../read-limits.ts';
import type { MergedRange, SheetLayout } from '../workbook-types.ts';
import type { ByteSource } from '../zip/inflate-source.ts';

const TABLE_START = '<sheetData';
const TABLE_END = '</sheetData>';
const MERGES_END = '</mergeCells>';
const MAX_COLUMNS = 16_384;
const MAX_MERGES = 1_000_000;

/** Reads what stands before and after the table of a sheet part: columns, panes, merges. */
export function readLayout(source: ByteSource, limits: ReadLimits): SheetLayout {
  const window = new ByteWindow(source, limits.residentBytes);
  const merges: MergedRange[] = [];
  const hiddenColumns = new Set<number>();
  const columnWidths = new Map<number, number>();
  let frozenRows = 0;
  forEachTag(readAround(window), (tag) => {
    if (tag.closing) return;
    if (tag.name === 'col') {
      const first = Math.max(Number(tag.attribute('min') ?? NaN), 1);
      const last = Math.min(Number(tag.attribute('max') ?? NaN), MAX_COLUMNS);
      const hidden = /^(?:1|true)$/u.test(tag.attribute('hidden') ?? '');
      const width = Number(tag.attribute('width') ?? NaN);
      for (let column = first; column <= last; column += 1) {
        if (hidden) hiddenColumns.add(column - 1);
        if (Number.isFinite(width)) columnWidths.set(column - 1, width);
      }
    } else if (tag.name === 'pane' && (tag.attribute('state') ?? '').startsWith('frozen')) {
      frozenRows = Number(tag.attribute('ySplit') ?? '0') || 0;
    } else if (tag.name === 'mergeCell') {
      const range = parseRange(tag.attribute('ref') ?? '');
      if (merges.length >= MAX_MERGES) tooLarge('cells', MAX_MERGES);
      if (range !== null) merges.push(range);
    }
  });
  return { merges, hiddenColumns, columnWidths, frozenRows };
}

/** The part without its table: up to the table, and after it up to the end of the merges. */
function readAround(window: ByteWindow): string {
  const before = readUntil(window, TABLE_START, true);
  if (!before.found) return before.text;
  const table = readUntil(window, TABLE_END, false);
  return table.found ? before.text + readUntil(window, MERGES_END, true).text : before.text;
}

function readUntil(
  window: ByteWindow,
  mark: string,
  keep: boolean,
): { readonly text: string; readonly found: boolean } {
  const overlap = mark.length - 1;
  for (;;) {
    const at = window.bytes.subarray(0, window.end).indexOf(mark, 0, 'latin1');
    if (at !== -1) {
      const text = keep ? window.bytes.toString('latin1', 0, at) : '';
      drop(window, at + mark.length);
      return { text, found: true };
    }
    const advanced = window.advance(keep ? 0 : Math.max(window.end - overlap, 0));
    if (!advanced) {
      return { text: keep ? window.bytes.toString('latin1', 0, window.end) : '', found: false };
    }
  }
}

function drop(window: ByteWindow, count: number): void {
  window.bytes.copyWithin(0, count, window.end);
  window.end -= count;
}

/** `B2:D4` as 0-based numbers; null when it is no range. */
export function parseRange(reference: string): MergedRange | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/iu.exec(reference);
  if (match === null) return null;
  const [, left = '', top = '', right = left, bottom = top] = match;
  return {
    top: Number(top) - 1,
    left: columnIndex(left),
    bottom: Number(bottom) - 1,
    right: columnIndex(right),
  };
}

function columnIndex(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 0x40;
  return column - 1;
}
