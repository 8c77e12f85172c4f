import type { peopleChannels } from '../people.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

/** What each of these channels asks of whoever calls it. */
export const peopleNeeds = {
  'session-state': 'anyone',
} as const satisfies NeedsOf<typeof peopleChannels>;

/** Those that only read, and what makes their answers old. */
export const peopleReads = {
  'session-state': [],
} as const satisfies ReadsOf<typeof peopleChannels>;
