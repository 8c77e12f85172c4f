import type { Handlers } from '#contract/ipc.ts';
import type { DataContext } from '../context.ts';
import type { ExportJobs } from '../export/export-jobs.ts';
import { rowsByPk } from '../export/rows-by-pk.ts';
import { sessionColumns, sessionTitle } from './session-columns.ts';
import { openTrainingStore } from './training-store.ts';

/** The export of the list of sessions, as it is on screen. */
export function createTrainingExports(
  context: DataContext,
  jobs: ExportJobs,
): Pick<Handlers, 'session-export'> {
  const { sessions, today } = openTrainingStore(context);
  return {
    'session-export': ({ pks, columns, ...options }) => {
      const day = today();
      return jobs.table(options, {
        title: sessionTitle,
        columns: sessionColumns(columns),
        rows: rowsByPk(pks, (some) =>
          context.may('courses', 'view')
            ? [...some].flatMap((pk) => sessions.read(pk, day) ?? [])
            : [],
        ),
        total: pks.length,
      });
    },
  };
}
