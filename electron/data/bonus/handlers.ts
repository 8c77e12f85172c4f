import type { bonusChannels } from '#contract/bonus.ts';
import type { Handlers } from '#contract/ipc.ts';
import type { DataContext } from '../context.ts';

type BonusHandlers = Pick<Handlers, keyof typeof bonusChannels>;

/** The use cases of purchases, points and requests. */
export function createBonusHandlers(_context: DataContext): BonusHandlers {
  return {};
}
