import { countCells, type CellCounts } from '#electron/workbooks/read/count-cells.ts';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import type { OpenOptions } from '#electron/workbooks/read/workbook.ts';

export type Summary = CellCounts & { readonly opened: true; readonly sheets: number };

/** What `oracle.json` of the corpus counts, found by our reader. */
export async function summariseWorkbook(path: string, options?: OpenOptions): Promise<Summary> {
  const book = await openWorkbook({ path }, options);
  return { opened: true, sheets: book.sheets.length, ...countCells(book) };
}
