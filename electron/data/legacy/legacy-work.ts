import type { ExportResult, TextEncoding } from '#contract/export.ts';
import type { ImportKind } from '#contract/import-kinds.ts';
import { openConnection } from '#db/connection.ts';
import type { Database } from '#db/database.ts';
import { InteractionList } from '#db/repositories/interaction-list.ts';
import { AccountingRows } from '#db/repositories/legacy/accounting-rows.ts';
import { OldLogRows } from '#db/repositories/legacy/log-rows.ts';
import { OldPurchaseRows } from '#db/repositories/legacy/purchase-rows.ts';
import { RegisterRows } from '#db/repositories/legacy/register-rows.ts';
import { OldRequestRows } from '#db/repositories/legacy/request-rows.ts';
import { OldTrainingRows } from '#db/repositories/legacy/training-rows.ts';
import { logZone } from '#db/repositories/log-zone.ts';
import { ResellerList } from '#db/repositories/reseller-list.ts';
import { toLocal } from '#domain/calendar/instant.ts';
import { atOneMoment } from '../export/one-moment.ts';
import { rowsByPk } from '../export/rows-by-pk.ts';
import type { WriteOptions } from '../export/write-rows.ts';
import { writeTable } from '../export/write-table.ts';
import { accountingColumns } from './accounting-columns.ts';
import type { LegacyLayout } from './legacy-step.ts';
import { logLayout } from './log-layout.ts';
import { purchasesLayout } from './purchases-layout.ts';
import { registerLayout } from './register-layout.ts';
import { requestsLayout } from './requests-layout.ts';
import { trainingsLayout } from './trainings-layout.ts';
import { writeLegacy } from './write-legacy.ts';

/** One old workbook that is to be written; it goes to a worker as it is. */
export type LegacyWork = {
  readonly kind: ImportKind;
  /** Its ending says the format: .xlsx or .xls, of accounting .csv. */
  readonly path: string;
  /** Only these resellers or interactions; left out, and of the other kinds, all that is stored. */
  readonly pks?: Uint32Array;
  /** In which days are told; those of the log are of its own zone. */
  readonly timeZone: string;
  readonly now: number;
  /** Of accounting. */
  readonly encoding?: TextEncoding | undefined;
  /** Whether the points that are left stand beside the requests. */
  readonly showsPoints: boolean;
};

export type LegacyWorkOptions = Pick<WriteOptions, 'signal'> & {
  /** Called now and then with the number of rows written so far, of how many. */
  readonly onRows?: (done: number, total: number) => void;
};

/** Writes an old workbook as the data stand at one moment. Throws what `writeLegacy` throws. */
export function writeLegacyWork(
  db: Database,
  work: LegacyWork,
  { signal, onRows }: LegacyWorkOptions,
): Promise<ExportResult> {
  const optionsFor = (total: () => number): WriteOptions => {
    const of = onRows === undefined ? 0 : total();
    return {
      ...(signal === undefined ? {} : { signal }),
      ...(onRows === undefined ? {} : { onRows: (done: number) => onRows(done, of) }),
    };
  };
  return atOneMoment(db, () => {
    if (work.kind === 'accounting') return writeAccounting(db, work, optionsFor);
    const { layout, total } = books[work.kind](db, work);
    return writeLegacy(work.path, layout, optionsFor(total));
  });
}

/** One old workbook and the data file that it is written from. */
export type LegacyJob = { readonly file: string; readonly work: LegacyWork };

/** Writes an old workbook from a data file that it opens for reading. Throws what `writeLegacyWork` throws. */
export async function writeLegacyJob(
  { file, work }: LegacyJob,
  options: LegacyWorkOptions,
): Promise<ExportResult> {
  const db = openConnection(file, { readonly: true });
  try {
    return await writeLegacyWork(db, work, options);
  } finally {
    db.close();
  }
}

type Book = { readonly layout: LegacyLayout; readonly total: () => number };

const books: Readonly<
  Record<Exclude<ImportKind, 'accounting'>, (db: Database, work: LegacyWork) => Book>
> = {
  resellers: (db, { pks = allResellers(db), now, timeZone }) => {
    const today = toLocal(now, timeZone).date;
    return {
      layout: registerLayout(new RegisterRows(db), pks, today),
      total: () => pks.length,
    };
  },
  interactions: (db, { pks = new InteractionList(db).list({}).pks }) => ({
    layout: logLayout(new OldLogRows(db), pks, logZone(db)),
    total: () => pks.length,
  }),
  purchases: (db) => {
    const rows = new OldPurchaseRows(db);
    const total = (): number =>
      rows.sheets().reduce((sum, sheet) => sum + rows.buyers(sheet).length, 0);
    return { layout: purchasesLayout(rows), total };
  },
  'bonus-requests': (db, { timeZone, showsPoints }) => {
    const rows = new OldRequestRows(db);
    const source = {
      byYear: () => rows.byYear(),
      read: (pks: Iterable<number>) => {
        const all = rows.read(pks);
        return showsPoints ? all : all.map((row) => ({ ...row, available: null }));
      },
    };
    const total = (): number =>
      [...rows.byYear().values()].reduce((sum, { length }) => sum + length, 0);
    return { layout: requestsLayout(source, timeZone), total };
  },
  trainings: (db, { timeZone }) => {
    const rows = new OldTrainingRows(db);
    return { layout: trainingsLayout(rows, timeZone), total: () => rows.all().length };
  },
};

function allResellers(db: Database): Uint32Array {
  return new ResellerList(db).list({ sort: { field: 'name', direction: 'asc' } }).pks;
}

/** Accounting never gave a workbook: its file is text, if not told otherwise in the encoding of its time. */
function writeAccounting(
  db: Database,
  { path, encoding = 'windows-1251' }: LegacyWork,
  optionsFor: (total: () => number) => WriteOptions,
): Promise<ExportResult> {
  const rows = new AccountingRows(db);
  const pks = rows.all();
  const all = rowsByPk(pks, (some) => rows.read(some));
  return writeTable(path, 'csv', accountingColumns, all, {
    ...{ language: 'ru', title: '', encoding, guardFormulas: true },
    ...optionsFor(() => pks.length),
  });
}
