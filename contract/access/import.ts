import type { importChannels } from '../import.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

/** What each of these channels asks of whoever calls it. */
export const importNeeds = {
  'import-open': ['import', 'add'],
  'import-sheet': ['import', 'add'],
  'import-check': ['import', 'add'],
  'import-rows': ['import', 'add'],
  'import-mend': ['import', 'add'],
  'import-run': ['import', 'add'],
  'import-cancel': ['import', 'add'],
  'import-close': ['import', 'add'],
  'import-errors-save': ['import', 'add'],
  'import-batches': ['import', 'view'],
  'import-undo': ['import', 'delete'],
} as const satisfies NeedsOf<typeof importChannels>;

/** Those that only read, and what makes their answers old. */
export const importReads = {
  'import-batches': ['reseller', 'contact', 'phone', 'email'],
} as const satisfies ReadsOf<typeof importChannels>;
