import type * as SheetJs from '@e965/xlsx';
import type { MergedRange } from '../../read/workbook-types.ts';
import { loadSheetJs } from '../../read/sheetjs/load-sheetjs.ts';
import { forEachTag } from '../../read/xml/xml-tags.ts';
import { validSheetName } from '../sheet-name.ts';
import type { TemplateCell } from './read-template.ts';

/** An .xls in memory: it has to be whole before its first byte is known. */
export type XlsBook = {
  /** Widths are in characters; merges may grow until the end. */
  addSheet(name: string, widths: readonly number[], merges: readonly MergedRange[]): void;
  addRow(cells: readonly TemplateCell[]): void;
  skipRows(count: number): void;
  /** The file, in BIFF8. */
  bytes(): Buffer;
};

type Sheet = {
  readonly sheet: SheetJs.WorkSheet;
  readonly merges: readonly MergedRange[];
  rows: number;
  columns: number;
};

const longestText = 32_767;

/** Begins an .xls whose cells have the number formats of a styles part. */
export async function createXlsBook(styles: string): Promise<XlsBook> {
  const library = await loadSheetJs();
  // The library's own types leave this table untyped.
  const builtIn = library.SSF as { get_table(): Readonly<Record<number, string>> };
  const formats = numberFormats(styles, builtIn.get_table());
  const book = library.utils.book_new();
  const sheets: Sheet[] = [];
  const current = (): Sheet => {
    const last = sheets.at(-1);
    if (last === undefined) throw new Error('A row needs a sheet');
    return last;
  };

  return {
    addSheet(name, widths, merges) {
      const sheet: SheetJs.WorkSheet = { '!cols': widths.map((wch) => ({ wch })) };
      sheets.push({ sheet, merges, rows: 0, columns: widths.length });
      library.utils.book_append_sheet(book, sheet, validSheetName(name, book.SheetNames));
    },
    addRow(cells) {
      const into = current();
      for (const [c, { value, style }] of cells.entries()) {
        const cell = cellOf(value, formats[style]);
        if (cell !== null) into.sheet[library.utils.encode_cell({ r: into.rows, c })] = cell;
      }
      into.rows += 1;
    },
    skipRows(count) {
      current().rows += count;
    },
    bytes() {
      for (const { sheet, merges, rows, columns } of sheets) {
        const corner = { r: Math.max(rows - 1, 0), c: Math.max(columns - 1, 0) };
        sheet['!ref'] = library.utils.encode_range({ s: { r: 0, c: 0 }, e: corner });
        sheet['!merges'] = merges.map(({ top, left, bottom, right }) => ({
          s: { r: top, c: left },
          e: { r: bottom, c: right },
        }));
      }
      // Without the table of strings the library cuts each text after 255 characters.
      const written: unknown = library.write(book, {
        type: 'buffer',
        bookType: 'biff8',
        bookSST: true,
      });
      return written as Buffer;
    },
  };
}

function cellOf(
  value: TemplateCell['value'],
  format: string | undefined,
): SheetJs.CellObject | null {
  const shown = format === undefined ? {} : { z: format };
  switch (typeof value) {
    case 'string':
      return { t: 's', v: value.slice(0, longestText), ...shown };
    case 'number':
      return { t: 'n', v: value, ...shown };
    case 'boolean':
      return { t: 'b', v: value };
    default:
  }
  if (value === null) return null;
  return value.kind === 'date' ? { t: 'n', v: value.serial, ...shown } : { t: 's', v: value.code };
}

/** The number format of each cell style by its index; none for the general one. */
function numberFormats(
  styles: string,
  builtIn: Readonly<Record<number, string>>,
): readonly (string | undefined)[] {
  const own = new Map<number, string>();
  const formats: (string | undefined)[] = [];
  let inCellStyles = false;
  forEachTag(styles, (tag) => {
    if (tag.name === 'cellXfs') inCellStyles = !tag.closing;
    else if (tag.closing) return;
    else if (tag.name === 'numFmt') {
      own.set(Number(tag.attribute('numFmtId')), tag.attribute('formatCode') ?? '');
    } else if (tag.name === 'xf' && inCellStyles) {
      const id = Number(tag.attribute('numFmtId') ?? '0');
      formats.push(id === 0 ? undefined : (own.get(id) ?? builtIn[id]));
    }
  });
  return formats;
}
