import { Notification } from 'electron';
import type { Reminder } from '#contract/data-process.ts';
import type { Language } from './menu.ts';

const words = {
  ru: {
    many: (count: number) => `Пора взяться за задачи: ${String(count)}`,
    at: (time: string) => `Срок ${time}`,
    locale: 'ru-RU',
  },
  en: {
    many: (count: number) => `Tasks are due: ${String(count)}`,
    at: (time: string) => `Due ${time}`,
    locale: 'en-GB',
  },
} as const;

/** What a reminder says, in the language of the window. */
export function reminderText(
  { title, reseller, at, count }: Reminder,
  language: Language,
): { readonly title: string; readonly body: string } {
  const { many, at: due, locale } = words[language];
  if (count > 1) return { title: many(count), body: '' };
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(at);
  return { title, body: [reseller, due(time)].filter((part) => part !== null).join(' · ') };
}

// One that nobody holds is collected as garbage, and its click with it.
const shown = new Set<Notification>();

/** Reminds by a notification of the system; a click opens the task, or Today for several. */
export function showReminder(
  reminder: Reminder,
  language: Language,
  open: (taskPk: number | null) => void,
): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification(reminderText(reminder, language));
  shown.add(notification);
  notification.on('click', () => {
    shown.delete(notification);
    open(reminder.pk);
  });
  notification.on('close', () => shown.delete(notification));
  notification.show();
}
