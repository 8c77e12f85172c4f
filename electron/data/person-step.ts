import type { FinalStepKind } from '#contract/final-steps.ts';
import type { Entity } from '#db/write/entities.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import type { DataContext } from './context.ts';
import type { UndoStack } from './reseller/undo-stack.ts';

/** Runs what a person does as one transaction and answers what `work` made of it. */
export type PersonStep = <T>(work: (tx: WriteTransaction) => T) => T;

/**
 * Steps that a person can take back: each is remembered on the undo stack. One that made entries of
 * the ledger is not: only new entries answer those, and undo ends at it.
 */
export function undoableStep(
  context: DataContext,
  undo: Pick<UndoStack, 'endAt' | 'push'>,
): PersonStep {
  return (work) => {
    const { result, groupNo, entities } = run(context, work);
    if (entities.has('bonus-entry')) undo.endAt(movedPointsBy(entities));
    else if (entities.size > 0) undo.push(groupNo);
    return result;
  };
}

/** Steps that only another step can answer, such as entries of the ledger: undo ends at each. */
export function finalStep(context: DataContext, undo: UndoStack, kind: FinalStepKind): PersonStep {
  return (work) => {
    const { result, entities } = run(context, work);
    if (entities.size > 0) undo.endAt(kind);
    return result;
  };
}

/** Steps that undo does not know and goes past: what the telephone does, not the person. */
export function passingStep(context: DataContext): PersonStep {
  return (work) => run(context, work).result;
}

function run<T>(context: DataContext, work: (tx: WriteTransaction) => T) {
  return context.writer.transaction({ actor: context.actor(), batchPk: null }, (tx) => ({
    result: work(tx),
    groupNo: tx.groupNo,
    entities: tx.entities,
  }));
}

function movedPointsBy(entities: ReadonlySet<Entity>): FinalStepKind {
  const ofTraining = entities.has('training-registration') || entities.has('training-session');
  return ofTraining ? 'registration' : 'bonus-request';
}
