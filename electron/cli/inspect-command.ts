import type { ImportKind } from '#contract/import.ts';
import { countCells, type CellCounts } from '#electron/workbooks/read/count-cells.ts';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import { isWorkbookError } from '#electron/workbooks/read/workbook-error.ts';
import { recogniseWorkbook, workbookKind } from '#electron/workbooks/import/workbook-sheets.ts';

/** What a file is found to be; `problem` is the code of why it cannot be read. */
export type Inspected = CellCounts & {
  readonly path: string;
  readonly opened: boolean;
  /** The kind that an import would take it for; null when it would take none. */
  readonly kind: ImportKind | null;
  readonly sheets: number;
  readonly problem: string | null;
  /** What more is known of the problem: the system's own code, the limit that was reached. */
  readonly details: Readonly<Record<string, string | number | boolean>>;
};

const sound = { problem: null, details: {} };
const nothing = { texts: 0, characters: 0, numbers: 0, sum: 0, dates: 0 };

/** Reads a file whole without importing it. Whatever cannot be read is told, not thrown. */
export async function inspectFile(path: string): Promise<Inspected> {
  try {
    const workbook = await openWorkbook({ path }, {});
    const counts = countCells(workbook);
    const kind = workbookKind(recogniseWorkbook(workbook, () => null));
    return { path, opened: true, kind, sheets: workbook.sheets.length, ...counts, ...sound };
  } catch (error) {
    if (!isWorkbookError(error)) throw error;
    return {
      path,
      opened: false,
      kind: null,
      sheets: 0,
      ...nothing,
      problem: error.code,
      details: error.details,
    };
  }
}
