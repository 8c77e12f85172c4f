import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  durationUnit,
  readDay,
  readDuration,
  readMoment,
  readTimeOfDay,
} from '#domain/import/interactions/clock-cells.ts';

const seconds = (text: string): number | null => {
  const read = readTimeOfDay(text);
  return read.ok ? read.value : null;
};
const clock = (hour: number, minute: number, second = 0): number =>
  hour * 3600 + minute * 60 + second;

describe('a time of day', () => {
  it.each([
    ['9:41', clock(9, 41)],
    ['09:41:07', clock(9, 41, 7)],
    ['16.06', clock(16, 6)],
    ['16-06', clock(16, 6)],
    ['9 ч 05 мин', clock(9, 5)],
    ['9ч05', clock(9, 5)],
    ['14 ч.', clock(14, 0)],
    ['2:30 PM', clock(14, 30)],
    ['12:05 a.m.', clock(0, 5)],
    ['0.43333333', clock(10, 24)],
    ['0,25', clock(6, 0)],
    ['31.12.1899 10:24', clock(10, 24)],
    ['0', 0],
  ])('is read: %s', (text, wanted) => {
    expect(seconds(text)).toBe(wanted);
  });

  it.each(['24:10', '9:60', '13.01.2010', '13:05 PM', 'утром', '941', ''])('is not: %s', (text) => {
    expect(seconds(text)).toBeNull();
  });

  it('comes back from any text and any part of a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_399 }), (wanted) => {
        const [hour, minute] = [Math.floor(wanted / 3600), Math.floor(wanted / 60) % 60];
        const two = (part: number): string => String(part).padStart(2, '0');
        expect(seconds(`${String(hour)}:${two(minute)}:${two(wanted % 60)}`)).toBe(wanted);
        expect(seconds(`0.${(wanted / 86_400).toFixed(12).slice(2)}`)).toBe(wanted);
      }),
    );
  });
});

describe('a moment', () => {
  const moment = (day: string, time: string, date1904 = false): string | null => {
    const read = readMoment(day, time, 2010, { date1904, today: '2026-01-01' });
    return read.ok ? `${read.value.date} ${String(read.value.secondsOfDay)}` : read.code;
  };

  it.each([
    ['13.01.2010', '10:24', '2010-01-13 37440'],
    ['13.01.10', '', '2010-01-13 0'],
    ['13.01.2010 10:24:00', '', '2010-01-13 37440'],
    ['2010-01-13T10:24', '', '2010-01-13 37440'],
    ['40191', '0.4333333', '2010-01-13 37440'],
    ['40191.4333333', '', '2010-01-13 37440'],
    ['40191.9999999', '', '2010-01-14 0'],
    ['13 января 2010 г.', '9:00', '2010-01-13 32400'],
    ['13.01', '9:00', '2010-01-13 32400'],
    ['13 янв', '9:00', '2010-01-13 32400'],
    ['31.02.2010', '9:00', 'date'],
    ['', '9:00', 'date'],
    ['13.01.2010', 'утром', 'time'],
  ])('is read from %s and %s', (day, time, wanted) => {
    expect(moment(day, time)).toBe(wanted);
  });

  it('counts days from 1904 where the workbook does', () => {
    expect(moment('38729', '9:00', true)).toBe('2010-01-13 32400');
    expect(moment('38729.375', '', true)).toBe('2010-01-13 32400');
  });

  it('has no year where the sheet tells none', () => {
    expect(readDay('13.01', null, {}).ok).toBe(false);
  });
});

describe('a duration', () => {
  it.each([
    ['0:05:30', 330],
    ['00:16:06', 966],
    ['5:30', 330],
    ['26:10:00', 94_200],
    ['5 мин', 300],
    ['5мин. 30 сек', 330],
    ['1 ч 5 мин', 3900],
    ['45 сек.', 45],
    ['5.5 min', 330],
    ['1h 10m', 4200],
    ['0.00381944', 330],
    ['7', 420],
    ['0', 0],
  ])('is read: %s', (text, wanted) => {
    expect(readDuration(text, null)).toEqual({ ok: true, value: wanted });
  });

  it.each(['долго', '5:75', '1:75:10', '', '5 мин и ещё'])('is not: %s', (text) => {
    expect(readDuration(text, null).ok).toBe(false);
  });

  it('takes the unit of a bare number from the header', () => {
    const read = (header: string, text: string) => readDuration(text, durationUnit(header));
    expect(read('Длит., сек', '90')).toEqual({ ok: true, value: 90 });
    expect(read('Duration (sec)', '90')).toEqual({ ok: true, value: 90 });
    expect(read('Длительность, мин', '0,5')).toEqual({ ok: true, value: 30 });
    expect(read('Длит. (мин:сек)', '3:05')).toEqual({ ok: true, value: 185 });
  });
});
