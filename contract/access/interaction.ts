import type { interactionChannels } from '../interaction.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

/** What each of these channels asks of whoever calls it. */
export const interactionNeeds = {} as const satisfies NeedsOf<typeof interactionChannels>;

/** Those that only read, and what makes their answers old. */
export const interactionReads = {} as const satisfies ReadsOf<typeof interactionChannels>;
