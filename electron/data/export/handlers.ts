import type { exportChannels } from '#contract/export.ts';
import type { Handlers } from '#contract/ipc.ts';
import type { ExportJobs } from './export-jobs.ts';

/** What all exports have in common. */
export function createExportHandlers(
  jobs: ExportJobs,
): Pick<Handlers, keyof typeof exportChannels> {
  return { 'export-cancel': ({ exportId }) => ({ cancelled: jobs.cancel(exportId) }) };
}
