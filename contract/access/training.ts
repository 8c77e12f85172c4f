import type { trainingChannels } from '../training.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

/** What each of these channels asks of whoever calls it. */
export const trainingNeeds = {} as const satisfies NeedsOf<typeof trainingChannels>;

/** Those that only read, and what makes their answers old. */
export const trainingReads = {} as const satisfies ReadsOf<typeof trainingChannels>;
