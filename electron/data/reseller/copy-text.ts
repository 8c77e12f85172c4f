import type { ResellerRow } from '#contract/reseller.ts';
import { localDate } from '#domain/calendar/instant.ts';
import { formatPhone } from '#domain/contact/format-phone.ts';
import { systemTimeZone } from '../system-time-zone.ts';

type Language = 'ru' | 'en';
type Column = {
  readonly header: Readonly<Record<Language, string>>;
  value(row: ResellerRow, language: Language): string;
};

const statusWords: Readonly<Record<Language, Readonly<Record<ResellerRow['status'], string>>>> = {
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

const levelWords: Readonly<
  Record<Language, Readonly<Record<'gold' | 'silver' | 'bronze', string>>>
> = {
  ru: { gold: 'Золотой', silver: 'Серебряный', bronze: 'Бронзовый' },
  en: { gold: 'Gold', silver: 'Silver', bronze: 'Bronze' },
};

/** A cell that Excel keeps as text: otherwise an INN loses its leading zero on pasting. */
function asText(digits: string | null): string {
  return digits === null ? '' : `="${digits}"`;
}

function date(iso: string | null): string {
  return iso === null ? '' : `${iso.slice(8, 10)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}`;
}

function instant(ms: number | null): string {
  return ms === null ? '' : date(localDate(ms, systemTimeZone()));
}

const columns: Readonly<Record<string, Column>> = {
  legalForm: { header: { ru: 'Форма', en: 'Legal form' }, value: (r) => r.legalForm ?? '' },
  name: { header: { ru: 'Наименование', en: 'Name' }, value: (r) => r.name },
  inn: { header: { ru: 'ИНН', en: 'INN' }, value: (r) => asText(r.inn) },
  kpp: { header: { ru: 'КПП', en: 'KPP' }, value: (r) => asText(r.kpp) },
  city: { header: { ru: 'Город', en: 'City' }, value: (r) => r.city ?? '' },
  region: { header: { ru: 'Регион', en: 'Region' }, value: (r) => r.region ?? '' },
  status: { header: { ru: 'Статус', en: 'Status' }, value: (r, l) => statusWords[l][r.status] },
  level: {
    header: { ru: 'Уровень', en: 'Level' },
    value: (r, l) => (r.level === null ? '' : levelWords[l][r.level]),
  },
  manager: { header: { ru: 'Менеджер', en: 'Manager' }, value: (r) => r.manager ?? '' },
  segment: { header: { ru: 'Сегмент', en: 'Segment' }, value: (r) => r.segment ?? '' },
  contact: { header: { ru: 'Контактное лицо', en: 'Contact' }, value: (r) => r.contact ?? '' },
  phone: {
    header: { ru: 'Телефон', en: 'Phone' },
    value: (r) => asText(r.phone === null ? null : formatPhone(r.phone)),
  },
  email: { header: { ru: 'E-mail', en: 'E-mail' }, value: (r) => r.email ?? '' },
  authorisedOn: {
    header: { ru: 'Дата авторизации', en: 'Authorised on' },
    value: (r) => date(r.authorisedOn),
  },
  lastInteractionAt: {
    header: { ru: 'Последнее обращение', en: 'Last interaction' },
    value: (r) => instant(r.lastInteractionAt),
  },
  updatedAt: { header: { ru: 'Изменён', en: 'Changed' }, value: (r) => instant(r.updatedAt) },
};

/** One cell of the clipboard: tabs, line ends and quotes are quoted as Excel reads them. */
function cell(text: string): string {
  // What would be read as a formula and is none of ours stays text.
  const safe = /^[=+\-@]/.test(text) && !text.startsWith('="') ? `'${text}` : text;
  return /[\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rows as text for the clipboard: tabs and CR LF; unknown columns are left out. */
export function copyText(
  rows: readonly ResellerRow[],
  wanted: readonly string[],
  header: boolean,
  language: Language,
): { text: string; rows: number } {
  const chosen = wanted.flatMap((field) => columns[field] ?? []);
  const lines = rows.map((row) => chosen.map((c) => cell(c.value(row, language))).join('\t'));
  if (header) lines.unshift(chosen.map((c) => c.header[language]).join('\t'));
  return { text: lines.join('\r\n'), rows: rows.length };
}
