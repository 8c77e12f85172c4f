import { toLocal } from '#domain/calendar/instant.ts';
import { parseDateText, type CalendarDate } from '#domain/calendar/parse-date.ts';
import { parseWhen } from '#domain/calendar/parse-when.ts';
import { personZone } from './format.ts';

/** The day that a person means, by a date or in words: «15.12.2026», «завтра»; null for no day. */
export function dayOf(text: string, now = Date.now()): CalendarDate | null {
  const date = parseDateText(text);
  if (date.ok) return date.value;
  const timeZone = personZone();
  const words = parseWhen(text, { now, timeZone });
  return words.ok ? toLocal(words.value, timeZone).date : null;
}
