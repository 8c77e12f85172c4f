import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInstant, toInstant } from '#domain/calendar/instant.ts';
import { parseWhen } from '#domain/calendar/parse-when.ts';

const timeZone = 'Europe/Moscow';
/** Wednesday, 26.11.2025, 11:20:30. */
const now = toInstant({ date: '2025-11-26', secondsOfDay: 11 * 3600 + 20 * 60 + 30 }, timeZone);
const at = (text: string) => {
  const read = parseWhen(text, { now, timeZone, side: 'behind' });
  return read.ok ? formatInstant(read.value, timeZone) : read.code;
};

describe('words for what has been', () => {
  it.each([
    ['вчера', '25.11.2025 10:00'],
    ['вчера 15:30', '25.11.2025 15:30'],
    ['вчера в 3', '25.11.2025 15:00'],
    ['позавчера вечером', '24.11.2025 17:00'],
    ['сегодня', '26.11.2025 10:00'],
    ['сегодня в 9', '26.11.2025 09:00'],
    ['20.11 14:00', '20.11.2025 14:00'],
    ['26.11', '26.11.2025 10:00'],
    ['27.11', '27.11.2024 10:00'],
    ['20 ноября', '20.11.2025 10:00'],
    ['25 числа', '25.11.2025 10:00'],
    ['27 числа', '27.10.2025 10:00'],
    ['9:15', '26.11.2025 09:15'],
    ['17:00', '25.11.2025 17:00'],
    ['час назад', '26.11.2025 10:20'],
    ['2 часа назад', '26.11.2025 09:20'],
    ['полчаса назад', '26.11.2025 10:50'],
    ['2 часа и 10 минут назад', '26.11.2025 09:10'],
    ['3 дня назад', '23.11.2025 10:00'],
    ['3 дня назад в 16:00', '23.11.2025 16:00'],
    ['2 месяца назад', '26.09.2025 10:00'],
    ['12 месяцев назад', '26.11.2024 10:00'],
    ['в пятницу', '21.11.2025 10:00'],
    ['в среду', '19.11.2025 10:00'],
    ['во вторник 16:30', '25.11.2025 16:30'],
    ['в прошлый вторник', '18.11.2025 10:00'],
    ['на прошлой неделе', '17.11.2025 10:00'],
    ['dxthf', '25.11.2025 10:00'],
    ['yesterday', '25.11.2025 10:00'],
    ['yesterday 3:30 pm', '25.11.2025 15:30'],
    ['an hour ago', '26.11.2025 10:20'],
    ['2 hours ago', '26.11.2025 09:20'],
    ['last friday', '21.11.2025 10:00'],
    ['on friday at 14:00', '21.11.2025 14:00'],
  ])('%s', (text, expected) => expect(at(text)).toBe(expected));

  it('takes today for now at the latest', () => {
    const early = toInstant({ date: '2025-11-26', secondsOfDay: 9 * 3600 }, timeZone);
    const read = parseWhen('сегодня', { now: early, timeZone, side: 'behind' });
    expect(read).toEqual({ ok: true, value: early });
  });

  it.each([
    ['завтра', 'future'],
    ['через 2 часа', 'future'],
    ['сегодня в 18:00', 'future'],
    ['27.11.2025', 'future'],
    ['в следующую пятницу', 'future'],
    ['10 лет назад', 'too-far'],
    ['2020 лет назад', 'too-far'],
    ['назад', 'unclear'],
    ['вчера 2 часа назад', 'unclear'],
    ['вчера вечеринка', 'unclear'],
    ['', 'empty'],
  ])('refuses %s', (text, fault) => expect(at(text)).toBe(fault));

  it('is never ahead, whatever is said', () => {
    const words = fc.constantFrom(
      ...['вчера', 'сегодня', 'завтра', 'в', 'пятницу', '20.11', '9:15', '25', 'числа', '2'],
      ...['часа', 'дня', 'назад', 'через', 'прошлую', 'вечером', 'неделю', 'полчаса', 'января'],
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5 }), (said) => {
        const read = parseWhen(said.join(' '), { now, timeZone, side: 'behind' });
        if (read.ok) expect(read.value).toBeLessThanOrEqual(now);
      }),
    );
  });

  it('is refused where something to come is asked for', () => {
    for (const text of ['2 часа назад', 'вчера', 'в прошлую пятницу', 'позавчера 10:00']) {
      expect(parseWhen(text, { now, timeZone })).toEqual({ ok: false, code: 'past' });
    }
  });
});
