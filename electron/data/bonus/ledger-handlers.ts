import type { BonusAccount } from '#contract/bonus-ledger.ts';
import { AppError } from '#contract/errors.ts';
import type { Handlers } from '#contract/ipc.ts';
import { BonusEntries } from '#db/repositories/bonus-entries.ts';
import { BonusLedger } from '#db/repositories/bonus-ledger.ts';
import { ResellerCards } from '#db/repositories/reseller-card.ts';
import type { DataContext } from '../context.ts';
import { finalStep } from '../person-step.ts';
import type { UndoStack } from '../reseller/undo-stack.ts';
import { bookExpiries, todayOf } from './book-expiries.ts';
import { visibleEntry } from './visible.ts';

type LedgerHandlers = Pick<
  Handlers,
  'bonus-account' | 'bonus-ledger' | 'bonus-entry-why' | 'bonus-adjust'
>;

/** The use cases of the ledger of one reseller. */
export function createLedgerHandlers(context: DataContext, undo: UndoStack): LedgerHandlers {
  const ledger = new BonusLedger(context.db);
  const entries = new BonusEntries(context.db);
  const resellers = new ResellerCards(context.db);
  const step = finalStep(context, undo, 'adjustment');

  const account = (resellerPk: number): BonusAccount => {
    const { available, reserved, balance, expiring } = ledger.account(resellerPk, todayOf(context));
    return { available, reserved, balance, expiring };
  };
  const nameOf = (resellerPk: number): string => {
    const card = resellers.read(resellerPk);
    if (!card) throw new AppError('app/not-found', `no reseller ${String(resellerPk)}`);
    return card.name;
  };

  return {
    'bonus-account': ({ resellerPk }) => account(resellerPk),
    'bonus-ledger': ({ resellerPk, limit }) => {
      const name = nameOf(resellerPk);
      const lines = entries.lines(resellerPk);
      const shown = lines.slice(0, limit);
      return {
        reseller: context.may('resellers', 'view') ? name : null,
        account: account(resellerPk),
        lines: shown.map((line) => visibleEntry(context, line)),
        count: lines.length,
      };
    },
    'bonus-entry-why': ({ pk }) => {
      const why = entries.why(pk);
      if (!why) throw new AppError('app/not-found', `no entry ${String(pk)}`);
      return {
        ...why,
        purchase: context.may('purchases', 'view') ? why.purchase : null,
        detail: context.may('purchases', 'view') ? why.detail : null,
        request: context.may('bonus-requests', 'view') ? why.request : null,
        rule: context.may('rates', 'view') ? why.rule : null,
      };
    },
    'bonus-adjust': ({ resellerPk, points, text }) => {
      nameOf(resellerPk);
      const reason = text.trim();
      if (points === 0 || reason === '') {
        throw new AppError('bonus/adjustment', 'points and a reason are needed', {
          details: { field: points === 0 ? 'points' : 'text' },
        });
      }
      step((tx) => {
        const { available } = bookExpiries(tx, context, resellerPk);
        if (available + points < 0) {
          throw new AppError('bonus/insufficient', 'below zero', {
            details: { available, points: -points, missing: -points - available, field: 'points' },
          });
        }
        tx.create('bonus-entry', {
          ...{ resellerPk, kind: 'adjustment', points, text: reason },
          at: context.now(),
          actor: context.actor(),
        });
      });
      return account(resellerPk);
    },
  };
}
