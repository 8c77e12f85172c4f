import type { WriteTransaction } from '#db/write/write-transaction.ts';
import type { DataContext } from './context.ts';
import type { UndoStack } from './reseller/undo-stack.ts';

/** Runs what a person does as one transaction and answers what `work` made of it. */
export type PersonStep = <T>(work: (tx: WriteTransaction) => T) => T;

/** Steps that a person can take back: each is remembered on the undo stack. */
export function undoableStep(context: DataContext, undo: UndoStack): PersonStep {
  return (work) => {
    const { result, groupNo } = context.writer.transaction(
      { actor: context.actor(), batchPk: null },
      (tx) => ({ result: work(tx), groupNo: tx.entities.size > 0 ? tx.groupNo : null }),
    );
    if (groupNo !== null) undo.push(groupNo);
    return result;
  };
}

/** Steps that only another step can answer, such as entries of the ledger. */
export function finalStep(context: DataContext): PersonStep {
  return (work) => context.writer.transaction({ actor: context.actor(), batchPk: null }, work);
}
