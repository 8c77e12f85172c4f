import type { bonusChannels } from '#contract/bonus.ts';
import type { Handlers } from '#contract/ipc.ts';
import type { DataContext } from '../context.ts';
import { undoableStep } from '../person-step.ts';
import type { UndoStack } from '../reseller/undo-stack.ts';
import { createFollowUp } from '../training/follow-up.ts';
import { openTrainingStore } from '../training/training-store.ts';
import { createLedgerHandlers } from './ledger-handlers.ts';
import { createPostingHandlers } from './posting-handlers.ts';
import { createPurchaseHandlers } from './purchase-handlers.ts';
import { createRateHandlers } from './rate-handlers.ts';
import { createRequestHandlers } from './request-handlers.ts';
import { guardPoints } from './undo-guard.ts';

type BonusHandlers = Pick<Handlers, keyof typeof bonusChannels>;

/** The use cases of purchases, points and requests. */
export function createBonusHandlers(context: DataContext, undo: UndoStack): BonusHandlers {
  const step = undoableStep(context, undo);
  const followUp = createFollowUp(context, openTrainingStore(context));
  undo.guard(guardPoints(context));
  return {
    ...createRequestHandlers(context, step, followUp),
    ...createLedgerHandlers(context, undo),
    ...createPurchaseHandlers(context, step),
    ...createRateHandlers(context, step),
    ...createPostingHandlers(context, undo),
  };
}
