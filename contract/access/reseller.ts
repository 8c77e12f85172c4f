import type { resellerChannels } from '../reseller.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

/** What each of these channels asks of whoever calls it. */
export const resellerNeeds = {
  'reseller-list': ['resellers', 'view'],
  'reseller-rows': ['resellers', 'view'],
  'reseller-facets': ['resellers', 'view'],
  'reseller-search': ['resellers', 'view'],
  'reseller-card': ['resellers', 'view'],
  'reseller-timeline': ['resellers', 'view'],
  'reseller-field-history': ['resellers', 'view'],
  'reseller-create': ['resellers', 'add'],
  'reseller-patch': ['resellers', 'edit'],
  'reseller-transition': ['resellers', 'edit'],
  'reseller-remove': ['resellers', 'delete'],
  'reseller-note-add': ['resellers', 'edit'],
  'contact-add': ['resellers', 'edit'],
  'contact-patch': ['resellers', 'edit'],
  'contact-remove': ['resellers', 'edit'],
  'phone-add': ['resellers', 'edit'],
  'phone-patch': ['resellers', 'edit'],
  'phone-remove': ['resellers', 'edit'],
  'email-add': ['resellers', 'edit'],
  'email-patch': ['resellers', 'edit'],
  'email-remove': ['resellers', 'edit'],
  'reseller-copy': ['resellers', 'view'],
  'reseller-export': [
    ['export', 'add'],
    ['resellers', 'view'],
  ],
} as const satisfies NeedsOf<typeof resellerChannels>;

const ofResellers = ['reseller', 'contact', 'phone', 'email', 'interaction'] as const;
const ofCard = [...ofResellers, 'note', 'task', 'training-registration', 'bonus-entry'] as const;

/** Those that only read, and what makes their answers old. */
export const resellerReads = {
  'reseller-list': ofResellers,
  'reseller-rows': ofResellers,
  'reseller-facets': ofResellers,
  'reseller-search': ofResellers,
  'reseller-card': ofCard,
  'reseller-timeline': [...ofCard, 'purchase', 'bonus-request'],
  'reseller-field-history': ofCard,
  'reseller-copy': [],
} as const satisfies ReadsOf<typeof resellerChannels>;
