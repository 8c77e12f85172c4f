import { dayNumberOf, type CalendarDate } from '../calendar/parse-date.ts';

export type LetterLanguage = 'ru' | 'en';

const locales: Readonly<Record<LetterLanguage, string>> = { ru: 'ru-RU', en: 'en-GB' };
const msADay = 86_400_000;

function instantOf(date: CalendarDate): number {
  return dayNumberOf(date) * msADay;
}

/** Days in the words of a letter: «10–11 декабря 2026 г.», “10–11 December 2026”. */
export function dateWords(
  from: CalendarDate,
  to: CalendarDate | null,
  language: LetterLanguage,
): string {
  const format = new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const words =
    to === null || to === from
      ? format.format(instantOf(from))
      : format.formatRange(instantOf(from), instantOf(to));
  // Thin and narrow blanks are not in every font, and a plain one is what people paste.
  return words.replace(/[\u2009\u202f\u00a0]/g, ' ').replace(/ ?– ?(?=\d+ \p{L}+ \d{4})/u, '–');
}
