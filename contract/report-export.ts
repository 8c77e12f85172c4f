import { z } from 'zod';
import { requestStates } from '#domain/bonus/request-state.ts';
import { channel } from './channel.ts';
import { exportListSchema, exportOptionsSchema, type ExportResult } from './export.ts';
import { pkSchema } from './reseller.ts';

const month = z.string().max(7);

/**
 * Lists and reports as they are on screen, written into a file: each takes what its screen is narrowed
 * to, and has every line of it, also those that the screen does not draw.
 */
export const reportExportChannels = {
  'bonus-request-export': channel(
    exportOptionsSchema.extend({
      /** Empty: every state. */
      states: z.array(z.enum(requestStates)).max(requestStates.length),
    }),
  ).returns<ExportResult>(),
  'bonus-ledger-export': channel(
    exportOptionsSchema.extend({ resellerPk: pkSchema }),
  ).returns<ExportResult>(),
  'purchase-export': channel(exportOptionsSchema.extend({ month })).returns<ExportResult>(),
  'posting-export': channel(exportOptionsSchema).returns<ExportResult>(),
  'posting-preview-export': channel(exportOptionsSchema.extend({ month })).returns<ExportResult>(),
  'session-export': channel(exportListSchema).returns<ExportResult>(),
  'task-export': channel(
    exportOptionsSchema.extend({
      scope: z.enum(['mine', 'all']),
      /** With the tasks of later days. */
      later: z.boolean(),
    }),
  ).returns<ExportResult>(),
  'import-batch-export': channel(exportOptionsSchema).returns<ExportResult>(),
  /** Every version of the rates, each group from each step on a line. */
  'rate-export': channel(exportOptionsSchema).returns<ExportResult>(),
  'course-export': channel(exportOptionsSchema).returns<ExportResult>(),
  'people-export': channel(exportOptionsSchema).returns<ExportResult>(),
} as const;
