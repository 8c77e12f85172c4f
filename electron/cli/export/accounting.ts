import { plainAccounting } from '#db/repositories/plain/plain-accounting.ts';
import { plainTable } from '#electron/data/export/plain-table.ts';
import { accountingColumns, accountingTitle } from '#electron/data/reseller/accounting-columns.ts';
import type { ListSource } from './list-source.ts';

/** The resellers of whom accounting tells a code, a turnover or a last purchase, by name. */
export const accounting: ListSource = (db, _timeZone, write) =>
  write(
    plainTable({ title: accountingTitle, columns: accountingColumns }, plainAccounting(db), {}),
  );
