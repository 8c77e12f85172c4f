import { searchKey } from '../../text/search-key.ts';
import type { RegisterField } from '../fields.ts';
import { headerMeaning } from '../header-words.ts';

/* Over ` key `, as those of a register's header; the first that fits decides. */
const rules: readonly (readonly [RegisterField, RegExp])[] = [
  [
    'followUpOn',
    / (?:перезв|напомн|следующ|след (?:звон|конт)|повторн|срок |call ?back|callback|follow ?up|next (?:call|contact)|remind)/,
  ],
  ['duration', / (?:длит|длина |продолж|минут|время разгов|duration|length |talk time)/],
  ['occurredOn', / (?:дата|день|число|когда|date|day|when)(?= )/],
  ['occurredTime', / (?:время|час|часы|time)(?= )/],
  ['direction', / (?:направлени|вх исх|входящ\S* исходящ|direction|in out)/],
  ['channel', / (?:тип|вид|канал|способ|средство|channel|type|kind|medium|via)(?= )/],
  [
    'topic',
    / (?:тема|тематика|вопрос|предмет|суть|причина|цель|повод|subject|topic|reason|about|purpose|regarding)(?= )/,
  ],
  [
    'outcome',
    / (?:результат|итог|исход|решение|статус|чем законч\S*|outcome|result|resolution|disposition|status)(?= )/,
  ],
  [
    'operator',
    / (?:оператор|сотрудник|менеджер|ответств|отв |принял|кто (?:звон|прин|отв)|исполнит|agent|operator|employee|staff|handled|taken by|manager|owner|user )/,
  ],
  [
    'note',
    / (?:коммент|примеч|прим |заметк|содержан|описан|подробн|notes?(?= )|comment|remark|detail|summary|descript)/,
  ],
];

/** What a log says of the other side, known by the words of a register's header. */
const ofResellers: ReadonlySet<RegisterField> = new Set<RegisterField>([
  ...(['number', 'name', 'inn', 'kpp', 'innKpp', 'legalForm', 'city', 'contact'] as const),
  'phone',
]);

/** What a header cell says of a column of a communications log, or null. */
export function logHeader(text: string): RegisterField | null {
  const levels = text.split(' / ');
  return oneLevel(levels.at(-1) ?? '') ?? (levels.length > 1 ? oneLevel(levels.join(' ')) : null);
}

function oneLevel(text: string): RegisterField | null {
  if (text.length > 60) return null;
  const key = ` ${searchKey(text)} `;
  const meant = headerMeaning(text);
  // `Тип партнера` and `Дата рождения` are words of others; a number to dial stays one.
  if (meant?.field === 'inn' || meant?.field === 'phone') return meant.field;
  const own = rules.find(([, pattern]) => pattern.test(key));
  if (own !== undefined) return own[0];
  return meant !== null && ofResellers.has(meant.field) ? meant.field : null;
}

const others =
  / (?:балл|points|bonus|бонус\S* (?:счет|балл)|участник|participant|сумма|стоимост|amount|цена|price|кпп|уровень|level|авториз\S* (?:дат|с )|дата авториз)/;

/** Whether a header speaks of what other kinds of workbook list. */
export function isOfOtherKinds(text: string): boolean {
  return others.test(` ${searchKey(text)} `);
}
