import { AppError } from '#contract/errors.ts';
import type { Database } from '#db/database.ts';
import { noRequests, storedRequests } from '#db/repositories/bonus-request-lookup.ts';
import { nothingStored, storedResellers } from '#db/repositories/import-lookup.ts';
import { logZone } from '#db/repositories/log-zone.ts';
import { noLogs, storedLogs } from '#db/repositories/interaction-lookup.ts';
import { noPurchases, storedPurchases } from '#db/repositories/purchase-lookup.ts';
import { noTrainings, storedTrainings } from '#db/repositories/trainings-lookup.ts';
import type { FieldColumn, RegisterField } from '#domain/import/fields.ts';
import { kindByColumns } from '#domain/import/kind-of-columns.ts';
import type { WorkbookKind } from '#domain/import/recognised.ts';
import type { Workbook } from '#electron/workbooks/read/workbook.ts';
import { bonusRequestsDecider, bonusRequestsReader } from './decide-bonus-requests.ts';
import { logDecider, logPlans, logReader } from './decide-interactions.ts';
import { purchasesDecider, purchasesReader, reportPlans } from './decide-purchases.ts';
import { registerDecider, registerReader } from './decide-register.ts';
import { trainingsDecider, trainingsReader } from './decide-trainings.ts';
import type { MakeDecider } from './row-decider.ts';
import type { RowReader } from './row-reader.ts';
import type { PlannedSheet } from './workbook-sheets.ts';

/** How the planned sheets of a workbook are read and decided; the only place that tells the kinds apart. */
export type Family = {
  readonly reader: RowReader;
  /** Decides by what is stored now; rows of the batch itself are left out. */
  readonly decider: (db: Database | null, batchPk: number) => MakeDecider;
};

/** Makes ready to read sheets as a kind of workbook. */
export function openFamily(
  kind: WorkbookKind,
  workbook: Workbook,
  sheets: readonly PlannedSheet[],
  today: string,
): Family {
  if (kind === 'purchases') {
    const plans = reportPlans(workbook, sheets);
    return {
      reader: purchasesReader(workbook, sheets, plans),
      decider: (db, batchPk) => {
        const stored = db === null ? noPurchases : storedPurchases(db, batchPk);
        return purchasesDecider(workbook, sheets, plans, stored);
      },
    };
  }
  if (kind === 'bonus-requests') {
    return {
      reader: bonusRequestsReader(workbook, sheets),
      decider: (db, batchPk) => {
        const stored = db === null ? noRequests : storedRequests(db, batchPk);
        return bonusRequestsDecider(workbook, sheets, today, stored);
      },
    };
  }
  if (kind === 'interactions') {
    const plans = logPlans(workbook, sheets);
    return {
      reader: logReader(workbook, sheets, plans),
      decider: (db, batchPk) => {
        const stored = db === null ? noLogs : storedLogs(db, batchPk);
        const timeZone = logZone(db);
        return logDecider(sheets, plans, stored, {
          date1904: workbook.date1904,
          today,
          timeZone,
        });
      },
    };
  }
  if (kind === 'trainings') {
    return {
      reader: trainingsReader(workbook, sheets),
      decider: (db, batchPk) => {
        const stored = db === null ? noTrainings : storedTrainings(db, batchPk);
        return trainingsDecider(workbook, sheets, today, stored);
      },
    };
  }
  return {
    reader: registerReader(workbook, sheets),
    decider: (db, batchPk) => {
      const stored = db === null ? nothingStored : storedResellers(db, batchPk);
      return registerDecider(workbook, sheets, kind, today, stored);
    },
  };
}

/** The kind that chosen columns make of a workbook, whatever it was taken for. */
export function kindOfColumns(
  fields: readonly RegisterField[],
  recognised: WorkbookKind | null,
): WorkbookKind {
  const told = kindByColumns(fields);
  if (told !== null) return told;
  if (recognised === 'resellers' || recognised === 'accounting') return recognised;
  const sums = fields.includes('turnover') || fields.includes('lastPurchaseOn');
  return sums && !fields.includes('status') ? 'accounting' : 'resellers';
}

/** Throws `import/columns-missing` when nothing tells who a row means, or what it is worth. */
export function requireColumns(kind: WorkbookKind, columns: readonly FieldColumn[]): void {
  const has = (...fields: readonly RegisterField[]): boolean =>
    columns.some(({ field }) => fields.includes(field));
  if (kind === 'interactions') {
    if (!has('occurredOn')) throw missing('No day', 'occurredOn');
    if (!has('name', 'inn', 'innKpp', 'phone', 'contact')) {
      throw missing('Neither a company nor a number', 'name, phone');
    }
    return;
  }
  if (!has('name', 'inn', 'innKpp')) throw missing('Neither a name nor an INN', 'name, inn');
  if (kind === 'purchases' && !has('amount')) throw missing('No sum', 'amount');
  if (kind === 'trainings' && !has('participant')) throw missing('No participant', 'participant');
  if (kind !== 'bonus-requests') return;
  if (!has('points')) throw missing('No number of points', 'points');
  if (!has('requestKind')) throw missing('No way of spending', 'requestKind');
}

function missing(what: string, fields: string): AppError {
  return new AppError('import/columns-missing', `${what} has a column`, { details: { fields } });
}
