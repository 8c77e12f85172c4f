import type { Handlers } from '#contract/ipc.ts';
import { People } from '#db/repositories/people.ts';
import type { DataContext } from '../context.ts';
import type { ExportJobs } from '../export/export-jobs.ts';
import { personColumns, personTitle } from './person-columns.ts';
import { groupLines, personLine } from './person-lines.ts';

/** The export of who works here. */
export function createPeopleExports(
  { db }: Pick<DataContext, 'db'>,
  jobs: ExportJobs,
): Pick<Handlers, 'people-export'> {
  const people = new People(db);
  return {
    'people-export': (options) => {
      const rows = people.all().map(personLine);
      const columns = personColumns(groupLines(people));
      return jobs.table(options, { title: personTitle, columns, rows, total: rows.length });
    },
  };
}
