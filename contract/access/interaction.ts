import type { interactionChannels } from '../interaction.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

/** What each of these channels asks of whoever calls it. */
export const interactionNeeds = {
  'call-identify': ['interactions', 'add'],
  'calls-open': ['interactions', 'add'],
  'call-start': ['interactions', 'add'],
  'call-assign': ['interactions', 'add'],
  'call-nobody': ['interactions', 'add'],
  'call-unassign': ['interactions', 'add'],
  'call-patch': ['interactions', 'add'],
  'call-hold': ['interactions', 'add'],
  'call-resume': ['interactions', 'add'],
  'call-park': ['interactions', 'add'],
  'call-next': ['interactions', 'add'],
  'call-missed': ['interactions', 'add'],
  'call-discard': ['interactions', 'add'],
  'call-finish': ['interactions', 'add'],
  'interaction-briefing': ['resellers', 'view'],
  'interaction-log': ['interactions', 'add'],
  'list-items': ['lists', 'view'],
  'list-item-add': ['lists', 'add'],
  'list-item-rename': ['lists', 'edit'],
  'list-item-move': ['lists', 'edit'],
  'list-item-set-active': ['lists', 'edit'],
  'softphone-read': ['interactions', 'add'],
  'softphone-switch': ['interactions', 'edit'],
  'softphone-token-new': ['interactions', 'edit'],
} as const satisfies NeedsOf<typeof interactionChannels>;

/** Those that only read, and what makes their answers old. */
export const interactionReads = {
  'call-identify': ['phone', 'reseller', 'contact'],
  'calls-open': ['interaction', 'phone', 'reseller', 'contact'],
  'interaction-briefing': [
    'reseller',
    'contact',
    'interaction',
    'task',
    'training-session',
    'training-registration',
    'bonus-request',
    'bonus-entry',
  ],
  'list-items': ['list-item'],
  'softphone-read': [],
} as const satisfies ReadsOf<typeof interactionChannels>;
