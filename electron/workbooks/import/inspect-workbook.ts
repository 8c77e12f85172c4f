import { countCells } from '#electron/workbooks/read/count-cells.ts';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import type { WorkbookContent } from './worker-protocol.ts';
import { recogniseWorkbook, workbookKind } from './workbook-sheets.ts';

/** What a file is, every cell of it read. Throws `workbook/...` for what cannot be read. */
export async function inspectWorkbook(path: string): Promise<WorkbookContent> {
  const workbook = await openWorkbook({ path });
  try {
    const counts = countCells(workbook);
    const kind = workbookKind(recogniseWorkbook(workbook, () => null));
    return { kind, sheets: workbook.sheets.length, ...counts };
  } finally {
    workbook.close?.();
  }
}
