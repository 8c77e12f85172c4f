import { columnsOf, type FieldColumn } from '../fields.ts';
import type { RowKind } from '../row-kind.ts';
import type { HeadColumn } from '../recognised.ts';
import { isBlank, tidy } from '../cell-words.ts';
import { endsTable, isLabel, isSigned } from './form-words.ts';

/** More words than any name has: a remark under the table. */
const mostWords = 8;

/** Tells the rows of a form that bear a participant from what stands around them. */
export class FormRows {
  readonly #names: readonly number[];
  readonly #others: readonly number[];
  readonly #numbers: readonly number[];
  readonly #headers: ReadonlyMap<number, string>;
  readonly #head: readonly HeadColumn[];
  readonly #headRows: ReadonlySet<number>;
  #begun = false;
  #ended = false;

  constructor(
    columns: readonly FieldColumn[],
    headers: ReadonlyMap<number, string>,
    head: readonly HeadColumn[],
  ) {
    const inHead = new Set(head.map(({ column }) => column));
    this.#names = columnsOf(columns, 'participant');
    this.#numbers = columnsOf(columns, 'number');
    // What nobody wants to read, `Hotel: no`, makes no participant of an empty line.
    this.#others = columns
      .filter(({ field, column }) => field !== 'ignore' && !inHead.has(column))
      .map(({ column }) => column)
      .filter((column) => !this.#names.includes(column) && !this.#numbers.includes(column));
    this.#headers = headers;
    this.#head = head;
    this.#headRows = new Set(head.map(({ row }) => row));
  }

  /** The kind of a row below the header; rows are asked for in their order. */
  kindOf(number: number, cells: readonly string[]): RowKind {
    const filled = cells.map(tidy).filter((cell) => cell !== '');
    const [first] = filled;
    if (first === undefined) return 'blank';
    if (this.#isHeader(cells)) return 'header';
    if (filled.length > 2 && filled.every((cell, at) => cell === String(at + 1))) {
      return 'numbering';
    }
    const named = this.#names
      .map((column) => tidy(cells[column] ?? ''))
      .join(' ')
      .trim();
    const others = this.#others.filter((column) => !isBlank(tidy(cells[column] ?? ''))).length;
    // A remark stands alone, in whatever column.
    const alone = named === '' && filled.length === 1;
    const ends =
      isLabel(first) || (alone || others === 0 ? this.#ends(first, named) : filled.some(isSigned));
    if (this.#headRows.has(number) || ends) {
      if (this.#begun) this.#ended = true;
      return 'signature';
    }
    if (this.#ended) return 'signature';
    const isName = /\p{L}/u.test(named) && named.split(' ').length <= mostWords;
    // A remark or a signature stands where the numbers are, and no name does.
    const isNumbered = this.#numbers.every((column) => !/\p{L}{3}/u.test(cells[column] ?? ''));
    if (isName && (isNumbered || others > 0)) {
      this.#begun = true;
      return 'data';
    }
    if (alone || (named === '' && others === 0)) {
      return /\p{L}/u.test(first) ? 'signature' : 'blank';
    }
    return others > 0 ? 'data' : 'signature';
  }

  /** The cells of a row with those of the form that mean every participant. */
  filled(cells: readonly string[]): readonly string[] {
    const [first] = this.#head;
    if (first === undefined) return cells;
    const filled = cells.slice(0, first.column);
    while (filled.length < first.column) filled.push('');
    for (const { column, text } of this.#head) filled[column] = text;
    return filled;
  }

  #ends(first: string, named: string): boolean {
    return endsTable(first) || endsTable(named) || named.endsWith(':');
  }

  #isHeader(cells: readonly string[]): boolean {
    let same = 0;
    for (const [column, header] of this.#headers) {
      const cell = tidy(cells[column] ?? '');
      if (cell !== '' && (header === cell || header.endsWith(` / ${cell}`))) same += 1;
    }
    return same >= 2;
  }
}
