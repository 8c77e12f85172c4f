import { entityNames } from '../entities.ts';
import type { headOfficeChannels } from '../head-office.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

/** What each of these channels asks of whoever calls it. */
export const headOfficeNeeds = {
  'sync-status': 'signed-in',
  'sync-now': 'signed-in',
  'sync-enrol': ['data', 'edit'],
  'sync-allow-deletions': ['data', 'edit'],
  'sync-pending': ['resellers', 'view'],
  'sync-refusals': ['resellers', 'view'],
  'sync-refusal-again': ['resellers', 'edit'],
  'sync-refusal-dismiss': ['resellers', 'edit'],
  'sync-conflicts': ['resellers', 'view'],
  'sync-conflict-resolve': ['resellers', 'edit'],
  'sync-packet-save': 'signed-in',
  'sync-packet-take': 'signed-in',
  'sync-log': 'signed-in',
  'sync-provisional': 'signed-in',
} as const satisfies NeedsOf<typeof headOfficeChannels>;

/** Those that only read, and what makes their answers old. */
export const headOfficeReads = {
  'sync-status': ['conflict', 'task'],
  'sync-pending': entityNames,
  'sync-refusals': ['task'],
  'sync-conflicts': ['conflict'],
  'sync-log': [],
  'sync-provisional': ['bonus-entry', 'bonus-request', 'training-registration'],
} as const satisfies ReadsOf<typeof headOfficeChannels>;
