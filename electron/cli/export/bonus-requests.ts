import { plainRequests } from '#db/repositories/plain/plain-requests.ts';
import { plainTable } from '#electron/data/export/plain-table.ts';
import { requestColumns, requestTitle } from '#electron/data/bonus/request-columns.ts';
import type { ListSource } from './list-source.ts';

/** The requests to spend points, the newest first. */
export const bonusRequests: ListSource = (db, timeZone, write) =>
  write(
    plainTable({ title: requestTitle, columns: requestColumns(timeZone) }, plainRequests(db), {}),
  );
