import type { importFolderChannels } from '../import-folder.ts';
import type { importChannels } from '../import.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

/** Rows are held against the register, and their answers say what stands there. */
const importing = [
  ['import', 'add'],
  ['resellers', 'view'],
] as const;

/** What each of these channels asks of whoever calls it. */
export const importNeeds = {
  'import-open': importing,
  'import-sheet': importing,
  'import-kind': importing,
  'import-check': importing,
  'import-rows': importing,
  'import-mend': importing,
  'import-mend-alike': importing,
  'import-run': importing,
  'import-pause': ['import', 'add'],
  'import-who': importing,
  'import-decide': importing,
  'import-rejudge': importing,
  'import-decisions': [
    ['import', 'view'],
    ['resellers', 'view'],
  ],
  'import-decision-remove': ['import', 'add'],
  'import-cancel': ['import', 'add'],
  'import-close': ['import', 'add'],
  'import-errors-save': importing,
  'import-batches': ['import', 'view'],
  // It answers with the names of those who stay as they are.
  'import-undo': [
    ['import', 'delete'],
    ['resellers', 'view'],
  ],
} as const satisfies NeedsOf<typeof importChannels>;

export const importFolderNeeds = {
  'import-folder-open': importing,
  'import-folder-check': importing,
  'import-folder-run': importing,
} as const satisfies NeedsOf<typeof importFolderChannels>;

/** Those that only read, and what makes their answers old. */
export const importReads = {
  'import-decisions': ['buyer-decision', 'reseller'],
  'import-batches': [
    ...(['reseller', 'contact', 'phone', 'email', 'purchase'] as const),
    ...(['bonus-request', 'interaction', 'training-registration'] as const),
  ],
} as const satisfies ReadsOf<typeof importChannels>;
