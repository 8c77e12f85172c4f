import { parseDateText, type CalendarDate, type DateOptions } from '../calendar/parse-date.ts';
import { isBlank, tidy } from './cell-words.ts';
import type { RegisterField } from './fields.ts';

/** Why a cell is refused. */
export type RowProblem = {
  readonly column: number;
  readonly field: RegisterField;
  /**
   * `inn-checksum`, `inn-format`, `kpp`, `email`, `date`, `phone`, `status`, `level`, `amount`,
   * `name`; in reports of purchases `row-total`, `column-total`, `month`, `productGroup` as well; in
   * lists of requests `points`, `kind`, `approval`, `column-total`; in logs `time`, `duration`, `channel`;
   * in forms `course`, `participant`.
   */
  readonly code: string;
  readonly value: string;
};

/** The tidy text of a row's cell; none for a column that is not there. */
export type TextAt = (column: number | undefined) => string;

/** Tells why a cell is refused; its value is the text of the cell unless it is given. */
export type Refuse = (
  column: number | undefined,
  field: RegisterField,
  code: string,
  value?: string,
) => void;

/** How the cells of one row are read. */
export type RowCells = {
  readonly text: TextAt;
  readonly refuse: Refuse;
  /** The day in a cell; null for a blank one and for what is no day, which is refused. */
  readonly date: (column: number | undefined, field: RegisterField) => CalendarDate | null;
};

/** Reads the cells of a row by their columns; what is refused is added to `problems`. */
export function rowCells(
  cells: readonly string[],
  problems: RowProblem[],
  options: DateOptions = {},
): RowCells {
  const text: TextAt = (column) => (column === undefined ? '' : tidy(cells[column] ?? ''));
  const refuse: Refuse = (column, field, code, value = text(column)) => {
    problems.push({ column: column ?? 0, field, code, value });
  };
  return {
    text,
    refuse,
    date: (column, field) => {
      const raw = text(column);
      if (isBlank(raw)) return null;
      const read = parseDateText(raw, options);
      if (read.ok) return read.value;
      refuse(column, field, 'date');
      return null;
    },
  };
}
