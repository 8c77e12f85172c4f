import type { SheetPicture } from '#contract/import.ts';
import type { RecognisedSheet } from '#domain/import/recognised.ts';
import type { Workbook } from '#electron/workbooks/read/workbook.ts';
import { sampleSheet } from './workbook-sheets.ts';

const pictureRows = 60;
const pictureCell = 200;

/** The first rows of a sheet as text, as a person sees them over the choice of columns. */
export function sheetPicture(
  workbook: Workbook,
  sheet: number,
  { headerTo, head = [] }: RecognisedSheet,
): SheetPicture {
  const { rows } = sampleSheet(workbook, sheet);
  // What a form says once is shown beside its first row, where it is read.
  const first = rows.find(({ number }) => number > headerTo)?.number;
  const once = new Map(head.map(({ column, text }) => [column, text]));
  const width = Math.max(-1, ...once.keys()) + 1;
  const withHead = (cells: readonly string[]): readonly string[] =>
    Array.from({ length: width }, (_, column) => once.get(column) ?? cells[column] ?? '');
  return {
    sheet,
    name: workbook.sheets[sheet]?.name ?? '',
    rows: rows.slice(0, pictureRows).map(({ number, cells }) => ({
      number,
      cells: (number === first && width > 0 ? withHead(cells) : cells).map((cell) =>
        cell.slice(0, pictureCell),
      ),
    })),
  };
}
