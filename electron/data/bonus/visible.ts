import type { LedgerLine, PurchaseRow } from '#contract/bonus-ledger.ts';
import type { OfCompany } from '#db/repositories/plain/plain-list.ts';
import type { AccessArea } from '#domain/access/rights.ts';
import type { DataContext } from '../context.ts';

type OfReseller = { readonly resellerPk: number | null; readonly reseller: string | null };

/** A line without whose it is for those who may not see resellers. */
export function visibleLine<R extends OfReseller>(
  { may }: Pick<DataContext, 'may'>,
  row: R,
): Omit<R, keyof OfReseller> & OfReseller {
  return may('resellers', 'view') ? row : { ...row, resellerPk: null, reseller: null };
}

/** A purchase without the number of points that it earned for those who may not see the ledger. */
export function visiblePoints<R extends Pick<PurchaseRow, 'points'>>(
  { may }: Pick<DataContext, 'may'>,
  row: R,
): R {
  if (may('ledger', 'view')) return row;
  return { ...row, points: row.points === null ? null : 0 };
}

/** An entry without what its request is for, for those who may not see requests. */
export function visibleEntry({ may }: Pick<DataContext, 'may'>, line: LedgerLine): LedgerLine {
  return may('bonus-requests', 'view') ? line : { ...line, requestKind: null };
}

/** Rows that leave the application: none of an area, no company that one may not see (any more). */
export function leavingRows<R extends OfCompany & { readonly contact?: string | null }>(
  { may }: Pick<DataContext, 'may'>,
  area: AccessArea,
  rows: readonly R[],
): readonly R[] {
  if (!may(area, 'view')) return [];
  if (may('resellers', 'view')) return rows;
  return rows.map((row) => ({
    ...row,
    ...{ reseller: null, inn: null, kpp: null, resellerCity: null },
    ...('contact' in row ? { contact: null } : {}),
  }));
}
