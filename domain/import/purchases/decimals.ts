import type { Rounding } from '../rounding.ts';
import type { ReportPlan, SumColumn } from './report-plan.ts';

/**
 * Gathers how exactly the cells of a sheet are written. Totals are held to the last digit, unless all
 * of them have fewer decimals than what they sum up.
 */
export class Decimals {
  readonly #plan: ReportPlan;
  #inSums = 0;
  #inTotals = 0;

  constructor(plan: ReportPlan) {
    this.#plan = plan;
  }

  /** Takes a row; the row of a grand total is nothing but totals. */
  see(cells: readonly string[], isTotal: boolean): void {
    const { amounts, totals } = this.#plan;
    const sums = most(cells, amounts);
    if (isTotal) this.#inTotals = Math.max(this.#inTotals, sums);
    else this.#inSums = Math.max(this.#inSums, sums);
    this.#inTotals = Math.max(this.#inTotals, most(cells, totals));
  }

  rounding(): Rounding {
    const digits = 2 + this.#plan.context.unit.zeros - this.#inTotals;
    if (this.#inTotals >= this.#inSums || digits < 1) return { toleranceMinor: 0 };
    return { toleranceMinor: 10 ** digits / 2 };
  }
}

function most(cells: readonly string[], columns: readonly SumColumn[]): number {
  return columns.reduce((max, { column }) => Math.max(max, decimalsOf(cells[column] ?? '')), 0);
}

function decimalsOf(text: string): number {
  const last = /[.,](\d+)\D*$/u.exec(text)?.[1] ?? '';
  return last.length;
}
