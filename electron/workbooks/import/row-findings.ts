import type { ColumnTotals } from '#domain/import/column-totals.ts';
import type { RegisterField } from '#domain/import/fields.ts';
import type { PlanFindings } from '#domain/import/plan-output.ts';
import type { PassRows } from './pass-rows.ts';

/** Takes what a planner finds into the rows of the pass; its steps go on to `onOp`. */
export function rowFindings<Op>(rows: PassRows, onOp: (op: Op) => void): PlanFindings<Op> {
  return {
    op: onOp,
    verdict: (index, verdict) => rows.setVerdict(index, verdict),
    repeats: (index, of) => {
      rows.setVerdict(index, 'duplicate');
      rows.repeats.set(index, of);
    },
    doubt: (index, why) => rows.setDoubt(index, why),
    who: (index, buyer, decided) => rows.who.add(index, buyer, decided),
  };
}

/** Refuses the total rows that do not add up, at each of their columns that does not. */
export function refuseWrongTotals(
  rows: PassRows,
  totals: Iterable<ColumnTotals>,
  field: RegisterField,
): void {
  for (const ofSheet of totals) {
    for (const { row, columns } of ofSheet.wrong()) {
      const cells = rows.texts.get(row);
      rows.setProblems(
        row,
        columns.map((column) => ({
          ...{ column, field, code: 'column-total' },
          value: cells[column] ?? '',
        })),
      );
    }
  }
}
