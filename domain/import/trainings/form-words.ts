import { searchKey } from '../../text/search-key.ts';
import type { RegisterField } from '../fields.ts';
import { headerMeaning } from '../header-words.ts';

/** What the label of a form means; `weak` ones count where nothing better is there. */
export type LabelMeaning = { readonly field: RegisterField; readonly weak: boolean };

/* All patterns are over ` key `, as those of a register's header, and most over the whole of it: a value is no label. */
const spaced = (text: string): string => ` ${searchKey(text)} `;

const ofTraining =
  '(?:проведени[ея]|тренинг[ау]?|курс[ау]?|семинар[ау]?|обучени[ея]|вебинар[ау]?|мероприяти[ея]|занят\\S*|программы|участия)';
const trainingWord =
  '(?:тренинг|тренинга|курс|курса|семинар|семинара|вебинар|вебинара|обучение|обучения|training|course|seminar|workshop|webinar|class)';
const courseTail =
  '(?: (?:тренинга|курса|семинара|обучения|программы|мероприятия|вебинара|name|title|topic|subject|programme|program))*';

/* Known by a word that no other workbook has. */
const courseLabel = new RegExp(
  `^ (?:(?:название|наименование|тема|программа|выбранный|желаемый|name of|title of|topic of|subject of|the) )*${trainingWord}${courseTail} $`,
);

/* The heading of many a form too, but then nothing stands behind a colon. */
const courseAsked =
  /^ (?:\S+ ){0,2}(?:участи[ея]|обучени[ея]|запис(?:ь|ать)) (?:(?:в|на|по) )?(?:тренинг[ае]?|семинар[ае]?|курс[ае]?|вебинар[ае]?|программ[еыу]) $/;

type Rule = readonly [RegisterField, RegExp, 'weak'?];

const rules: readonly Rule[] = [
  ['course', courseLabel],
  [
    'course',
    /^ (?:тема|программа|мероприятие|название программы|название мероприятия|topic|programme|program|event) $/,
    'weak',
  ],
  [
    'filedOn',
    /^ (?:дата (?:подачи|заполнения|заявки|составления|оформления|регистрации|обращения)|заявка от|application date|date of (?:the )?(?:application|request|filing|form)|request date|form date|submitted(?: on)?|filled in on|filed on) (?:\S+ )*$/,
  ],
  [
    'endsOn',
    /^ (?:(?:дата|день) )?(?:окончани[ея]|завершени[ея]|по) (?:\S+ )*$|^ (?:(?:training|course|session) )?(?:end date|ends|ends on|last day|until) $/,
  ],
  [
    'startsOn',
    new RegExp(
      `^ (?:дат[аы]|день|дни|сроки?|период|время)(?: и (?:время|место))?(?: (?:начала|${ofTraining}))+ $|^ (?:начало|сроки?|период|когда)(?: ${ofTraining})* $`,
    ),
  ],
  [
    'startsOn',
    /^ (?:(?:training|course|session|seminar|workshop|event|start) )+(?:dates?|period) $|^ dates? of (?:the )?(?:training|course|session|seminar|workshop|event) $|^ (?:start|starts|starts on|begins on|when) $/,
  ],
  ['startsOn', /^ (?:дата|даты|date|dates) $/, 'weak'],
  [
    'venue',
    new RegExp(
      `^ (?:город|место|адрес|площадка|дата и место|город и место)(?: ${ofTraining})+ $|^ (?:где|площадка|место) $`,
    ),
  ],
  [
    'venue',
    /^ (?:(?:training|course|session|seminar|workshop|event) )+(?:city|location|venue|place) $|^ (?:city|location|venue|place) of (?:the )?(?:training|course|session|seminar|workshop|event) $|^ (?:venue|place|where) $/,
  ],
  [
    'format',
    new RegExp(
      `^ (?:форма|формат|вид)(?: ${ofTraining})* $|^ (?:(?:training|course|delivery) )?(?:format|mode)(?: of (?:the )?\\S+)? $`,
    ),
  ],
  [
    'name',
    /^ (?:(?:полное|краткое|сокращенное|ваша|название|наименование|юридическое|направляющая) )*(?:компани[яи]|организаци[яи]|партнера?|реселлера?|дилера?|фирм[аы]|предприяти[ея]|контрагента?|заказчика?|плательщика?|заявител[ья]|юр лицо|юридическое лицо|юридического лица)(?: (?:партнера?|заявителя|реселлера?|дилера?|полностью|наименование|название))* $/,
  ],
  [
    'name',
    /^ (?:(?:full|legal|your|the|name of) )*(?:company|organi[sz]ation|reseller|partner|dealer|firm|customer|business|employer|applicant)(?: (?:name|legal name))* $|^ legal name $/,
  ],
];

const city = /^ (?:город|нас пункт|населенный пункт|г|city|town) $/;
/** Fields of a company's own labels, known by the words of a register's header. */
const companyFields: ReadonlySet<RegisterField> = new Set<RegisterField>([
  ...([
    'name',
    'inn',
    'kpp',
    'innKpp',
    'phone',
    'email',
    'contact',
    'position',
    'address',
  ] as const),
  ...(['city', 'region', 'legalForm', 'note', 'manager', 'code', 'level'] as const),
]);

/**
 * What a label means, or null. A city without more words is that of the training above the company
 * and the company's below it. With `colon` a label may have words of its own beside the known ones.
 */
export function labelMeaning(
  text: string,
  options: { readonly colon: boolean; readonly belowCompany: boolean },
): LabelMeaning | null {
  if (text.length > 80 || !/\p{L}/u.test(text)) return null;
  const key = spaced(text);
  for (const [field, pattern, weak] of rules) {
    if (pattern.test(key)) return { field, weak: weak !== undefined };
  }
  if (options.colon && courseAsked.test(key)) return { field: 'course', weak: true };
  if (city.test(key)) return { field: options.belowCompany ? 'city' : 'venue', weak: true };
  const told = headerMeaning(text);
  if (told === null || told.foreign || !companyFields.has(told.field)) return null;
  // Without a colon a company called «Фирма Центр» would be a label.
  const isShort = key.trim().split(' ').length <= 3 && !/\d/.test(text);
  const sure = told.field !== 'name' && told.field !== 'city' && told.weight > 1;
  return options.colon || (isShort && sure) ? { field: told.field, weak: told.weight < 3 } : null;
}

/** What a form tells once; who is to be asked at the company is nobody's participant. */
export const headFields: ReadonlySet<RegisterField> = new Set<RegisterField>([
  ...(['course', 'startsOn', 'endsOn', 'filedOn', 'venue', 'format'] as const),
  ...(['name', 'inn', 'kpp', 'innKpp', 'city', 'legalForm'] as const),
]);

/** Whether a text is a label and nothing else, so that no participant is called so. */
export function isLabel(text: string): boolean {
  const told = labelMeaning(text, { colon: false, belowCompany: true });
  return text.endsWith(':') || (told !== null && headFields.has(told.field));
}

const participant =
  /^ (?:ф ?и ?о|фамилия|имя|отчество|участник\S*|слушател\S*|сотрудник\S*|обучающ\S*|name|names|full name|first name|last name|surname|given name|family name|middle name|patronymic|participant\S*|attendee\S*|delegate\S*|trainee\S*|student\S*|employee\S*) |^ (?:полное имя|полностью ф ?и ?о|список участников) | (?:participant|attendee|delegate|trainee|student) (?:s )?(?:full )?name /;
const somebodyElse =
  / (?:контакт\S*|руковод\S*|директор\S*|ответств\S*|менеджер\S*|компани\S*|организаци\S*|кол во|количество|число|company|organi[sz]ation|contact|manager|director|number of|user) /;

/** More signs than any label has, what it explains in brackets aside: a sentence about participants. */
const longestHeader = 60;

/** Whether a header of a table says that participants stand in its column, or parts of their names. */
export function isParticipantHeader(text: string): boolean {
  if (text.replace(/\([^)]*\)?/gu, '').trim().length > longestHeader) return false;
  const key = spaced(text);
  return participant.test(key) && !somebodyElse.test(key);
}

/** Whether a header names the course by a word that no other workbook has. */
export function isTrainingHeader(text: string): boolean {
  return courseLabel.test(spaced(text));
}

const speaking =
  / (?:тренинг\S*|семинар\S*|обучени\S*|вебинар\S*|курсы?|участник\S*|training\S*|seminar\S*|workshop\S*|course\S*|participant\S*|enrol\S*)/;
const otherKinds =
  / (?:звон\S*|длительн\S*|продолжительн\S*|канал|балл\S*|сумм\S*|закупк\S*|оборот|duration|calls?|channel|points?|amount|turnover) /;

/** Whether a text speaks of trainings or of who takes part. */
export function speaksOfTraining(text: string): boolean {
  return speaking.test(spaced(text));
}

/** Whether a header is one of calls, points or sums, which no form has. */
export function isOfOtherKinds(text: string): boolean {
  return otherKinds.test(spaced(text));
}

const ending =
  /^ (?:подпис\S*|м п|печать|заявку (?:подал|составил|заполнил)\S*|составил\S*|заполнил\S*|руководител\S*|генеральный директор|директор|ответственн\S*|согласован\S*|утвержд\S*|исполнител\S*|с уважением|примечани\S*|дата|итого|всего|signature|signed|stamp|date|approved|authori[sz]ed|prepared|total|notes?|remarks?) /;

/** Whether somebody signs here, be it that they sign in the columns of participants. */
export function isSigned(text: string): boolean {
  return /_{4}/.test(text) || / (?:м п|подпись|signature) /.test(spaced(text));
}

/** Whether a text stands under a table: who signs, when, and how many they are. */
export function endsTable(text: string): boolean {
  return ending.test(spaced(text)) || isSigned(text);
}

/** Whether a text says that people take part from where they are. */
export function saysOnline(text: string): boolean {
  return / (?:онлайн|он лайн|вебинар\S*|дистанц\S*|удаленн\S*|online|on line|webinar|remote\S*|virtual\S*|zoom|skype) /.test(
    spaced(text),
  );
}
