import type { ChannelInput, ChannelName, ChannelOutput, Handlers } from '#contract/ipc.ts';
import { bonusChannels } from '#contract/bonus.ts';
import { BonusLedger } from '#db/repositories/bonus-ledger.ts';
import type { ResellerLevel } from '#domain/reseller/level.ts';
import type { ResellerStatus } from '#domain/reseller/status.ts';
import { todayOf } from '#electron/data/bonus/book-expiries.ts';
import { createBonusHandlers } from '#electron/data/bonus/handlers.ts';
import { UndoStack } from '#electron/data/reseller/undo-stack.ts';
import { tempDatabase } from '../database.ts';
import { addReseller, person } from '../resellers.ts';
import { bonusContext } from './context.ts';

type BonusChannel = Extract<ChannelName, keyof typeof bonusChannels>;

/** The use cases of points over a file of its own, with a clock that the test sets. */
export function bonusDesk(start?: number) {
  const { db } = tempDatabase();
  const context = bonusContext(db, start);
  const undo = new UndoStack(context);
  const handlers: Pick<Handlers, BonusChannel> = createBonusHandlers(context, undo);

  const ask = <N extends BonusChannel>(channel: N, input: ChannelInput<N>): ChannelOutput<N> =>
    (handlers[channel] as (given: unknown) => ChannelOutput<N>)(
      bonusChannels[channel].input.parse(input),
    );

  const reseller = (
    name: string,
    fields: { status?: ResellerStatus; level?: ResellerLevel | null } = {},
  ): number =>
    context.writer.transaction(person, (tx) =>
      addReseller(tx, { name, status: 'authorised', ...fields }),
    );

  /** Points from nowhere, for what is not about earning them. */
  const give = (resellerPk: number, points: number, expiresOn = '2027-12-31'): void => {
    context.writer.transaction(person, (tx) => {
      tx.create('bonus-entry', {
        ...{ resellerPk, kind: 'accrual', points, at: context.now(), expiresOn },
      });
    });
  };

  const account = (resellerPk: number) => {
    const { available, reserved, balance } = new BonusLedger(db).account(
      resellerPk,
      todayOf(context),
    );
    return { available, reserved, balance };
  };

  return { db, context, undo, ask, reseller, give, account };
}
