import type { RegisterField } from '#domain/import/fields.ts';
import type { Language } from './reason-texts.ts';

const headers: Readonly<Record<RegisterField, Readonly<Record<Language, string>>>> = {
  number: { ru: '№ п/п', en: 'No.' },
  name: { ru: 'Наименование', en: 'Company' },
  legalForm: { ru: 'Форма собственности', en: 'Legal form' },
  inn: { ru: 'ИНН', en: 'INN' },
  kpp: { ru: 'КПП', en: 'KPP' },
  innKpp: { ru: 'ИНН/КПП', en: 'INN/KPP' },
  city: { ru: 'Город', en: 'City' },
  region: { ru: 'Регион', en: 'Region' },
  address: { ru: 'Адрес', en: 'Address' },
  contact: { ru: 'Контактное лицо', en: 'Contact person' },
  position: { ru: 'Должность', en: 'Position' },
  phone: { ru: 'Телефон', en: 'Phone' },
  email: { ru: 'E-mail', en: 'E-mail' },
  status: { ru: 'Статус', en: 'Status' },
  authorisedOn: { ru: 'Дата авторизации', en: 'Authorisation date' },
  level: { ru: 'Уровень', en: 'Level' },
  manager: { ru: 'Менеджер', en: 'Manager' },
  segment: { ru: 'Сегмент', en: 'Segment' },
  note: { ru: 'Примечание', en: 'Note' },
  code: { ru: 'Код', en: 'Code' },
  turnover: { ru: 'Сумма закупок', en: 'Purchase amount' },
  lastPurchaseOn: { ru: 'Дата последней закупки', en: 'Last purchase date' },
  amount: { ru: 'Закупки', en: 'Purchases' },
  total: { ru: 'Итого', en: 'Total' },
  month: { ru: 'Месяц', en: 'Month' },
  productGroup: { ru: 'Товарная группа', en: 'Product group' },
  distributor: { ru: 'Дистрибьютор', en: 'Distributor' },
  participant: { ru: 'ФИО участника', en: 'Participant' },
  course: { ru: 'Тренинг', en: 'Training' },
  startsOn: { ru: 'Дата проведения', en: 'Training date' },
  endsOn: { ru: 'Дата окончания', en: 'End date' },
  filedOn: { ru: 'Дата заявки', en: 'Application date' },
  venue: { ru: 'Место проведения', en: 'Venue' },
  format: { ru: 'Форма проведения', en: 'Format' },
  ignore: { ru: '', en: '' },
};

/** What stands over a column of a field in a workbook that has no header of its own. */
export function fieldHeader(field: RegisterField, language: Language): string {
  return headers[field][language];
}
