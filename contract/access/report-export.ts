import { bonusNeeds } from './bonus.ts';
import { importNeeds } from './import.ts';
import type { reportExportChannels } from '../report-export.ts';
import { peopleNeeds } from './people.ts';
import { trainingNeeds } from './training.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

const exporting = ['export', 'add'] as const;

/** What each of these channels asks of whoever calls it: to export, and to see what leaves. */
export const reportExportNeeds = {
  'bonus-request-export': [exporting, bonusNeeds['bonus-request-list']],
  'bonus-ledger-export': [exporting, bonusNeeds['bonus-ledger']],
  'purchase-export': [exporting, bonusNeeds['purchase-list']],
  'posting-export': [exporting, bonusNeeds['posting-list']],
  'posting-preview-export': [exporting, ...bonusNeeds['posting-preview']],
  'session-export': [exporting, ['courses', 'view']],
  'task-export': [exporting, ['tasks', 'view']],
  'import-batch-export': [exporting, importNeeds['import-batches']],
  'rate-export': [exporting, bonusNeeds['rate-list']],
  'course-export': [exporting, trainingNeeds['course-list']],
  'people-export': [exporting, peopleNeeds['people-list']],
} as const satisfies NeedsOf<typeof reportExportChannels>;

/** Those that only read, and what makes their answers old. */
export const reportExportReads = {} as const satisfies ReadsOf<typeof reportExportChannels>;
