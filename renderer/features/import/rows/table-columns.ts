import type { ColumnGuess, RegisterField } from '#contract/import.ts';

export type TableColumn = {
  readonly column: number;
  readonly field: RegisterField;
  readonly header: string;
  readonly left: number;
  readonly width: number;
  readonly hidden: boolean;
};

/** The row number and the verdict stay at the left while the rest scrolls. */
export const stickyWidth = 176;
export const rowHeight = 28;

const widths: Readonly<Partial<Record<RegisterField, number>>> = {
  number: 64,
  name: 230,
  legalForm: 80,
  // Twelve digits and the sign of a wrong one.
  inn: 150,
  kpp: 110,
  innKpp: 210,
  address: 240,
  contact: 190,
  phone: 200,
  email: 190,
  note: 240,
  // A group with its month.
  amount: 170,
  total: 110,
};
const usual = 140;
const ignoredWidth = 110;

/** The columns of the table of rows: as in the sheet, those without header, cells and meaning left out. */
export function tableColumns(guesses: readonly ColumnGuess[]): readonly TableColumn[] {
  let left = stickyWidth;
  const columns: TableColumn[] = [];
  for (const { column, field, header, hidden, examples } of guesses) {
    if (field === 'ignore' && header.trim() === '' && examples.length === 0) continue;
    const width = field === 'ignore' ? ignoredWidth : (widths[field] ?? usual);
    columns.push({ column, field, header, left, width, hidden });
    left += width;
  }
  return columns;
}

/** How wide all columns are together. */
export function tableWidth(columns: readonly TableColumn[]): number {
  const last = columns.at(-1);
  return last === undefined ? stickyWidth : last.left + last.width;
}

/** The columns that are to be drawn for a horizontal place. */
export function columnsInView(
  columns: readonly TableColumn[],
  scrollLeft: number,
  width: number,
): readonly TableColumn[] {
  const margin = 200;
  return columns.filter(
    ({ left, width: own }) =>
      left + own > scrollLeft + stickyWidth - margin && left < scrollLeft + width + margin,
  );
}
