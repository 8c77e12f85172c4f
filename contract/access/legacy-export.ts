import type { legacyExportChannels } from '../legacy-export.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

const exporting = ['export', 'add'] as const;
/** An old workbook names a company in each row: without it no import could read it back. */
const seesWho = ['resellers', 'view'] as const;

/** What each of these channels asks of whoever calls it: to export, and to see all that leaves. */
export const legacyExportNeeds = {
  'reseller-legacy-export': [exporting, seesWho],
  'interaction-legacy-export': [exporting, seesWho, ['interactions', 'view']],
  'registration-legacy-export': [
    exporting,
    seesWho,
    ['registrations', 'view'],
    ['courses', 'view'],
  ],
  // The points that are left beside each request are left out for who may not see the ledger.
  'bonus-request-legacy-export': [exporting, seesWho, ['bonus-requests', 'view']],
  'purchase-legacy-export': [exporting, seesWho, ['purchases', 'view']],
  'accounting-legacy-export': [exporting, seesWho],
} as const satisfies NeedsOf<typeof legacyExportChannels>;

/** Those that only read, and what makes their answers old. */
export const legacyExportReads = {} as const satisfies ReadsOf<typeof legacyExportChannels>;
