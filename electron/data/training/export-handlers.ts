import type { Handlers } from '#contract/ipc.ts';
import type { DataContext } from '../context.ts';
import type { ExportJobs } from '../export/export-jobs.ts';
import { rowsByPk } from '../export/rows-by-pk.ts';
import { courseColumns, courseTitle } from './course-columns.ts';
import { sessionColumns, sessionTitle } from './session-columns.ts';
import { openTrainingStore } from './training-store.ts';

/** The exports of sessions, as they are on screen, and of courses. */
export function createTrainingExports(
  context: DataContext,
  jobs: ExportJobs,
): Pick<Handlers, 'session-export' | 'course-export'> {
  const { sessions, courses, today } = openTrainingStore(context);
  return {
    'course-export': (options) => {
      const rows = courses.all(today());
      return jobs.table(options, {
        ...{ title: courseTitle, columns: courseColumns, rows, total: rows.length },
      });
    },
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
