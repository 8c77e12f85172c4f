import type { interactionListChannels } from '../interaction-list.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

/** What each of these channels asks of whoever calls it. */
export const interactionListNeeds = {
  'interaction-list': ['interactions', 'view'],
  'interaction-rows': ['interactions', 'view'],
  'interaction-facets': ['interactions', 'view'],
  'interaction-read': ['interactions', 'view'],
  'interaction-copy': ['interactions', 'view'],
  'interaction-export': [
    ['export', 'add'],
    ['interactions', 'view'],
  ],
  'interaction-views': ['interactions', 'view'],
  'interaction-view-save': ['interactions', 'view'],
  'interaction-view-remove': ['interactions', 'view'],
} as const satisfies NeedsOf<typeof interactionListChannels>;

/** Those that only read, and what makes their answers old. */
export const interactionListReads = {
  'interaction-list': ['interaction'],
  'interaction-rows': ['interaction', 'reseller', 'contact'],
  'interaction-facets': ['interaction'],
  'interaction-read': ['interaction', 'note', 'reseller', 'contact'],
  'interaction-copy': [],
  'interaction-views': [],
} as const satisfies ReadsOf<typeof interactionListChannels>;
