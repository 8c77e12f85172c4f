import { zoneOffset } from '#domain/calendar/instant.ts';
import type { DataContext } from './context.ts';
import { systemTimeZone } from './system-time-zone.ts';

/** The zone in which instants are written for people: that of the settings, when it is known here. */
export function shownZone(context: Pick<DataContext, 'workingTime'>): string {
  const { timeZone } = context.workingTime();
  try {
    zoneOffset(0, timeZone);
    return timeZone;
  } catch {
    // A setting may come from another computer that knows more zones.
    return systemTimeZone();
  }
}
