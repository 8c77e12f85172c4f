import type { ColouredCell } from '#domain/import/bonus-requests/judge-requests.ts';
import type { RowProblem } from '#domain/import/row-cells.ts';
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
  'row-total': {
    ru: 'итог строки не равен сумме её ячеек',
    en: 'the total of the row is not the sum of its cells',
  },
  'column-total': {
    ru: 'итог столбца не равен сумме строк',
    en: 'the total of the column is not the sum of the rows',
  },
  month: { ru: 'неясно, за какой это месяц', en: 'it is not clear which month this is' },
  productGroup: {
    ru: 'неясно, какая это товарная группа',
    en: 'it is not clear which product group this is',
  },
  points: {
    ru: 'баллы не читаются, нужно целое число больше нуля',
    en: 'not a whole number of points above zero',
  },
  kind: {
    ru: 'неясно, на что: оборудование, сувениры, реклама, семинар, подарочные карты или обучение',
    en: 'it is not clear what for: equipment, souvenirs, advertising, a seminar, gift cards or education',
  },
  approval: {
    ru: 'неясно, согласовано ли: слово, цвет и дата говорят разное',
    en: 'it is not clear what was decided: word, colour and date do not agree',
  },
  time: { ru: 'время не читается', en: 'this is no time of day' },
  duration: { ru: 'длительность не читается', en: 'this is no duration' },
  channel: {
    ru: 'неясно, звонок это, факс или письмо, и в какую сторону',
    en: 'it is not clear whether this is a call, a fax or an e-mail, and which way it went',
  },
  name: { ru: 'нет наименования или оно слишком длинное', en: 'the name is missing or too long' },
  course: { ru: 'не указан тренинг', en: 'the training is not named' },
  participant: { ru: 'нет имени участника', en: 'the name of the participant is missing' },
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
    ru: 'реселлера, закупку, заявку, обращение или участника завели, изменили или удалили, пока шла загрузка: загрузите строку ещё раз',
    en: 'the reseller, purchase, request, interaction or participant was entered, changed or deleted while the import ran: import the row again',
  },
  spelling: {
    ru: 'название похоже на известное, но не то же: укажите ИНН',
    en: 'the name is like a known one but not the same: give the INN',
  },
  twice: {
    ru: 'за один месяц и группу в файле две суммы: оставьте одну',
    en: 'the file has two sums for one month and group: leave one of them',
  },
  differs: {
    ru: 'за этот месяц и группу записана другая сумма, её внёс или изменил человек',
    en: 'another sum stands for the month and group: a person has entered or changed it',
  },
  posted: {
    ru: 'за прежнюю сумму уже начислены баллы: сначала сторнируйте начисление',
    en: 'points were accrued for the former sum: reverse the posting first',
  },
  'request-twice': {
    ru: 'в файле несколько разных заявок с этим номером: оставьте одну или исправьте номер',
    en: 'the file has several requests with this number: leave one, or correct the number',
  },
  'request-differs': {
    ru: 'заявку с этим номером внёс, изменил или удалил человек, или она у другого реселлера',
    en: 'a person has entered, changed or deleted the request, or it belongs to another reseller',
  },
  'request-spent': {
    ru: 'по этой заявке уже резервировались или списывались баллы: измените её в программе',
    en: 'points were reserved or spent for this request: change it in the application',
  },
  session: {
    ru: 'подходит не один тренинг, или он отменён, закрыт для записи или стоит баллов: уточните город или запишите участника сами',
    en: 'several sessions fit, or the session is cancelled, closed or costs points: give the city, or register the participant yourself',
  },
  participant: {
    ru: 'похожий участник этой компании уже записан: уточните имя',
    en: 'somebody like this of the same company is registered: give the whole name',
  },
};

/** What only the colour of a cell has said, in a word that is read as that again. */
export function colourWord({ word }: ColouredCell, language: Language): string {
  const words = {
    approved: { ru: 'да', en: 'yes' },
    rejected: { ru: 'нет', en: 'no' },
    pending: { ru: 'на рассмотрении', en: 'pending' },
    cancelled: { ru: 'отменена', en: 'cancelled' },
    // Beside the word that it contradicts, for a person to choose between them.
    green: { ru: 'зелёный', en: 'green' },
    yellow: { ru: 'жёлтый', en: 'yellow' },
    red: { ru: 'красный', en: 'red' },
  } as const;
  return words[word][language];
}

/** Why a row is left out that speaks of somebody whom nobody knows. */
export function unknownText(language: Language): string {
  return language === 'ru'
    ? 'такого реселлера нет: укажите ИНН или сначала загрузите реестр'
    : 'there is no such reseller: give the INN, or import the register first';
}

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
