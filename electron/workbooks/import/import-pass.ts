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

/** Reads, judges and decides every row of the file, in one walk over it; the caller closes the rows. */
export function readPass(parts: PassParts): PassRows {
  const rows = new PassRows();
  try {
    readInto(rows, parts);
    return rows;
  } catch (error) {
    rows.close();
    throw error;
  }
}

function readInto(rows: PassRows, parts: PassParts): void {
  const decider = parts.decide(rows, parts.onOp ?? nowhere);
  parts.reader.read((row) => {
    const index = rows.add(row);
    decider.take(index, row.sheet, row.cells, row.around);
    parts.onRow?.(index + 1);
  });
  decider.finish();
}

/** Judges and decides rows that were read before, some of them mended since. */
export function planPass(parts: Omit<PassParts, 'reader'>, rows: PassRows): void {
  rows.clearVerdicts();
  const decider = parts.decide(rows, parts.onOp ?? nowhere);
  for (let index = 0; index < rows.count; index += 1) {
    decider.take(index, rows.sheetOf(index), rows.texts.get(index), rows.aroundOf(index));
    parts.onRow?.(index + 1);
  }
  decider.finish();
}
