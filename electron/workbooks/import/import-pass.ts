import type { ImportOp } from '#domain/import/import-op.ts';
import { PassRows } from './pass-rows.ts';
import type { MakeDecider } from './row-decider.ts';
import type { RowReader } from './row-reader.ts';

export type PassParts = {
  readonly reader: RowReader;
  readonly decide: MakeDecider;
  /** Takes each step as soon as it is sure; absent when nothing is written. */
  readonly onOp?: (op: ImportOp) => void;
  /** Called now and then with the number of rows done; throws to stop. */
  readonly onRow?: (done: number) => void;
};

const nowhere = (): void => undefined;

/** Reads, judges and decides every row of the file, in one walk over it. */
export function readPass(parts: PassParts): PassRows {
  const rows = new PassRows();
  const decider = parts.decide(rows, parts.onOp ?? nowhere);
  parts.reader.read(({ sheet, row, cells, around }) => {
    const index = rows.texts.add(cells);
    rows.sheets.push(sheet);
    rows.numbers.push(row);
    rows.around.push(around);
    decider.take(index, sheet, cells, around);
    parts.onRow?.(index + 1);
  });
  decider.finish();
  return rows;
}

/** Judges and decides rows that were read before, some of them mended since. */
export function planPass(parts: Omit<PassParts, 'reader'>, rows: PassRows): void {
  rows.clearVerdicts();
  const decider = parts.decide(rows, parts.onOp ?? nowhere);
  for (let index = 0; index < rows.count; index += 1) {
    const sheet = rows.sheets[index];
    const around = rows.around[index];
    if (sheet === undefined || around === undefined) throw new RangeError('no such row');
    decider.take(index, sheet, rows.texts.get(index), around);
    parts.onRow?.(index + 1);
  }
  decider.finish();
}
