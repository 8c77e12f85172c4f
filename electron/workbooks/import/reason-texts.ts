import type { RowProblem } from '#domain/import/judge-row.ts';

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
