import type { Workbook } from './workbook.ts';

/** What is in the cells of all sheets. */
export type CellCounts = {
  readonly texts: number;
  /** Of all texts, in UTF-16 units. */
  readonly characters: number;
  readonly numbers: number;
  /** Of all numbers. */
  readonly sum: number;
  readonly dates: number;
};

/** Reads every cell of a workbook. Throws `workbook/...` for what cannot be read. */
export function countCells(workbook: Workbook): CellCounts {
  const found = { texts: 0, characters: 0, numbers: 0, sum: 0, dates: 0 };
  for (const { index } of workbook.sheets) {
    workbook.layout(index);
    workbook.forEachRow(index, ({ cells }) => {
      for (const cell of cells) {
        if (typeof cell === 'string') {
          found.texts += 1;
          found.characters += cell.length;
        } else if (typeof cell === 'number') {
          found.numbers += 1;
          found.sum += cell;
        } else if (cell !== null && typeof cell === 'object' && cell.kind === 'date') {
          found.dates += 1;
        }
      }
    });
  }
  return found;
}
