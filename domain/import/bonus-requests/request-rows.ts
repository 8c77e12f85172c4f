import { columnsOf, type FieldColumn } from '../fields.ts';
import type { TextMerge } from '../find-header.ts';
import type { CellFill } from '../judge-row.ts';
import { RowSorter, type RowKind } from '../row-kind.ts';
import { fillHue } from './fill-hue.ts';
import { readPoints } from './read-points.ts';

/** Tells the rows of a list of requests from monthly sums, dividers and remarks. */
export class RequestRows {
  /** Sums are read as well: they are held against what they sum up. */
  readonly withTotals = true;
  readonly #sorter: RowSorter;
  readonly #points: readonly number[];
  readonly #telling: readonly number[];
  readonly #coloured: readonly number[];
  readonly #isShared: boolean;

  constructor(
    columns: readonly FieldColumn[],
    headers: ReadonlyMap<number, string>,
    headerTo: number,
    merges: readonly TextMerge[],
  ) {
    this.#sorter = new RowSorter(columns, headers, headerTo, merges);
    this.#points = columnsOf(columns, 'points');
    this.#telling = columnsOf(
      columns,
      ...(['requestNumber', 'requestedOn', 'requestKind', 'inn', 'innKpp', 'name'] as const),
    );
    const approval = columnsOf(columns, 'approval');
    this.#isShared = approval.length > 1;
    // Without a column for the decision the whole row bears its colour.
    this.#coloured = approval.length > 0 ? approval : this.#telling;
  }

  /** The kind of a row below the header. */
  kindOf(number: number, cells: readonly string[]): RowKind {
    const told = this.#sorter.kindOf(number, cells);
    if (told === 'blank' || told === 'header' || told === 'numbering') return told;
    const filled = this.#telling.filter((column) => (cells[column] ?? '').trim() !== '').length;
    const hasPoints = this.#points.some((column) => readPoints(cells[column] ?? '').ok);
    // Whatever its company is called: a sum has no date, no way of spending and no INN.
    if (filled >= 3) return 'data';
    if (told === 'subtotal' || (hasPoints && filled < 2)) return 'subtotal';
    return told;
  }

  /** The colour that tells what was decided, of the cells' colours by column: where several decide, a refusal. */
  fillOf(fills: readonly (string | null)[]): CellFill | null {
    const coloured = this.#coloured.flatMap((column) => {
      const rgb = fills[column] ?? null;
      return rgb === null ? [] : [{ column, rgb }];
    });
    const refused = coloured.find(({ rgb }) => this.#isShared && fillHue(rgb) === 'red');
    return refused ?? coloured[0] ?? null;
  }
}
