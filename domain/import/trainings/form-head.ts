import type { RegisterField } from '../fields.ts';
import type { TextRow } from '../find-header.ts';
import { tidy } from '../cell-words.ts';
import { labelMeaning, type LabelMeaning } from './form-words.ts';

/** What stands once on a form and means every participant of it. */
export type HeadCell = {
  readonly label: string;
  readonly field: RegisterField;
  readonly weak: boolean;
  /** Where the value stands: the row as the spreadsheet program shows it, the column from 0. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
};

type Label = {
  readonly text: string;
  readonly meaning: LabelMeaning | null;
  readonly colon: boolean;
  /** What stands behind the colon in the same cell. */
  readonly behind: string;
};

/** So far below its label a value may stand in the row, over the cells that a merge leaves blank. */
const rowBelow = 1;

/** Reads the labels of rows with the values in the same cell, at the right, or below. */
export function readHead(
  rows: readonly TextRow[],
  options: { readonly belowCompany?: boolean } = {},
): readonly HeadCell[] {
  const found: HeadCell[] = [];
  // A value that a label above has taken is no label itself.
  const taken = new Set<string>();
  let belowCompany = options.belowCompany ?? false;
  for (const [at, row] of rows.entries()) {
    for (const [column, cell] of row.cells.entries()) {
      if (taken.has(place(row.number, column))) continue;
      for (const label of labelsOf(cell, belowCompany)) {
        const value = valueOf(label, rows, at, column, belowCompany);
        const { field, weak } = label.meaning ?? { field: 'ignore' as const, weak: true };
        if (field === 'name' || field === 'inn' || field === 'innKpp') belowCompany = true;
        // A label that nobody knows and that has no value is a heading.
        if (value.text === '' && label.meaning === null) continue;
        taken.add(place(value.row, value.column));
        found.push({ label: label.text, field, weak, ...value });
      }
    }
  }
  return found;
}

function place(row: number, column: number): string {
  return `${String(row)}:${String(column)}`;
}

/** The labels within a cell, one a line. */
function labelsOf(cell: string, belowCompany: boolean): readonly Label[] {
  return cell
    .split('\n')
    .map((line) => labelOf(line, belowCompany))
    .filter((label) => label !== null);
}

function labelOf(line: string, belowCompany: boolean): Label | null {
  const text = tidy(line).trim();
  if (text === '' || text.length > 300) return null;
  const number = /^(инн|кпп|инн\s*\/\s*кпп|inn|kpp)\s*№?\s*(\d[\d\s/]*)$/iu.exec(text);
  const dated = /^((?:заявка|application)(?:\s.*)?\s(?:от|of|dated))\s+(\d.*)$/iu.exec(text);
  if (dated !== null) {
    return {
      text: dated[1] ?? '',
      meaning: { field: 'filedOn', weak: true },
      colon: true,
      behind: dated[2] ?? '',
    };
  }
  const parts = number ?? /^([^:]{1,80}?)\s*:(?!\/\/)\s*(.*)$/u.exec(text);
  if (parts !== null) {
    const label = (parts[1] ?? '').trim();
    // A time of day has a colon as well.
    if (!/\p{L}/u.test(label)) return null;
    const meaning = labelMeaning(label, { colon: true, belowCompany });
    return { text: label, meaning, colon: true, behind: withoutLine(parts[2] ?? '') };
  }
  const meaning = labelMeaning(text, { colon: false, belowCompany });
  return meaning === null ? null : { text, meaning, colon: false, behind: '' };
}

function valueOf(
  label: Label,
  rows: readonly TextRow[],
  at: number,
  column: number,
  belowCompany: boolean,
): Pick<HeadCell, 'row' | 'column' | 'text'> {
  const row = rows[at];
  const here = { row: row?.number ?? 0, column, text: label.behind };
  if (row === undefined || label.behind !== '') return here;
  for (let right = column + 1; right < row.cells.length; right += 1) {
    const cell = row.cells[right] ?? '';
    const text = withoutLine(cell);
    if (text === '') continue;
    // `Format: | webinar`: what follows a colon is a value although it may be a label elsewhere.
    const isNext = label.colon && right === column + 1;
    if (labelsOf(cell, belowCompany).some(({ colon }) => colon || !isNext)) break;
    return { row: row.number, column: right, text };
  }
  const below = rows[at + 1];
  const cell = below?.cells[column] ?? '';
  const isNear = below !== undefined && below.number - row.number <= rowBelow;
  if (isNear && withoutLine(cell) !== '' && labelsOf(cell, belowCompany).length === 0) {
    return { row: below.number, column, text: withoutLine(cell) };
  }
  return { ...here, column: column + 1 };
}

/** A value without the line that it was written on. */
function withoutLine(text: string): string {
  return tidy(text.replace(/_{2,}/gu, ' ').replace(/\s+/gu, ' ')).trim();
}
