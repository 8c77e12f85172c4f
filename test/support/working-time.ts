import { createWorkingCalendar, type WorkingTime } from '#electron/data/working-calendar.ts';
import { formatWorkingHours, parseSpan } from '#domain/calendar/working-hours.ts';

/** The zone of the tests' office. */
export const officeZone = 'Europe/Moscow';

/** Working time of an office with the shipped calendars: `hours` Monday to Friday, no pause. */
export function officeTime(hours = '9-17', timeZone = officeZone): WorkingTime {
  const day = parseSpan(hours);
  if (day === null) throw new Error(`no hours: ${hours}`);
  const days = [day, day, day, day, day, null, null];
  const settings = { workingHours: formatWorkingHours({ days, lunch: null }), timeZone };
  return createWorkingCalendar('/nowhere', (key) => settings[key])();
}
