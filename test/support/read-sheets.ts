import { cellText } from '#electron/workbooks/read/cell.ts';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';

/** What stands in the sheets of a workbook by their names, cell by cell as a person reads it. */
export async function readSheets(path: string): Promise<Record<string, string[][]>> {
  const workbook = await openWorkbook({ path });
  const sheets: Record<string, string[][]> = {};
  for (const [at, { name }] of workbook.sheets.entries()) {
    const read: string[][] = [];
    workbook.forEachRow(at, ({ cells }) => read.push(cells.map(cellText)) > 0);
    sheets[name] = read;
  }
  return sheets;
}
