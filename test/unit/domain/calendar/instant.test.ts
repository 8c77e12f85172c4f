import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInstant, toInstant, toLocal, zoneOffset } from '#domain/calendar/instant.ts';

const hour = 3600;
const iso = (date: string, secondsOfDay: number, zone: string) =>
  new Date(toInstant({ date, secondsOfDay }, zone)).toISOString();

describe('toInstant', () => {
  it('knows that Moscow of 2010 had summer time', () => {
    expect(iso('2010-01-15', 10 * hour, 'Europe/Moscow')).toBe('2010-01-15T07:00:00.000Z');
    expect(iso('2010-07-15', 10 * hour, 'Europe/Moscow')).toBe('2010-07-15T06:00:00.000Z');
    expect(iso('2026-07-15', 10 * hour, 'Europe/Moscow')).toBe('2026-07-15T07:00:00.000Z');
  });

  it('moves a time that clocks skipped on, and takes the first of two', () => {
    expect(iso('2010-03-28', 2.5 * hour, 'Europe/Moscow')).toBe('2010-03-27T23:30:00.000Z');
    expect(iso('2010-10-31', 2.5 * hour, 'Europe/Moscow')).toBe('2010-10-30T22:30:00.000Z');
  });

  it('is read back by toLocal wherever the time exists', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1104537600, max: 1830297600 }),
        fc.constantFrom(
          'Europe/Moscow',
          'Asia/Kamchatka',
          'America/New_York',
          'Asia/Kolkata',
          'UTC',
        ),
        (seconds, zone) => {
          const instant = seconds * 1000;
          const local = toLocal(instant, zone);
          const back = toInstant(local, zone);
          // Of an hour shown twice the first is meant.
          expect(toLocal(back, zone)).toEqual(local);
          expect(instant - back === 0 || instant - back === hour * 1000).toBe(true);
          expect(Date.parse(`${local.date}T00:00:00Z`) + local.secondsOfDay * 1000 - instant).toBe(
            zoneOffset(instant, zone),
          );
        },
      ),
    );
  });
});

it('formatInstant shows the clock of the zone', () => {
  const instant = Date.parse('2026-11-21T20:05:00Z');
  expect(formatInstant(instant, 'Europe/Moscow')).toBe('21.11.2026 23:05');
  expect(formatInstant(instant, 'Asia/Vladivostok')).toBe('22.11.2026 06:05');
});

it('refuses a zone that does not exist', () => {
  expect(() => zoneOffset(0, 'Europe/Nowhere')).toThrow(RangeError);
});
