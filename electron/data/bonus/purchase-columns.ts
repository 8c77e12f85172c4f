import type { PlainPurchase } from '#db/repositories/plain/plain-purchases.ts';
import { moneyCell, monthCell } from '../export/cells.ts';
import { companyColumns } from '../export/company-columns.ts';
import { column, type TableColumn } from '../export/table-column.ts';

/** The title of the list of purchases. */
export const purchaseTitle = { ru: 'Закупки', en: 'Purchases' } as const;

/**
 * The columns of the list of purchases, for files. With the currency that all of them have, the header
 * of the sums says it, as reports of purchases do; null where there are several.
 */
export function purchaseColumns(currency: string | null): readonly TableColumn<PlainPurchase>[] {
  const unit = currency === null ? '' : `, ${currency}`;
  return [
    ...companyColumns<PlainPurchase>(),
    column('month', ['Месяц', 'Month'], 12, (r) => monthCell(r.month)),
    column('productGroup', ['Товарная группа', 'Product group'], 28, (r) => r.productGroup),
    column('distributor', ['Дистрибьютор', 'Distributor'], 24, (r) => r.distributor),
    column('amount', [`Закупки${unit}`, `Purchases${unit}`], 16, (r) => moneyCell(r.amountMinor)),
    column('currency', ['Валюта', 'Currency'], 9, (r) => r.currency),
    // Not “points”: that is a word of lists of requests, and this is to be read as purchases again.
    column('earned', ['Начислено', 'Earned'], 11, (r) => r.points),
    column('note', ['Примечание', 'Note'], 36, (r) => r.note),
  ];
}
