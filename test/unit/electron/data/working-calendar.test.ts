import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countWorkingDays } from '#domain/calendar/calendar-year.ts';
import { readCalendarYear } from '#contract/calendar-year.ts';
import { createWorkingCalendar } from '#electron/data/working-calendar.ts';
import { tempDir } from '#test/support/tmp-dir.ts';

const noSetting = () => '';
const made = (folder: string) => createWorkingCalendar(folder, noSetting)().calendar;

/** A year with nothing but the New Year's holidays. */
const plain2027 = {
  country: 'RU',
  year: 2027,
  source: 'test',
  workingDays: 255,
  daysOff: ['01', '02', '03', '04', '05', '06', '07', '08'].map((day) => `2027-01-${day}`),
  workingWeekends: [],
  shortDays: ['2027-12-31'],
};

test('ships three years with as many working and short days as the decrees say', () => {
  const calendar = made(tempDir());
  const counts = [2024, 2025, 2026].map((year) => {
    const known = calendar.year(year);
    return [countWorkingDays(known), known.shortDays.size, known.workingWeekends.size];
  });
  expect(counts).toEqual([
    [248, 5, 3],
    [247, 4, 1],
    [247, 4, 0],
  ]);
});

test('names the file to add for a year it does not have, and takes it as soon as it is there', () => {
  const folder = join(tempDir(), 'calendar');
  const calendar = made(folder);
  expect(() => calendar.year(2027)).toThrow(
    expect.objectContaining({
      code: 'calendar/year-missing',
      details: { year: 2027, file: 'ru-2027.json', folder },
    }) as Error,
  );
  mkdirSync(folder);
  writeFileSync(join(folder, 'ru-2027.json'), `\uFEFF${JSON.stringify(plain2027)}`);
  expect(calendar.year(2027).daysOff.has('2027-01-08')).toBe(true);
});

test("takes a file of the centre's own before the shipped one", () => {
  const folder = tempDir();
  const content = JSON.stringify({
    ...plain2027,
    year: 2026,
    workingDays: 261,
    daysOff: [],
    shortDays: [],
  });
  writeFileSync(join(folder, 'ru-2026.json'), content);
  expect(made(folder).year(2026).daysOff.size).toBe(0);
});

test('refuses a file whose days do not add up, or that is none', () => {
  const wrong = [
    { ...plain2027, workingDays: 254 },
    { ...plain2027, daysOff: [...plain2027.daysOff, '2026-12-31'] },
    { ...plain2027, daysOff: ['2027-02-30'] },
    { ...plain2027, year: 2026 },
    { ...plain2027, workingWeekends: [{ day: '2027-01-11', insteadOf: '2027-01-08' }] },
    { ...plain2027, shortDays: undefined },
    null,
  ];
  for (const content of wrong) expect(typeof readCalendarYear(content, 2027)).toBe('string');
  const folder = tempDir();
  writeFileSync(join(folder, 'ru-2027.json'), '{ "year": 2027,');
  expect(() => made(folder).year(2027)).toThrow(
    expect.objectContaining({ code: 'calendar/file-invalid' }) as Error,
  );
});

test('follows the settings of hours and zone as they change', () => {
  const settings: Record<string, string> = { workingHours: '', timeZone: 'Asia/Tomsk' };
  const time = createWorkingCalendar(tempDir(), (key) => settings[key] ?? '');
  const before = time();
  expect(before.timeZone).toBe('Asia/Tomsk');
  expect(time().calendar).toBe(before.calendar);
  settings['workingHours'] = JSON.stringify({
    days: ['10-15', null, null, null, null, null, null],
    lunch: null,
  });
  expect(time().calendar.hours.days[0]).toEqual({ from: 600, to: 900 });
});
