import type { Doubt } from './plan-import.ts';
import type { Buyer } from './purchases/purchase-record.ts';

/** What a step makes of its row. */
export const stepVerdicts = { keep: 'same', create: 'new', change: 'changed' } as const;

/** What a planner of rows tells of each, by its index. */
export type PlanFindings<Op> = {
  op(op: Op): void;
  verdict(row: number, verdict: 'new' | 'changed' | 'same' | 'unknown'): void;
  /** `of` is the row that says the same. */
  repeats(row: number, of: number): void;
  /** The row is left out: a person has to decide. */
  doubt(row: number, why: Doubt): void;
  /** Who it is only a person can say, or has said already. */
  who(row: number, buyer: Buyer, decided: boolean): void;
};
