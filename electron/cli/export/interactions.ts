import { InteractionList } from '#db/repositories/interaction-list.ts';
import { rowsByPk } from '#electron/data/export/rows-by-pk.ts';
import { interactionColumns, interactionTitle } from '#electron/data/interaction/list-columns.ts';
import type { ListSource } from './list-source.ts';

/** The log with all that was written down, the newest first. */
export const interactions: ListSource = (db, timeZone, write) => {
  const list = new InteractionList(db);
  const { pks } = list.list({});
  return write({
    title: interactionTitle,
    columns: interactionColumns(timeZone),
    rows: rowsByPk(pks, (some) => list.wholeRows(some)),
    total: pks.length,
  });
};
