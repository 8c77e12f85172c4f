import { join } from 'node:path';
import { saidBy, temporaryData, threeResellers, undoOf } from './data-file.ts';
import { plainStyle, reportSheet, testBuyer, type ReportModel } from './purchase-report.ts';
import { writeXlsx } from './write-register.ts';

export const reportGroups = ['Принтеры', 'Расходные материалы'];
export const reportMonths = ['2025-11', '2025-12'];

/** What two of them bought: by reseller, month and group, in minor units. */
export const firstSums: readonly (readonly (readonly number[])[])[] = [
  [
    [10_000_00, 2_500_50],
    [7_000_00, 0],
  ],
  [
    [1_234_56, 0],
    [0, 99_999_99],
  ],
];
/** The same as stored purchases. */
export const firstLines: readonly string[] = [
  'Вектор 0 2025-11 Принтеры 1000000 USD',
  'Вектор 0 2025-11 Расходные материалы 250050 USD',
  'Вектор 0 2025-12 Принтеры 700000 USD',
  'Вектор 1 2025-11 Принтеры 123456 USD',
  'Вектор 1 2025-12 Расходные материалы 9999999 USD',
];

/** A data file with three authorised resellers, and what a test does with reports of their purchases. */
export function purchaseData() {
  const data = temporaryData();
  const pks = threeResellers(data, { status: 'authorised' });
  /** Sums by reseller: month by month, group by group, in thousands with a comma shifted. */
  const report = (
    sums: readonly (readonly (readonly number[])[])[],
    name = 'закупки.xlsx',
  ): Promise<string> => {
    const buyers = sums.map((own, at) => ({ ...testBuyer(at), sums: own }));
    const model: ReportModel = { months: reportMonths, groups: reportGroups, buyers };
    return writeXlsx(join(data.folder, name), [reportSheet(model, plainStyle)]);
  };
  return { ...data, pks, report, undo: undoOf(data) };
}

type Db = ReturnType<typeof purchaseData>['db'];

/** Every live purchase, in an order of its own: `reseller month group sum currency`. */
export function purchaseLines(db: Db): readonly string[] {
  return db
    .prepare<[], string>(
      `SELECT r.name || ' ' || p.month || ' ' || p.product_group || ' ' || p.amount_minor || ' '
         || p.currency
       FROM purchase p JOIN reseller r ON r.pk = p.reseller_pk
       WHERE p.deleted_at IS NULL ORDER BY 1`,
    )
    .pluck()
    .all();
}

/** Everything that an import of purchases touches, to be compared before and after. */
export function purchaseState(db: Db) {
  const all = (sql: string) => db.prepare(sql).all();
  return {
    purchases: all(
      `SELECT pk, id, report_pk, reseller_pk, month, distributor, product_group, amount_minor,
         currency, note FROM purchase WHERE deleted_at IS NULL ORDER BY pk`,
    ),
    reports: all(
      `SELECT pk, distributor, month_from, month_to, state FROM purchase_report
       WHERE deleted_at IS NULL ORDER BY pk`,
    ),
    said: saidBy(db, 'purchases'),
  };
}

/** The purchase of a reseller, month and group. */
export function purchasePk(db: Db, resellerPk: number, month: string, group: string): number {
  const pk = db
    .prepare<[number, string, string], number>(
      `SELECT pk FROM purchase WHERE reseller_pk = ? AND month = ? AND product_group = ?
         AND deleted_at IS NULL`,
    )
    .pluck()
    .get(resellerPk, month, group);
  if (pk === undefined) throw new Error('no such purchase');
  return pk;
}
