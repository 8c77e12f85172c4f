import { extname } from 'node:path';
import type { ExportResult, TextEncoding } from '#contract/export.ts';
import type { Database } from '#db/database.ts';
import { InteractionList } from '#db/repositories/interaction-list.ts';
import { AccountingRows } from '#db/repositories/legacy/accounting-rows.ts';
import { OldLogRows } from '#db/repositories/legacy/log-rows.ts';
import { OldPurchaseRows } from '#db/repositories/legacy/purchase-rows.ts';
import { RegisterRows } from '#db/repositories/legacy/register-rows.ts';
import { logZone } from '#db/repositories/log-zone.ts';
import { OldRequestRows } from '#db/repositories/legacy/request-rows.ts';
import { OldTrainingRows } from '#db/repositories/legacy/training-rows.ts';
import { ResellerList } from '#db/repositories/reseller-list.ts';
import { toLocal } from '#domain/calendar/instant.ts';
import { rowsByPk } from '#electron/data/export/rows-by-pk.ts';
import { writeTable } from '#electron/data/export/write-table.ts';
import { accountingColumns } from '#electron/data/legacy/accounting-columns.ts';
import type { LegacyLayout } from '#electron/data/legacy/legacy-step.ts';
import { logLayout } from '#electron/data/legacy/log-layout.ts';
import { purchasesLayout } from '#electron/data/legacy/purchases-layout.ts';
import { registerLayout } from '#electron/data/legacy/register-layout.ts';
import { requestsLayout } from '#electron/data/legacy/requests-layout.ts';
import { trainingsLayout } from '#electron/data/legacy/trainings-layout.ts';
import { legacyFormatOf, writeLegacy } from '#electron/data/legacy/write-legacy.ts';
import { CliError } from './cli-error.ts';
import { atOneMoment } from './one-moment.ts';
import { zoneOf } from './zone-of.ts';

/** The old workbooks that can be written. */
export const legacyKinds = [
  'resellers',
  'interactions',
  'purchases',
  'bonus-requests',
  'trainings',
  'accounting',
] as const;
export type LegacyKind = (typeof legacyKinds)[number];

export type LegacyExport = {
  readonly kind: LegacyKind;
  readonly to: string;
  /** Of a text; only accounting has one. */
  readonly encoding?: TextEncoding | undefined;
  readonly signal: AbortSignal | undefined;
};

/**
 * Writes all that is stored of a kind, as it stands at one moment, in the layout of its old workbook.
 * Throws `cli/usage` for an ending or an encoding that the kind is not written with, and what `writeLegacy` throws.
 */
export async function exportLegacy(
  db: Database,
  file: string,
  wanted: LegacyExport,
): Promise<ExportResult> {
  const { kind, to, encoding, signal } = wanted;
  if (kind === 'accounting') return atOneMoment(db, () => exportAccounting(db, wanted));
  if (encoding !== undefined) throw new CliError('cli/usage', '--encoding needs --kind accounting');
  if (legacyFormatOf(to) === null) throw new CliError('cli/usage', '--to FILE.xlsx|FILE.xls');
  const options = signal === undefined ? {} : { signal };
  return atOneMoment(db, () => writeLegacy(to, layouts[kind](db, file), options));
}

const layouts: Readonly<
  Record<Exclude<LegacyKind, 'accounting'>, (db: Database, file: string) => LegacyLayout>
> = {
  resellers: (db, file) => {
    const { pks } = new ResellerList(db).list({ sort: { field: 'name', direction: 'asc' } });
    const today = toLocal(Date.now(), zoneOf(db, file)).date;
    return registerLayout(new RegisterRows(db), pks, today);
  },
  interactions: (db) => {
    const { pks } = new InteractionList(db).list({});
    return logLayout(new OldLogRows(db), pks, logZone(db));
  },
  purchases: (db) => purchasesLayout(new OldPurchaseRows(db)),
  'bonus-requests': (db, file) => requestsLayout(new OldRequestRows(db), zoneOf(db, file)),
  trainings: (db, file) => trainingsLayout(new OldTrainingRows(db), zoneOf(db, file)),
};

/** Accounting never gave a workbook: its file is text, if not told otherwise in the encoding of its time. */
function exportAccounting(
  db: Database,
  { to, encoding = 'windows-1251', signal }: LegacyExport,
): Promise<ExportResult> {
  if (extname(to).toLowerCase() !== '.csv') throw new CliError('cli/usage', '--to FILE.csv');
  const rows = new AccountingRows(db);
  const all = rowsByPk(rows.all(), (pks) => rows.read(pks));
  return writeTable(to, 'csv', accountingColumns, all, {
    ...{ language: 'ru', title: '', encoding, guardFormulas: true },
    ...(signal === undefined ? {} : { signal }),
  });
}
