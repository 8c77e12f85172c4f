import { onlyCurrency, plainPurchases } from '#db/repositories/plain/plain-purchases.ts';
import { plainTable } from '#electron/data/export/plain-table.ts';
import { purchaseColumns, purchaseTitle } from '#electron/data/bonus/purchase-columns.ts';
import type { ListSource } from './list-source.ts';

/** The purchases of all months, the first month first. */
export const purchases: ListSource = (db, _timeZone, write) =>
  write(
    plainTable(
      { title: purchaseTitle, columns: purchaseColumns(onlyCurrency(db)) },
      plainPurchases(db),
      {},
    ),
  );
