import { openWorkbook, type SheetRow, type Workbook } from '#electron/workbooks/read/workbook.ts';

/** Opens an .xls, or its stream alone. */
export function openedXls(bytes: Buffer): Promise<Workbook> {
  return openWorkbook({ bytes, name: 'a.xls' });
}

/** All rows of the first sheet. */
export function rowsOf(book: Workbook): SheetRow[] {
  const rows: SheetRow[] = [];
  book.forEachRow(0, (row) => void rows.push(row));
  return rows;
}
