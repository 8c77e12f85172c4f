import type { exportChannels } from '../export.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

/** What each of these channels asks of whoever calls it. */
export const exportNeeds = {
  'export-cancel': ['export', 'add'],
} as const satisfies NeedsOf<typeof exportChannels>;

/** Those that only read, and what makes their answers old. */
export const exportReads = {} as const satisfies ReadsOf<typeof exportChannels>;
