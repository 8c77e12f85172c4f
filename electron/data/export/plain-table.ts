import type { PlainList } from '#db/repositories/plain/plain-list.ts';
import type { ExportTable } from './export-jobs.ts';
import { rowsByPk } from './rows-by-pk.ts';

/** The rows that a query finds in a list, `shown` as one may see them, to be written as a table. */
export function plainTable<Row, Query>(
  parts: Pick<ExportTable<Row>, 'title' | 'columns'>,
  list: PlainList<Row, Query>,
  query: Query,
  shown: (rows: readonly Row[]) => readonly Row[] = (rows) => rows,
): ExportTable<Row> {
  const pks = list.numbers(query);
  return { ...parts, rows: rowsByPk(pks, (some) => shown(list.read(some))), total: pks.length };
}
