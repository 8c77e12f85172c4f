import { columnsOf, type RegisterField } from '../fields.ts';
import type { TextMerge } from '../find-header.ts';
import { isSubtotalText, RowSorter, type RowKind } from '../row-kind.ts';
import type { ReportPlan } from './report-plan.ts';
import { readSum } from './report-unit.ts';

const buyerFields: readonly RegisterField[] = ['name', 'inn', 'innKpp', 'kpp', 'city', 'region'];

/** Tells the rows of a report that bear somebody's purchases from totals, dividers and remarks. */
export class ReportRows {
  /** They are read as well: they are held against what they sum up. */
  readonly withTotals = true;
  readonly #plan: ReportPlan;
  readonly #sorter: RowSorter;
  readonly #sums: readonly number[];
  readonly #names: readonly number[];
  readonly #inns: readonly number[];
  /** Columns whose label may stand once for several rows: each left one runs over those at its right. */
  readonly #labels: readonly (readonly number[])[];
  #above: readonly string[] = [];

  constructor(
    plan: ReportPlan,
    headers: ReadonlyMap<number, string>,
    headerTo: number,
    merges: readonly TextMerge[],
  ) {
    this.#plan = plan;
    this.#sorter = new RowSorter(plan.columns, headers, headerTo, merges);
    this.#sums = [...plan.amounts, ...plan.totals].map(({ column }) => column);
    this.#names = columnsOf(plan.columns, 'name');
    this.#inns = columnsOf(plan.columns, 'inn', 'innKpp');
    const single = (['month', 'productGroup', 'distributor'] as const)
      .map((field) => columnsOf(plan.columns, field))
      .filter((columns) => columns.length > 0);
    this.#labels = [columnsOf(plan.columns, ...buyerFields), ...single].sort(
      (a, b) => Math.min(...a) - Math.min(...b),
    );
  }

  /** The kind of a row below the header. */
  kindOf(number: number, cells: readonly string[]): RowKind {
    const told = this.#sorter.kindOf(number, cells);
    if (told === 'blank' || told === 'header' || told === 'numbering') return told;
    if (!this.#sums.some((column) => this.#isSum(cells[column] ?? ''))) {
      return told === 'data' && !this.#isNamed(cells) ? 'signature' : told;
    }
    // A row with an INN is somebody's, even of a company called «Итог».
    if (told === 'data' && this.#hasInn(cells)) return 'data';
    const label = cells.find((cell) => cell.trim() !== '') ?? '';
    if (
      isSubtotalText(label) ||
      this.#labels.flat().some((at) => isSubtotalText(cells[at] ?? ''))
    ) {
      return 'subtotal';
    }
    // Sums of nobody sum up the others, unless a label above runs down to them.
    return this.#isNamed(this.filled(cells)) ? 'data' : 'subtotal';
  }

  /** The cells of a row with the labels that stand above it and mean it too. */
  filled(cells: readonly string[]): readonly string[] {
    const own = (columns: readonly number[]): boolean =>
      columns.some((column) => (cells[column] ?? '').trim() !== '');
    const empty = this.#labels.filter(
      (columns, at) => !own(columns) && this.#labels.slice(at + 1).some(own),
    );
    if (empty.length === 0) return cells;
    const filled = [...cells];
    for (const column of empty.flat()) {
      while (filled.length <= column) filled.push('');
      filled[column] = this.#above[column] ?? '';
    }
    return filled;
  }

  /** Notes a row, as filled, for those below it. */
  passed(cells: readonly string[]): void {
    this.#above = cells;
  }

  #isSum(cell: string): boolean {
    const text = cell.trim();
    return text !== '' && readSum(text, this.#plan.context.unit).ok;
  }

  #isNamed(cells: readonly string[]): boolean {
    return this.#hasInn(cells) || this.#names.some((at) => /\p{L}/u.test(cells[at] ?? ''));
  }

  #hasInn(cells: readonly string[]): boolean {
    return this.#inns.some((at) => /\d{7}/u.test((cells[at] ?? '').replace(/\s/gu, '')));
  }
}
