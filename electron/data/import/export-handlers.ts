import type { Handlers } from '#contract/ipc.ts';
import { ImportBatches } from '#db/repositories/import-batches.ts';
import type { DataContext } from '../context.ts';
import type { ExportJobs } from '../export/export-jobs.ts';
import { shownZone } from '../shown-zone.ts';
import { batchColumns, batchTitle } from './batch-columns.ts';

/** The export of the list of imports. */
export function createImportExports(
  context: DataContext,
  jobs: ExportJobs,
): Pick<Handlers, 'import-batch-export'> {
  const batches = new ImportBatches(context.db);
  return {
    'import-batch-export': (options) => {
      const rows = batches.list();
      const columns = batchColumns(shownZone(context));
      return jobs.table(options, { title: batchTitle, columns, rows, total: rows.length });
    },
  };
}
