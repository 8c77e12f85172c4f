import type { taskChannels } from '../task.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

/** What each of these channels asks of whoever calls it. */
export const taskNeeds = {} as const satisfies NeedsOf<typeof taskChannels>;

/** Those that only read, and what makes their answers old. */
export const taskReads = {} as const satisfies ReadsOf<typeof taskChannels>;
