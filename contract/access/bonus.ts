import type { bonusChannels } from '../bonus.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

/** What each of these channels asks of whoever calls it. */
export const bonusNeeds = {
  'bonus-request-list': ['bonus-requests', 'view'],
  'bonus-request-card': ['bonus-requests', 'view'],
  'bonus-request-create': ['bonus-requests', 'add'],
  'bonus-request-patch': ['bonus-requests', 'edit'],
  'bonus-request-submit': ['bonus-requests', 'edit'],
  'bonus-request-approve': ['bonus-approvals', 'edit'],
  'bonus-request-reject': ['bonus-approvals', 'edit'],
  'bonus-request-decline': ['bonus-approvals', 'edit'],
  'bonus-request-cancel': ['bonus-requests', 'edit'],
  'bonus-request-revoke': ['bonus-approvals', 'edit'],
  'bonus-request-fulfil': ['bonus-requests', 'edit'],
  'bonus-account': ['ledger', 'view'],
} as const satisfies NeedsOf<typeof bonusChannels>;

/** Those that only read, and what makes their answers old. */
export const bonusReads = {
  'bonus-request-list': ['bonus-request', 'reseller'],
  'bonus-request-card': ['bonus-request', 'bonus-entry', 'reseller', 'contact', 'interaction'],
  'bonus-account': ['bonus-entry'],
} as const satisfies ReadsOf<typeof bonusChannels>;
