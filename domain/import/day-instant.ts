import { dayNumberOf, type CalendarDate } from '../calendar/parse-date.ts';

const dayMs = 86_400_000;
/** Nine in the morning UTC is the same day in every zone of the country. */
const nine = 32_400_000;

/** A day of a file as the instant that is stored for it. */
export function dayInstant(day: CalendarDate): number {
  return dayNumberOf(day) * dayMs + nine;
}
