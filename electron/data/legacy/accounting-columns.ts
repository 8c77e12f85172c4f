import type { AccountingRow } from '#db/repositories/legacy/accounting-rows.ts';
import { formatPhone } from '#domain/contact/format-phone.ts';
import type { CellValue } from '#electron/workbooks/read/cell.ts';
import type { TableColumn } from '../export/table-column.ts';
import { companyText } from './company-text.ts';
import { dayText } from './day-text.ts';
import { phonesText } from './phone-text.ts';

const minorInUnit = 100;

function column(
  field: string,
  ru: string,
  value: (row: AccountingRow) => CellValue,
): TableColumn<AccountingRow> {
  // The old file has Russian headers only.
  return { field, header: { ru, en: ru }, width: 16, value };
}

/** The columns of the old export of accounting: all of them texts as it wrote them. */
export const accountingColumns: readonly TableColumn<AccountingRow>[] = [
  column('code', 'Код', ({ code }) => code),
  column('name', 'Наименование', nameText),
  column('inn', 'ИНН', ({ inn }) => inn),
  column('kpp', 'КПП', ({ kpp }) => kpp),
  column('city', 'Город', ({ city }) => city),
  column('phone', 'Телефон', ({ phones }) => phonesText(phones, localPhone)),
  column('turnover', 'Сумма закупок, руб.', ({ turnoverMinor }) => amountCell(turnoverMinor)),
  column('lastPurchaseOn', 'Дата последней закупки', ({ lastPurchaseOn }) =>
    lastPurchaseOn === null ? null : dayText(lastPurchaseOn),
  ),
];

/** A name that a spreadsheet would run stands in quotes, which an import takes off again. */
function nameText(row: AccountingRow): string {
  const text = companyText(row);
  return /^[=+\-@]/u.test(text) ? `«${text}»` : text;
}

/** `8(495)1234567`; numbers of other countries as usual. */
function localPhone(e164: string): string {
  const [, area, local] = /^\+7 (\d+) ([\d-]+)$/u.exec(formatPhone(e164)) ?? [];
  return area === undefined || local === undefined
    ? formatPhone(e164)
    : `8(${area})${local.replaceAll('-', '')}`;
}

/** Whole kopecks as `1 234,56`; below zero as a number, for a text that begins with a sign is guarded. */
function amountCell(minor: number | null): CellValue {
  if (minor === null) return null;
  if (minor < 0) return minor / minorInUnit;
  const grouped = String(Math.floor(minor / minorInUnit)).replace(/\B(?=(?:\d{3})+$)/gu, ' ');
  return `${grouped},${String(minor % minorInUnit).padStart(2, '0')}`;
}
