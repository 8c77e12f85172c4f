import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  weekdayOf,
  weekOf,
  weeksOfMonth,
} from '#domain/calendar/month-grid.ts';
import { dateFromDayNumber, dayNumberOf } from '#domain/calendar/parse-date.ts';

const anyDay = fc
  .integer({ min: dayNumberOf('1990-01-01'), max: dayNumberOf('2099-12-31') })
  .map(dateFromDayNumber);

it('knows the day of the week, Monday first', () => {
  expect(weekdayOf('2026-11-23')).toBe(1);
  expect(weekdayOf('2026-11-29')).toBe(7);
  expect(weekdayOf('1970-01-01')).toBe(4);
});

it('shows a month in whole weeks, each of its days once', () => {
  const february = weeksOfMonth('2027-02-14');
  expect(february).toHaveLength(4);
  expect(february[0]?.[0]).toBe('2027-02-01');
  expect(february.at(-1)?.at(-1)).toBe('2027-02-28');
  fc.assert(
    fc.property(anyDay, (date) => {
      const days = weeksOfMonth(date).flat();
      expect(days.length % 7).toBe(0);
      expect(days).toEqual(days.map((_, at) => addDays(days[0] ?? '', at)));
      expect(weekdayOf(days[0] ?? '')).toBe(1);
      const own = days.filter((day) => day.slice(0, 7) === date.slice(0, 7));
      expect(own[0]?.slice(8)).toBe('01');
      expect(own).toContain(date);
      expect(addDays(own.at(-1) ?? '', 1).slice(8)).toBe('01');
      // No week that shows nothing of the month.
      expect(days.length - own.length).toBeLessThanOrEqual(12);
    }),
  );
});

it('keeps the day in another month where there is one', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
  expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
  expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
});

it('has every day within its own week', () => {
  fc.assert(
    fc.property(anyDay, (date) => {
      expect(weekOf(date)[weekdayOf(date) - 1]).toBe(date);
    }),
  );
});
