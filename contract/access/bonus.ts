import type { bonusChannels } from '../bonus.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

/** What each of these channels asks of whoever calls it. */
export const bonusNeeds = {} as const satisfies NeedsOf<typeof bonusChannels>;

/** Those that only read, and what makes their answers old. */
export const bonusReads = {} as const satisfies ReadsOf<typeof bonusChannels>;
