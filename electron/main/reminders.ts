import { Notification } from 'electron';
import type { Reminder } from '#contract/data-process.ts';
import type { Language } from './menu.ts';
import { reminderText } from './reminder-text.ts';

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
