import type { Handlers } from '#contract/ipc.ts';
import type { TaskRow, TodayList } from '#contract/task.ts';
import type { DataContext } from '../context.ts';
import type { ExportJobs } from '../export/export-jobs.ts';
import { shownZone } from '../shown-zone.ts';
import { worklistColumns, worklistTitle, type WorklistLine } from './task-columns.ts';
import { createToday } from './today.ts';

/** The lines of the worklist in the order of the screen: its sections, requests after their tasks. */
function* linesOf(
  { sections, requests }: TodayList,
  rows: readonly TaskRow[],
  later: boolean,
): Generator<WorklistLine> {
  const byPk = new Map(rows.map((task) => [task.pk, task]));
  for (const { name: section, pks } of sections) {
    if (section === 'later' && !later) continue;
    for (const pk of pks) {
      const task = byPk.get(pk);
      if (task) yield { section, task, request: null };
    }
    if (section !== 'unconfirmed') continue;
    for (const request of requests) yield { section, task: null, request };
  }
}

/** The export of the worklist, as it is on screen. */
export function createTaskExports(
  context: DataContext,
  jobs: ExportJobs,
): Pick<Handlers, 'task-export'> {
  const today = createToday(context);
  return {
    'task-export': async ({ scope, later, ...options }) => {
      const list = await today['task-today']({ scope });
      const pks = list.sections.flatMap((section) => section.pks);
      const lines = [...linesOf(list, await today['task-rows']({ pks }), later)];
      return jobs.table(options, {
        title: worklistTitle,
        columns: worklistColumns(shownZone(context)),
        rows: lines,
        total: lines.length,
      });
    },
  };
}
