import { addMonths, monthOf, type Month } from '#domain/bonus/month.ts';
import { localDate } from '#domain/calendar/instant.ts';
import { personZone } from './format.ts';

/** The month of now, in the zone of the settings. */
export function thisMonth(now = Date.now()): Month {
  return monthOf(localDate(now, personZone()));
}

/** Months to choose from, the newest first: `ahead` to come, `back` gone by, and those named. */
export function monthsAround(ahead: number, back: number, named: readonly Month[] = []): Month[] {
  const now = thisMonth();
  const around = Array.from({ length: ahead + back + 1 }, (_, at) => addMonths(now, ahead - at));
  return [...new Set([...around, ...named])].sort().reverse();
}
