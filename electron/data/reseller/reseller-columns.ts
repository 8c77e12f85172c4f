import type { ResellerRow } from '#contract/reseller.ts';
import { formatPhone } from '#domain/contact/format-phone.ts';
import { dateCell, dayCell } from '../export/cells.ts';
import type { Language, TableColumn } from '../export/table-column.ts';

/** The words for statuses, in files and on the clipboard. */
export const statusWords: Readonly<
  Record<Language, Readonly<Record<ResellerRow['status'], string>>>
> = {
  ru: {
    candidate: 'Кандидат',
    submitted: 'Подана заявка',
    'in-review': 'На рассмотрении',
    'documents-requested': 'Запрошены документы',
    authorised: 'Авторизован',
    refused: 'Отказано',
    suspended: 'Приостановлен',
    expired: 'Истекла',
  },
  en: {
    candidate: 'Candidate',
    submitted: 'Submitted',
    'in-review': 'In review',
    'documents-requested': 'Documents requested',
    authorised: 'Authorised',
    refused: 'Refused',
    suspended: 'Suspended',
    expired: 'Expired',
  },
};

/** The words for levels, in files and on the clipboard. */
export const levelWords: Readonly<
  Record<Language, Readonly<Record<'gold' | 'silver' | 'bronze', string>>>
> = {
  ru: { gold: 'Золотой', silver: 'Серебряный', bronze: 'Бронзовый' },
  en: { gold: 'Gold', silver: 'Silver', bronze: 'Bronze' },
};

/** The title of the list of resellers. */
export const resellerTitle = { ru: 'Реселлеры', en: 'Resellers' } as const;

/** The columns of the list of resellers, for files and the clipboard; instants in this zone. */
export function resellerColumns(timeZone: string): readonly TableColumn<ResellerRow>[] {
  const plain = (
    field: keyof ResellerRow & ('legalForm' | 'city' | 'region' | 'manager' | 'segment'),
    ru: string,
    en: string,
    width: number,
  ): TableColumn<ResellerRow> => ({ field, header: { ru, en }, width, value: (r) => r[field] });
  return [
    { field: 'name', header: { ru: 'Наименование', en: 'Name' }, width: 40, value: (r) => r.name },
    plain('legalForm', 'Форма', 'Legal form', 9),
    {
      field: 'inn',
      header: { ru: 'ИНН', en: 'INN' },
      width: 14,
      digits: true,
      value: (r) => r.inn,
    },
    {
      field: 'kpp',
      header: { ru: 'КПП', en: 'KPP' },
      width: 11,
      digits: true,
      value: (r) => r.kpp,
    },
    plain('city', 'Город', 'City', 20),
    plain('region', 'Регион', 'Region', 26),
    {
      field: 'status',
      header: { ru: 'Статус', en: 'Status' },
      width: 21,
      value: (r, language) => statusWords[language][r.status],
    },
    {
      field: 'level',
      header: { ru: 'Уровень', en: 'Level' },
      width: 12,
      value: (r, language) => (r.level === null ? null : levelWords[language][r.level]),
    },
    plain('manager', 'Менеджер', 'Manager', 20),
    plain('segment', 'Сегмент', 'Segment', 16),
    {
      field: 'contact',
      header: { ru: 'Контактное лицо', en: 'Contact' },
      width: 28,
      value: (r) => r.contact,
    },
    {
      field: 'phone',
      header: { ru: 'Телефон', en: 'Phone' },
      width: 19,
      digits: true,
      value: (r) => (r.phone === null ? null : formatPhone(r.phone)),
    },
    { field: 'email', header: { ru: 'E-mail', en: 'E-mail' }, width: 28, value: (r) => r.email },
    {
      field: 'authorisedOn',
      header: { ru: 'Дата авторизации', en: 'Authorised on' },
      width: 17,
      value: (r) => dateCell(r.authorisedOn),
    },
    {
      field: 'lastInteractionAt',
      header: { ru: 'Последнее обращение', en: 'Last interaction' },
      width: 20,
      value: (r) => dayCell(r.lastInteractionAt, timeZone),
    },
    {
      field: 'updatedAt',
      header: { ru: 'Изменён', en: 'Changed' },
      width: 12,
      value: (r) => dayCell(r.updatedAt, timeZone),
    },
  ];
}
