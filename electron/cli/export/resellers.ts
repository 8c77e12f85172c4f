import { ResellerList } from '#db/repositories/reseller-list.ts';
import { rowsByPk } from '#electron/data/export/rows-by-pk.ts';
import { resellerColumns, resellerTitle } from '#electron/data/reseller/reseller-columns.ts';
import type { ListSource } from './list-source.ts';

/** The resellers by name. */
export const resellers: ListSource = (db, timeZone, write) => {
  const list = new ResellerList(db);
  const { pks } = list.list({ sort: { field: 'name', direction: 'asc' } });
  return write({
    title: resellerTitle,
    columns: resellerColumns(timeZone),
    rows: rowsByPk(pks, (some) => list.rows(some)),
    total: pks.length,
  });
};
