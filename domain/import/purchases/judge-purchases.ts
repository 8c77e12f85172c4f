import { isMonth, type Month } from '../../bonus/month.ts';
import { isBlank } from '../cell-words.ts';
import { buyerOf, buyerProblems } from '../judge-buyer.ts';
import { rowJudge, type RowSurroundings } from '../judge-row.ts';
import { isNear, type Rounding } from '../rounding.ts';
import { rowCells, type RowProblem, type TextAt } from '../row-cells.ts';
import { monthKey, readMonthWord } from './month-words.ts';
import type { FactPlace, PurchaseFact, PurchaseRecord } from './purchase-record.ts';
import { summedBy, type ReportPlan, type SumColumn } from './report-plan.ts';
import { readSum } from './report-unit.ts';

/** A longer one is a remark that slipped under the groups. */
const longestGroup = 200;

export type JudgedPurchases = {
  readonly record: PurchaseRecord;
  readonly problems: readonly RowProblem[];
};

type MaybePlace = { readonly [K in keyof FactPlace]: FactPlace[K] | null };

/** Reads the rows of one sheet of a report. Makes a function, so that the plan is made once. */
export function purchaseJudge(
  plan: ReportPlan,
  rounding: Rounding,
): (cells: readonly string[], around: RowSurroundings) => JudgedPurchases {
  const { context, amounts, totals } = plan;
  const judgeBuyer = rowJudge(plan.columns, 'resellers');
  const expected = totals.map((total) => ({ total, lists: summedBy(total, plan) }));

  return (cells, around) => {
    const problems: RowProblem[] = [];
    const buyer = judgeBuyer(cells, around);
    const { text } = rowCells(cells, problems);
    const ofRow = placeOfRow(plan, text);
    const facts: PurchaseFact[] = [];
    const blanks: FactPlace[] = [];
    const sums = readSums(plan, text, around.subtotal === true ? null : problems);
    if (around.subtotal !== true) {
      problems.push(...buyerProblems(buyer));
      for (const sum of amounts) {
        const amountMinor = sums.get(sum.column);
        const isSum = typeof amountMinor === 'number';
        const place = {
          month: sum.namesMonth ? sum.month : ofRow.month,
          productGroup: sum.group ?? ofRow.productGroup,
          distributor: ofRow.distributor,
        };
        if (!isPlace(place)) {
          if (isSum) problems.push(noPlace(sum, place, plan, text));
        } else if (amountMinor === undefined) blanks.push(place);
        else if (isSum) {
          const { currency } = context.unit;
          facts.push({ ...place, column: sum.column, amountMinor, currency });
        }
      }
      for (const { total, lists } of expected) {
        const said = sums.get(total.column);
        if (typeof said !== 'number' || lists.length === 0) continue;
        const added = lists.map((list) => addUp(list, sums));
        if (added.some((sum) => isNear(sum, said, rounding))) continue;
        problems.push(wrong(total.column, 'total', 'row-total', text(total.column)));
      }
    }
    return { record: { buyer: buyerOf(buyer.record), facts, blanks, sums }, problems };
  };
}

/** What the row itself, or the sheet for it, says of the place of its sums. */
function placeOfRow({ at: column, context }: ReportPlan, text: TextAt): MaybePlace {
  const own = column('month');
  return {
    month: own === undefined ? context.month : monthOfCell(text(own), context.year),
    productGroup: text(column('productGroup')) || null,
    distributor: text(column('distributor')) || context.distributor,
  };
}

function noPlace(
  sum: SumColumn,
  { month }: MaybePlace,
  { at: column }: ReportPlan,
  text: TextAt,
): RowProblem {
  const field = month === null ? 'month' : 'productGroup';
  const own = column(field) ?? sum.column;
  return wrong(own, field, field, text(own));
}

function isPlace(place: MaybePlace): place is FactPlace {
  const { month, productGroup } = place;
  return month !== null && productGroup !== null && productGroup.length <= longestGroup;
}

function monthOfCell(text: string, year: number | null): Month | null {
  if (isMonth(text)) return text;
  const word = readMonthWord(text);
  const own = word?.year ?? year;
  return word === null || own === null ? null : monthKey(word.month, own);
}

/** The sums of a row by their column; blank cells are left out, what is no sum is refused. */
function readSums(
  { amounts, totals, context }: ReportPlan,
  text: TextAt,
  problems: RowProblem[] | null,
): ReadonlyMap<number, number | null> {
  const sums = new Map<number, number | null>();
  for (const [field, columns] of [
    ['amount', amounts],
    ['total', totals],
  ] as const) {
    for (const { column } of columns) {
      const cell = text(column);
      if (isBlank(cell) && cell !== '0') continue;
      const read = readSum(cell, context.unit);
      // Nothing was bought: such a cell is as good as a blank one.
      if (field === 'amount' && read.ok && read.value === 0) continue;
      sums.set(column, read.ok ? read.value : null);
      if (!read.ok) problems?.push(wrong(column, field, 'amount', cell));
    }
  }
  return sums;
}

/** The sum of columns; null when one of them cannot be read. */
function addUp(
  columns: readonly SumColumn[],
  sums: ReadonlyMap<number, number | null>,
): number | null {
  let sum = 0;
  for (const { column } of columns) {
    const value = sums.get(column);
    if (value === null) return null;
    sum += value ?? 0;
  }
  return sum;
}

function wrong(
  column: number,
  field: RowProblem['field'],
  code: string,
  value: string,
): RowProblem {
  return { column, field, code, value };
}
