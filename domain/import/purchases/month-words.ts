import type { Month } from '../../bonus/month.ts';

/** A month named in a text; the year is null where the text leaves it out. */
export type MonthWord = {
  readonly month: number;
  readonly year: number | null;
  /** What else stands in the text. */
  readonly rest: string;
};

// Whole words only: `Маркеры`, `Сенсоры` and `Декор` are product groups.
const words = [
  'январ[ьяею]|янв|january|jan',
  'феврал[ьяею]|февр|фев|february|feb',
  'март[ае]?|мар|march|mar',
  'апрел[ьяею]|апр|april|apr',
  'ма[йяюе]|may',
  'июн[ьяею]?|june?',
  'июл[ьяею]?|july?',
  'август[ае]?|авг|august|aug',
  'сентябр[ьяею]|сент|сен|september|sept|sep',
  'октябр[ьяею]|окт|october|oct',
  'ноябр[ьяею]|нояб|ноя|november|nov',
  'декабр[ьяею]|дек|december|dec',
];
const anyWord = words.map((word, index) => `(?<m${String(index + 1)}>${word})`).join('|');
const yearMark = String.raw`(?:\s*(?:г(?:ода?|\.)?(?!\p{L})|year))?`;
const named = new RegExp(
  String.raw`(?:(?<before>(?:19|20)\d\d)${yearMark}[\s.,/-]*)?(?<![\p{L}\p{N}])(?:${anyWord})(?!\p{L})\.?` +
    String.raw`(?:[\s.,/-]*['’]?(?<after>(?:19|20)\d\d|(?<![\d])\d\d)(?!\d)${yearMark})?`,
  'iu',
);
const dayBefore = /(?<!\d)(?:0?[1-9]|[12]\d|3[01])[\s.-]+$/u;
const numeric = [
  /(?<![\d./-])(?<month>0?[1-9]|1[0-2])[./-](?<year>(?:19|20)\d\d)(?![\d./-])/u,
  /(?<![\d./-])(?<year>(?:19|20)\d\d)[./-](?<month>0[1-9]|1[0-2])(?![\d./-])/u,
  // A date cell that is shown as a month: its first day or its last.
  /^(?:01|2[89]|3[01])\.(?<month>0[1-9]|1[0-2])\.(?<year>(?:19|20)\d\d)$/u,
  /^(?<year>(?:19|20)\d\d)-(?<month>0[1-9]|1[0-2])-(?:01|2[89]|3[01])$/u,
];

/** The month that a header names, in words or digits: `Январь 2011`, `янв.11`, `2011-01`, `Jan'11`. */
export function readMonthWord(raw: string): MonthWord | null {
  const text = raw.replace(/[\s\u00a0\u202f]+/gu, ' ').trim();
  for (const pattern of numeric) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const { groups = {} } = found;
    const rest = restOf(text, found);
    return { month: Number(groups['month']), year: Number(groups['year']), rest };
  }
  const found = named.exec(text);
  if (found === null) return null;
  const { groups = {}, index } = found;
  // `на 31 марта 2011` is a day, of a print or of a contract.
  if (groups['before'] === undefined && dayBefore.test(text.slice(0, index))) return null;
  const month = words.findIndex((_, at) => groups[`m${String(at + 1)}`] !== undefined) + 1;
  const year = groups['before'] ?? groups['after'];
  return { month, year: year === undefined ? null : fullYear(year), rest: restOf(text, found) };
}

function restOf(text: string, { index, 0: match }: RegExpExecArray): string {
  const rest = `${text.slice(0, index)} ${text.slice(index + match.length)}`;
  return rest.replace(/^[\s,.:;/()–—-]+|[\s,.:;/()–—-]+$/gu, '');
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** A month with its year as it is stored. */
export function monthKey(month: number, year: number): Month {
  return `${String(year)}-${String(month).padStart(2, '0')}`;
}

/** A title without full dates: that of a print says nothing of what was bought. */
export function withoutDates(text: string): string {
  return text
    .replace(/(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d/gu, ' ')
    .replace(/(?<!\d)\d{1,2}\s+\p{L}{3,9}\.?\s+\d{4}/giu, (day) =>
      readMonthWord(day.replace(/^\d+\s+/u, '')) === null ? day : ' ',
    );
}

/** The years that a text speaks of. */
export function yearsIn(text: string): readonly number[] {
  return [...text.matchAll(/(?<!\d)((?:19|20)\d\d)(?!\d)/gu)].map(([, year]) => Number(year));
}

/** Whether a header is nothing but a quarter or a half of a year. */
export function isQuarter(text: string): boolean {
  return /^(?:[1-4]|i{1,3}|iv)?[\s-]*(?:й|ый|ой|е|ое)?\s*(?:кв(?:артал|\.)?|полугодие|quarter|half)(?!\p{L})|^q[1-4](?!\p{L})/iu.test(
    text.trim(),
  );
}
