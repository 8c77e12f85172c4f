import type { WriteTransaction } from '#db/write/write-transaction.ts';
import type { DataContext } from '../context.ts';
import type { PersonStep } from '../person-step.ts';
import type { UndoStack } from '../reseller/undo-stack.ts';

/**
 * Steps of a person at trainings. They can be taken back, but for those that moved points: the
 * ledger only ever grows, so a cancellation answers them.
 */
export function trainingStep(context: DataContext, undo: UndoStack): PersonStep {
  return <T>(work: (tx: WriteTransaction) => T): T => {
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
