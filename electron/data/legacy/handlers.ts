import type { ImportKind } from '#contract/import-kinds.ts';
import type { Handlers } from '#contract/ipc.ts';
import type { legacyExportChannels } from '#contract/legacy-export.ts';
import type { DataContext } from '../context.ts';
import type { ExportJobs } from '../export/export-jobs.ts';
import { shownZone } from '../shown-zone.ts';
import type { runLegacyJob } from './legacy-job.ts';
import type { LegacyWork } from './legacy-work.ts';

type Asked = { readonly exportId: string; readonly token: string } & Pick<
  LegacyWork,
  'pks' | 'encoding'
>;

/** The exports in the layouts of the old workbooks, each from the data as they are when it begins. */
export function createLegacyExports(
  context: DataContext,
  jobs: ExportJobs,
  runJob: typeof runLegacyJob,
): Pick<Handlers, keyof typeof legacyExportChannels> {
  const exported = (kind: ImportKind) => {
    return ({ exportId, token, ...rest }: Asked) =>
      jobs.run({ exportId, token }, (path, options) => {
        const work: LegacyWork = {
          ...{ kind, path, ...rest, timeZone: shownZone(context), now: context.now() },
          showsPoints: context.may('ledger', 'view'),
        };
        return runJob({ file: context.db.name, work }, options);
      });
  };
  return {
    'reseller-legacy-export': exported('resellers'),
    'interaction-legacy-export': exported('interactions'),
    'registration-legacy-export': exported('trainings'),
    'bonus-request-legacy-export': exported('bonus-requests'),
    'purchase-legacy-export': exported('purchases'),
    'accounting-legacy-export': exported('accounting'),
  };
}
