import type { bonusChannels } from '#contract/bonus.ts';
import type { Handlers } from '#contract/ipc.ts';
import { BonusLedger } from '#db/repositories/bonus-ledger.ts';
import type { DataContext } from '../context.ts';
import { undoableStep } from '../person-step.ts';
import type { UndoStack } from '../reseller/undo-stack.ts';
import { todayOf } from './book-expiries.ts';
import { createRequestHandlers } from './request-handlers.ts';
import { guardPoints } from './undo-guard.ts';

type BonusHandlers = Pick<Handlers, keyof typeof bonusChannels>;

/** The use cases of purchases, points and requests. */
export function createBonusHandlers(context: DataContext, undo: UndoStack): BonusHandlers {
  const step = undoableStep(context, undo);
  undo.guard(guardPoints(context));
  const ledger = new BonusLedger(context.db);
  return {
    ...createRequestHandlers(context, step),
    'bonus-account': ({ resellerPk }) => {
      const account = ledger.account(resellerPk, todayOf(context));
      const { available, reserved, balance, expiring } = account;
      return { available, reserved, balance, expiring };
    },
  };
}
