import type { shellChannels } from '../shell.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

/** What each of these channels asks of whoever calls it. */
export const shellNeeds = {
  'app-info': 'anyone',
  'app-status': 'anyone',
  'report-dismiss': 'signed-in',
  'content-accept': ['data', 'edit'],
  'setting-put': 'signed-in',
  'draft-put': 'signed-in',
  'draft-remove': 'signed-in',
  'draft-list': 'signed-in',
  'change-undo': 'signed-in',
  'change-redo': 'signed-in',
  'view-list': ['resellers', 'view'],
  'view-save': ['resellers', 'view'],
  'view-remove': ['resellers', 'view'],
  'backup-now': ['data', 'add'],
  'backup-list': ['data', 'view'],
  'backup-restore': ['data', 'edit'],
} as const satisfies NeedsOf<typeof shellChannels>;

/** Those that only read, and what makes their answers old. */
export const shellReads = {
  'app-info': ['workspace-setting'],
  'app-status': [],
  'draft-list': [],
  'view-list': [],
  'backup-list': [],
} as const satisfies ReadsOf<typeof shellChannels>;
