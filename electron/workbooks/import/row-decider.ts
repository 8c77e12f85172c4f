import type { ImportOp } from '#domain/import/import-op.ts';
import type { RowSurroundings } from '#domain/import/judge-row.ts';
import type { PassRows } from './pass-rows.ts';
import type { PlannedSheet } from './workbook-sheets.ts';

/** Judges rows by the rules of one kind of workbook and decides what becomes of them. */
export type RowDecider = {
  take(index: number, sheet: PlannedSheet, cells: readonly string[], around: RowSurroundings): void;
  /** Settles what needs all rows. */
  finish(): void;
};

/** Makes a decider whose findings go into the rows; `onOp` takes each step as soon as it is sure. */
export type MakeDecider = (rows: PassRows, onOp: (op: ImportOp) => void) => RowDecider;

/** What is kept for a sheet. Throws RangeError for one that is not planned. */
export function ofSheet<T>(bySheet: ReadonlyMap<number, T>, sheet: number): T {
  const kept = bySheet.get(sheet);
  if (kept === undefined) throw new RangeError('no such sheet');
  return kept;
}
