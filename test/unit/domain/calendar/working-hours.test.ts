import { expect, test } from 'vitest';
import {
  defaultWorkingHours,
  formatSpan,
  formatWorkingHours,
  parseSpan,
  parseWorkingHours,
} from '#domain/calendar/working-hours.ts';

test('reads a span as people write it and refuses what is none', () => {
  for (const text of ['9-18', '09:00-18:00', ' 9.00 – 18.00 ']) {
    expect(parseSpan(text)).toEqual({ from: 540, to: 1080 });
  }
  expect(formatSpan({ from: 545, to: 1440 })).toBe('09:05-24:00');
  for (const text of ['', '18-9', '9-9', '9-25', '9:60-18', '24:01-25', 'с 9 до 18']) {
    expect(parseSpan(text)).toBeNull();
  }
});

test('reads what it writes', () => {
  expect(parseWorkingHours(formatWorkingHours(defaultWorkingHours))).toEqual(defaultWorkingHours);
  const always = { days: Array.from({ length: 7 }, () => ({ from: 0, to: 1440 })), lunch: null };
  expect(parseWorkingHours(formatWorkingHours(always))).toEqual(always);
});

test('refuses hours in which nothing would ever be worked', () => {
  const off = [null, null, null, null, null, null, null];
  expect(parseWorkingHours(JSON.stringify({ days: off, lunch: null }))).toBeNull();
  const morning = ['9-12', ...off.slice(1)];
  expect(parseWorkingHours(JSON.stringify({ days: morning, lunch: '8-13' }))).toBeNull();
  for (const text of ['', '[]', 'null', '{"days":["9-18"]}', '{"days":[1,2,3,4,5,6,7]}']) {
    expect(parseWorkingHours(text)).toBeNull();
  }
});
