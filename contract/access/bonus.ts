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
  'bonus-ledger': ['ledger', 'view'],
  'bonus-entry-why': ['ledger', 'view'],
  'bonus-adjust': ['ledger', 'add'],
  'purchase-list': ['purchases', 'view'],
  'purchase-values': ['purchases', 'view'],
  'purchase-create': ['purchases', 'add'],
  'purchase-patch': ['purchases', 'edit'],
  'purchase-remove': ['purchases', 'delete'],
  'rate-list': ['rates', 'view'],
  'rate-create': ['rates', 'add'],
  'posting-list': ['ledger', 'view'],
  // Who bought for how much, and what earns how many points by which rate.
  'posting-preview': [
    ['ledger', 'add'],
    ['purchases', 'view'],
    ['rates', 'view'],
    ['resellers', 'view'],
  ],
  'posting-post': ['ledger', 'add'],
  // Its refusal names who has spent the points.
  'posting-reverse': [
    ['ledger', 'edit'],
    ['resellers', 'view'],
  ],
} as const satisfies NeedsOf<typeof bonusChannels>;

/** Those that only read, and what makes their answers old. */
export const bonusReads = {
  'bonus-request-list': ['bonus-request', 'reseller'],
  'bonus-request-card': ['bonus-request', 'bonus-entry', 'reseller', 'contact', 'interaction'],
  'bonus-account': ['bonus-entry'],
  'bonus-ledger': ['bonus-entry', 'reseller'],
  'bonus-entry-why': ['bonus-entry', 'bonus-request', 'purchase', 'bonus-rule', 'bonus-posting'],
  'purchase-list': ['purchase', 'bonus-entry', 'reseller'],
  'purchase-values': ['purchase', 'bonus-rule'],
  'rate-list': ['bonus-rule', 'bonus-entry'],
  'posting-list': ['bonus-posting', 'bonus-entry'],
  'posting-preview': ['purchase', 'bonus-entry', 'bonus-rule', 'reseller'],
} as const satisfies ReadsOf<typeof bonusChannels>;
