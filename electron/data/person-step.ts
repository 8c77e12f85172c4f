import type { WriteTransaction } from '#db/write/write-transaction.ts';
import type { DataContext } from './context.ts';
import type { UndoStack } from './reseller/undo-stack.ts';

/** Runs what a person does as one transaction and answers what `work` made of it. */
export type PersonStep = <T>(work: (tx: WriteTransaction) => T) => T;

/**
 * Steps that a person can take back: each is remembered on the undo stack. One that made entries of
 * the ledger is not: only new entries answer those.
 */
export function undoableStep(context: DataContext, undo: UndoStack): PersonStep {
  return (work) => {
    const { result, groupNo } = context.writer.transaction(
      { actor: context.actor(), batchPk: null },
      (tx) => {
        const made = work(tx);
        const undoable = tx.entities.size > 0 && !tx.entities.has('bonus-entry');
        return { result: made, groupNo: undoable ? tx.groupNo : null };
      },
    );
    if (groupNo !== null) undo.push(groupNo);
    return result;
  };
}

/** Steps that only another step can answer, such as entries of the ledger. */
export function finalStep(context: DataContext): PersonStep {
  return (work) => context.writer.transaction({ actor: context.actor(), batchPk: null }, work);
}
