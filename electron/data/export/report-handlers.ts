import type { Handlers } from '#contract/ipc.ts';
import type { reportExportChannels } from '#contract/report-export.ts';
import { createBonusExports } from '../bonus/export-handlers.ts';
import type { DataContext } from '../context.ts';
import { createImportExports } from '../import/export-handlers.ts';
import { createPeopleExports } from '../people/export-handlers.ts';
import { createTaskExports } from '../task/export-handlers.ts';
import { createTrainingExports } from '../training/export-handlers.ts';
import type { ExportJobs } from './export-jobs.ts';

/** The exports of the lists and reports that are no grid over a whole area. */
export function createReportExports(
  context: DataContext,
  jobs: ExportJobs,
): Pick<Handlers, keyof typeof reportExportChannels> {
  return {
    ...createBonusExports(context, jobs),
    ...createTrainingExports(context, jobs),
    ...createTaskExports(context, jobs),
    ...createImportExports(context, jobs),
    ...createPeopleExports(context, jobs),
  };
}
