import exceljs from 'exceljs';
import type { Alignment, CellValue, Fill, Row, Worksheet } from 'exceljs';

const thin = { style: 'thin', color: { argb: 'FF808080' } } as const;
const grid = { top: thin, left: thin, bottom: thin, right: thin };
const face = 'Arial';

/** A ground of one colour, as `AARRGGBB`. */
export function ground(argb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}

/** A column of an old workbook: its width in characters, and how its cells look. */
export type OldColumn = {
  readonly width: number;
  readonly format?: string;
  readonly align?: Alignment['horizontal'];
  readonly wrap?: true;
};

/** Begins a workbook of one sheet, landscape on A4, its rows of header frozen and repeated on each page. */
export function beginSheet(
  name: string,
  columns: readonly OldColumn[],
  header: { readonly from: number; readonly to: number } | null,
): { readonly book: exceljs.Workbook; readonly sheet: Worksheet } {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet(name, {
    ...(header === null ? {} : { views: [{ state: 'frozen', ySplit: header.to }] }),
    pageSetup: {
      paperSize: 9,
      orientation: header === null ? 'portrait' : 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(header === null ? {} : { printTitlesRow: `${header.from}:${header.to}` }),
    },
    headerFooter: { oddFooter: '&L&A&RСтр. &P из &N' },
  });
  for (const [at, { width }] of columns.entries()) sheet.getColumn(at + 1).width = width;
  return { book, sheet };
}

/** Writes a title across the sheet. */
export function title(
  sheet: Worksheet,
  row: number,
  text: string,
  size: number,
  width: number,
): void {
  const cell = sheet.getCell(row, 1);
  cell.value = text;
  cell.font = { name: face, size, bold: size > 10 };
  cell.alignment = { horizontal: 'center', vertical: 'middle' };
  sheet.getRow(row).height = size * 1.8;
  sheet.mergeCells(row, 1, row, width);
}

/** Writes one row of a header; every cell of its width is framed. */
export function headerRow(
  sheet: Worksheet,
  number: number,
  texts: readonly (string | null)[],
): void {
  const row = sheet.getRow(number);
  for (const [at, text] of texts.entries()) {
    const cell = row.getCell(at + 1);
    cell.value = text;
    cell.font = { name: face, size: 9, bold: true };
    cell.fill = ground('FFD9D9D9');
    cell.border = grid;
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  }
}

/** Writes the row that shows how rows of this name look: framed cells with the formats of the columns. */
export function sampleRow(
  sheet: Worksheet,
  name: string,
  columns: readonly OldColumn[],
  look: {
    readonly bold?: true;
    readonly fill?: Fill;
    readonly bare?: true;
    readonly italic?: true;
  } = {},
): Row {
  const row = sheet.getRow(sheet.rowCount + 1);
  for (const [at, { format, align, wrap }] of columns.entries()) {
    const cell = row.getCell(at + 1);
    cell.value = at === 0 ? `#${name}` : null;
    cell.font = {
      name: face,
      size: 9,
      ...(look.bold && { bold: true }),
      ...(look.italic && { italic: true }),
    };
    if (format !== undefined) cell.numFmt = format;
    if (look.fill) cell.fill = look.fill;
    if (!look.bare) cell.border = grid;
    cell.alignment = {
      vertical: 'top',
      ...(align && { horizontal: align }),
      ...(wrap && { wrapText: true }),
    };
  }
  return row;
}

/** Writes a label and the place of its value, bare of any frame. */
export function bareCell(
  sheet: Worksheet,
  row: number,
  column: number,
  value: CellValue,
  look: { readonly bold?: true; readonly format?: string } = {},
): void {
  const cell = sheet.getCell(row, column);
  cell.value = value;
  cell.font = { name: face, size: 10, ...(look.bold && { bold: true }) };
  if (look.format !== undefined) cell.numFmt = look.format;
}
