import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import type { OpenOptions } from '#electron/workbooks/read/workbook.ts';

export type Summary = {
  readonly opened: true;
  readonly sheets: number;
  readonly texts: number;
  readonly characters: number;
  readonly numbers: number;
  readonly sum: number;
  readonly dates: number;
};

/** What `oracle.json` of the corpus counts, found by our reader. */
export async function summariseWorkbook(path: string, options?: OpenOptions): Promise<Summary> {
  const book = await openWorkbook({ path }, options);
  const found = { texts: 0, characters: 0, numbers: 0, sum: 0, dates: 0 };
  for (const { index } of book.sheets) {
    book.layout(index);
    book.forEachRow(index, ({ cells }) => {
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
  return { opened: true, sheets: book.sheets.length, ...found };
}
