import type { LedgerLine } from '#contract/bonus-ledger.ts';
import type { EntryKind } from '#domain/bonus/entry.ts';
import { dateCell, instantCell, monthCell } from '../export/cells.ts';
import { column, type TableColumn, type Words } from '../export/table-column.ts';
import { requestKindText } from './request-columns.ts';

const entryWords: Words<EntryKind> = {
  ru: {
    accrual: 'Начисление',
    reservation: 'Резерв',
    release: 'Снятие резерва',
    debit: 'Списание',
    expiry: 'Сгорание',
    adjustment: 'Корректировка',
    reversal: 'Сторно',
  },
  en: {
    accrual: 'Accrual',
    reservation: 'Reservation',
    release: 'Release',
    debit: 'Debit',
    expiry: 'Expiry',
    adjustment: 'Adjustment',
    reversal: 'Reversal',
  },
};

/** The title of the ledger of a reseller. */
export const ledgerTitle = { ru: 'Счёт', en: 'Account' } as const;

/** The columns of the ledger of a reseller, for files; instants in this zone. */
export function ledgerColumns(timeZone: string): readonly TableColumn<LedgerLine>[] {
  return [
    column('at', ['Когда', 'When'], 17, (r) => instantCell(r.at, timeZone)),
    column('entry', ['Что', 'What'], 18, (r, language) => entryWords[language][r.kind]),
    column(
      'about',
      ['За что', 'For what'],
      34,
      ({ text, requestKind }, language) =>
        text ?? (requestKind === null ? null : requestKindText(requestKind, language)),
    ),
    column('month', ['Месяц закупок', 'Month of purchases'], 15, (r) => monthCell(r.month)),
    column('points', ['Баллы', 'Points'], 10, (r) => r.points),
    column('available', ['Доступно', 'Available'], 12, (r) => r.available),
    column('balance', ['Всего', 'In all'], 12, (r) => r.balance),
    column('expiresOn', ['Сгорают после', 'Expire after'], 15, (r) => dateCell(r.expiresOn)),
    column('actor', ['Кто внёс', 'Entered by'], 22, (r) => r.actor),
  ];
}
