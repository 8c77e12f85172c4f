import type { RowProblem } from '#domain/import/judge-row.ts';
import type { Doubt } from '#domain/import/plan-import.ts';

export type Language = 'ru' | 'en';

const reasons: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'inn-checksum': {
    ru: 'контрольные цифры ИНН не сходятся',
    en: 'the check digits of the INN are wrong',
  },
  'inn-format': { ru: 'в ИНН должно быть 10 или 12 цифр', en: 'an INN has 10 or 12 digits' },
  kpp: { ru: 'в КПП должно быть 9 знаков', en: 'a KPP has 9 characters' },
  email: { ru: 'это не адрес электронной почты', en: 'this is no e-mail address' },
  date: {
    ru: 'дата не читается, нужны день, месяц и год',
    en: 'not a date with day, month and year',
  },
  phone: { ru: 'это не телефонный номер', en: 'this is no telephone number' },
  status: { ru: 'такого статуса нет', en: 'there is no such status' },
  level: { ru: 'такого уровня нет', en: 'there is no such level' },
  amount: { ru: 'сумма не читается', en: 'this is no amount' },
  name: { ru: 'нет наименования или оно слишком длинное', en: 'the name is missing or too long' },
};

const doubts: Readonly<Record<Doubt, Readonly<Record<Language, string>>>> = {
  several: {
    ru: 'подходят несколько реселлеров: укажите ИНН и КПП или город',
    en: 'several resellers fit: give INN and KPP, or the city',
  },
  place: {
    ru: 'неясно, тот ли это реселлер: укажите ИНН или город',
    en: 'it may be another reseller: give the INN or the city',
  },
  meanwhile: {
    ru: 'реселлера завели или удалили, пока шла загрузка: загрузите строку ещё раз',
    en: 'the reseller was entered or deleted while the import ran: import the row again',
  },
};

/** The header of the column of reasons. */
export function reasonHeader(language: Language): string {
  return language === 'ru' ? 'Причина отклонения' : 'Reason of rejection';
}

/** Why a cell was refused, for a person who will correct it. */
export function reasonText(problem: RowProblem, header: string, language: Language): string {
  const text = reasons[problem.code]?.[language] ?? problem.code;
  const value = problem.value === '' ? '' : ` (${problem.value})`;
  return `${header === '' ? '' : `${header}: `}${text}${value}`;
}

/** Why a row waits for a person, for the one who will complete it. */
export function doubtText(doubt: Doubt, language: Language): string {
  return doubts[doubt][language];
}
