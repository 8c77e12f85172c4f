import type { Reminder } from '#contract/data-process.ts';

const words = {
  ru: {
    many: (count: number) => `Пора взяться за задачи: ${String(count)}`,
    due: (time: string) => `Срок ${time}`,
    locale: 'ru-RU',
  },
  en: {
    many: (count: number) => `Tasks are due: ${String(count)}`,
    due: (time: string) => `Due ${time}`,
    locale: 'en-GB',
  },
} as const;

/** What a reminder says, in the language of the window and the time of the centre. */
export function reminderText(
  { title, reseller, at, count, timeZone }: Reminder,
  language: 'ru' | 'en',
): { readonly title: string; readonly body: string } {
  const { many, due, locale } = words[language];
  if (count > 1) return { title: many(count), body: '' };
  const format = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone });
  const parts = [reseller, due(format.format(at))];
  return { title, body: parts.filter((part) => part !== null).join(' · ') };
}
