import { formatPhone } from '#domain/contact/format-phone.ts';
import type { AccountingRow } from '#db/repositories/plain/plain-accounting.ts';
import { dateCell, moneyCell } from '../export/cells.ts';
import { column, digitsColumn, type TableColumn } from '../export/table-column.ts';

/** The title of the list of what accounting tells of resellers. */
export const accountingTitle = { ru: 'Контрагенты', en: 'Accounting' } as const;

/** The columns of that list, for files: those by which an export of accounting is recognised. */
export const accountingColumns: readonly TableColumn<AccountingRow>[] = [
  digitsColumn('code', ['Код', 'Code'], 14, (r) => r.code),
  column('name', ['Наименование', 'Company'], 40, (r) => r.name),
  column('legalForm', ['Форма собственности', 'Legal form'], 12, (r) => r.legalForm),
  digitsColumn('inn', ['ИНН', 'INN'], 14, (r) => r.inn),
  digitsColumn('kpp', ['КПП', 'KPP'], 11, (r) => r.kpp),
  column('city', ['Город', 'City'], 20, (r) => r.city),
  digitsColumn('phone', ['Телефон', 'Phone'], 19, (r) =>
    r.phone === null ? null : formatPhone(r.phone),
  ),
  column('turnover', ['Сумма закупок', 'Purchase amount'], 18, (r) => moneyCell(r.turnoverMinor)),
  column('lastPurchaseOn', ['Дата последней закупки', 'Last purchase date'], 23, (r) =>
    dateCell(r.lastPurchaseOn),
  ),
];
