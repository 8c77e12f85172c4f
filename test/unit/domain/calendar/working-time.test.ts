import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInstant } from '#domain/calendar/instant.ts';
import {
  addWorkingDays,
  addWorkingMinutes,
  endOfWorkingDay,
  isWorkingTime,
  workingMinutesBetween,
  type WorkingCalendar,
} from '#domain/calendar/working-time.ts';
import { officeAt, officeTime, officeZone } from '#test/support/working-time.ts';

const at = officeAt;
const shown = (instant: number, timeZone = officeZone) => formatInstant(instant, timeZone);

const { calendar: nineToFive } = officeTime('9-17');
const { calendar: nineToSix } = officeTime('9-18');
const withLunch: WorkingCalendar = {
  ...nineToSix,
  hours: { ...nineToSix.hours, lunch: { from: 13 * 60, to: 14 * 60 } },
};

describe('addWorkingMinutes', () => {
  const later = (calendar: WorkingCalendar, text: string, minutes: number) =>
    shown(addWorkingMinutes(calendar, at(text), minutes, officeZone));

  it('goes from Friday 16:30 over one hour to Monday 9:30, hours 9 to 17', () => {
    expect(later(nineToFive, '20.11.2026 16:30', 60)).toBe('23.11.2026 09:30');
  });

  it('begins outside working hours with the next opening', () => {
    expect(later(nineToFive, '21.11.2026 12:00', 0)).toBe('23.11.2026 09:00');
    expect(later(nineToFive, '20.11.2026 07:00', 15)).toBe('20.11.2026 09:15');
    expect(later(nineToFive, '20.11.2026 17:00', 15)).toBe('23.11.2026 09:15');
  });

  it('may end with the very end of a day', () => {
    expect(later(nineToFive, '20.11.2026 16:30', 30)).toBe('20.11.2026 17:00');
  });

  it('ends the day before a holiday an hour earlier', () => {
    // 3.11.2026 is short, 4.11. a holiday.
    expect(later(nineToFive, '03.11.2026 15:30', 60)).toBe('05.11.2026 09:30');
  });

  it('passes over holidays and days off by transfer', () => {
    expect(later(nineToFive, '30.12.2025 16:30', 60)).toBe('12.01.2026 09:30');
    expect(later(nineToFive, '08.05.2026 15:00', 120)).toBe('12.05.2026 10:00');
  });

  it('works a Saturday that was exchanged for a day off, with the hours of that day', () => {
    expect(later(nineToFive, '26.04.2024 16:30', 60)).toBe('27.04.2024 09:30');
    expect(later(nineToFive, '31.10.2025 16:30', 60)).toBe('01.11.2025 09:30');
    // That Saturday was short as well.
    expect(later(nineToFive, '01.11.2025 15:30', 60)).toBe('05.11.2025 09:30');
  });

  it('stops for lunch', () => {
    expect(later(withLunch, '20.11.2026 12:30', 60)).toBe('20.11.2026 14:30');
    expect(later(withLunch, '20.11.2026 13:20', 0)).toBe('20.11.2026 14:00');
  });

  it('reads the clocks of the zone', () => {
    const start = at('20.11.2026 16:30', 'Asia/Vladivostok');
    const end = addWorkingMinutes(nineToFive, start, 60, 'Asia/Vladivostok');
    expect(shown(end, 'Asia/Vladivostok')).toBe('23.11.2026 09:30');
  });

  it('throws for a year that nobody knows instead of guessing', () => {
    expect(() => later(nineToFive, '30.12.2026 16:30', 60)).toThrow(
      expect.objectContaining({
        code: 'calendar/year-missing',
        details: { year: 2027, file: 'ru-2027.json', folder: '/nowhere' },
      }) as Error,
    );
  });
});

describe('addWorkingDays', () => {
  const later = (text: string, days: number, calendar = nineToSix) =>
    shown(addWorkingDays(calendar, at(text), days, officeZone));

  it('keeps the time of day', () => {
    expect(later('19.11.2026 16:30', 3)).toBe('24.11.2026 16:30');
    expect(later('29.04.2026 10:00', 1)).toBe('30.04.2026 10:00');
  });

  it('ends with a short day when the time is past its end', () => {
    expect(later('02.11.2026 17:45', 1)).toBe('03.11.2026 17:00');
  });

  it('begins outside working hours with the next opening', () => {
    expect(later('21.11.2026 20:00', 3)).toBe('26.11.2026 09:00');
  });
});

it('endOfWorkingDay is the closing of today, or of the next working day', () => {
  expect(shown(endOfWorkingDay(nineToSix, at('03.11.2026 10:00'), officeZone))).toBe(
    '03.11.2026 17:00',
  );
  expect(shown(endOfWorkingDay(nineToSix, at('03.11.2026 17:30'), officeZone))).toBe(
    '05.11.2026 18:00',
  );
});

describe('whatever the instants', () => {
  const instants = fc
    .integer({ min: at('09.01.2024 00:00') / 60_000, max: at('01.11.2026 00:00') / 60_000 })
    .map((minutes) => minutes * 60_000);
  const minutes = fc.integer({ min: 0, max: 6000 });
  const calendars = fc.constantFrom(nineToFive, nineToSix, withLunch);
  const zones = fc.constantFrom('Europe/Moscow', 'Asia/Kamchatka', 'America/New_York', 'UTC');

  it('a later start or a longer time never ends earlier', () => {
    fc.assert(
      fc.property(
        calendars,
        zones,
        instants,
        fc.integer({ min: 0, max: 20_000 }),
        minutes,
        fc.integer({ min: 0, max: 600 }),
        (calendar, zone, start, delay, time, more) => {
          const end = addWorkingMinutes(calendar, start, time, zone);
          const after = start + delay * 60_000;
          expect(addWorkingMinutes(calendar, after, time, zone)).toBeGreaterThanOrEqual(end);
          expect(addWorkingMinutes(calendar, start, time + more, zone)).toBeGreaterThanOrEqual(end);
          expect(end).toBeGreaterThanOrEqual(start);
          const day = addWorkingDays(calendar, start, 3, zone);
          expect(addWorkingDays(calendar, after, 3, zone)).toBeGreaterThanOrEqual(day);
        },
      ),
    );
  });

  it('two times one after the other are the sum of both', () => {
    fc.assert(
      fc.property(calendars, zones, instants, minutes, minutes, (calendar, zone, start, a, b) => {
        const first = addWorkingMinutes(calendar, start, a, zone);
        expect(addWorkingMinutes(calendar, first, b, zone)).toBe(
          addWorkingMinutes(calendar, start, a + b, zone),
        );
      }),
    );
  });

  it('never ends outside working hours', () => {
    fc.assert(
      fc.property(
        calendars,
        zones,
        instants,
        minutes,
        fc.integer({ min: 0, max: 30 }),
        (calendar, zone, start, time, days) => {
          const end = addWorkingMinutes(calendar, start, time, zone);
          expect(isWorkingTime(calendar, end, zone)).toBe(true);
          const day = addWorkingDays(calendar, start, days, zone);
          expect(isWorkingTime(calendar, day, zone)).toBe(true);
        },
      ),
    );
  });

  it('between start and end lies the time that was added, and it adds up', () => {
    fc.assert(
      fc.property(calendars, zones, instants, minutes, minutes, (calendar, zone, start, a, b) => {
        const middle = addWorkingMinutes(calendar, start, a, zone);
        const end = addWorkingMinutes(calendar, middle, b, zone);
        const between = (from: number, to: number) =>
          workingMinutesBetween(calendar, from, to, zone);
        expect(between(start, middle)).toBe(a);
        expect(between(start, middle) + between(middle, end)).toBe(between(start, end));
        expect(between(end, start)).toBe(0);
      }),
    );
  });
});
