import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInstant, toInstant, toLocal } from '#domain/calendar/instant.ts';
import { dateFromDayNumber, dayNumberOf, formatDate } from '#domain/calendar/parse-date.ts';
import { parseWhen } from '#domain/calendar/parse-when.ts';
import { otherLayout } from '#domain/text/keyboard-layout.ts';

const timeZone = 'Europe/Moscow';
/** Wednesday, 26.11.2025, 11:20:30. */
const now = toInstant({ date: '2025-11-26', secondsOfDay: 11 * 3600 + 20 * 60 + 30 }, timeZone);
const at = (text: string, instant = now) => {
  const read = parseWhen(text, { now: instant, timeZone });
  return read.ok ? formatInstant(read.value, timeZone) : read.code;
};

describe('Russian words for an instant', () => {
  it.each([
    ['завтра', '27.11.2025 10:00'],
    ['Завтра ', '27.11.2025 10:00'],
    ['послезавтра', '28.11.2025 10:00'],
    ['послезавтра утром', '28.11.2025 09:00'],
    ['завтра днём', '27.11.2025 14:00'],
    ['завтра вечером', '27.11.2025 17:00'],
    ['завтра после обеда', '27.11.2025 14:00'],
    ['завтра в обед', '27.11.2025 13:00'],
    ['завтра в полдень', '27.11.2025 12:00'],
    ['завтра в 15:30', '27.11.2025 15:30'],
    ['завтра 15.30', '27.11.2025 15:30'],
    ['завтра в 9.05', '27.11.2025 09:05'],
    ['завтра 9', '27.11.2025 09:00'],
    ['завтра, 11', '27.11.2025 11:00'],
    ['завтра в 15 30', '27.11.2025 15:30'],
    ['завтра в 3', '27.11.2025 15:00'],
    ['завтра в 03', '27.11.2025 03:00'],
    ['завтра в 3 часа дня', '27.11.2025 15:00'],
    ['завтра в 10 часов', '27.11.2025 10:00'],
    ['завтра в 10 ч.', '27.11.2025 10:00'],
    ['завтра в 9 утра', '27.11.2025 09:00'],
    ['завтра в 6 вечера', '27.11.2025 18:00'],
    ['завтра утром в 8', '27.11.2025 08:00'],
    ['завтра вечером в 7', '27.11.2025 19:00'],
    ['в 15 завтра', '27.11.2025 15:00'],
    ['сегодня в 16:00', '26.11.2025 16:00'],
    ['сегодня вечером', '26.11.2025 17:00'],
    ['в 16:00', '26.11.2025 16:00'],
    ['в 10', '27.11.2025 10:00'],
    ['16:45', '26.11.2025 16:45'],
    ['к 15', '26.11.2025 15:00'],
    ['утром', '27.11.2025 09:00'],
    ['в пятницу', '28.11.2025 10:00'],
    ['в пятницу 10:00', '28.11.2025 10:00'],
    ['пятница', '28.11.2025 10:00'],
    ['к пятнице', '28.11.2025 10:00'],
    ['в эту пятницу', '28.11.2025 10:00'],
    ['в следующую пятницу', '05.12.2025 10:00'],
    ['в следующий понедельник в 11', '01.12.2025 11:00'],
    ['в среду', '03.12.2025 10:00'],
    ['во вторник утром', '02.12.2025 09:00'],
    ['пн 9', '01.12.2025 09:00'],
    ['пт 16:30', '28.11.2025 16:30'],
    ['чт', '27.11.2025 10:00'],
    ['на следующей неделе', '01.12.2025 10:00'],
    ['в четверг на следующей неделе', '04.12.2025 10:00'],
    ['на следующей неделе в пт в 12', '05.12.2025 12:00'],
    ['через час', '26.11.2025 12:20'],
    ['через полчаса', '26.11.2025 11:50'],
    ['через 15 минут', '26.11.2025 11:35'],
    ['через 2 часа', '26.11.2025 13:20'],
    ['через 2ч', '26.11.2025 13:20'],
    ['через полтора часа', '26.11.2025 12:50'],
    ['через 1,5 часа', '26.11.2025 12:50'],
    ['через 1 час 15 минут', '26.11.2025 12:35'],
    ['через день', '27.11.2025 10:00'],
    ['через 3 дня', '29.11.2025 10:00'],
    ['через пять дней', '01.12.2025 10:00'],
    ['через неделю', '03.12.2025 10:00'],
    ['через неделю в 12:00', '03.12.2025 12:00'],
    ['через 2 недели', '10.12.2025 10:00'],
    ['через две недели утром', '10.12.2025 09:00'],
    ['через месяц', '26.12.2025 10:00'],
    ['через 3 месяца', '26.02.2026 10:00'],
    ['через полгода', '26.05.2026 10:00'],
    ['через год', '26.11.2026 10:00'],
    ['25.12', '25.12.2025 10:00'],
    ['25.12 в 14', '25.12.2025 14:00'],
    ['25.12.2026', '25.12.2026 10:00'],
    ['25.12.26 9:30', '25.12.2026 09:30'],
    ['25/12', '25.12.2025 10:00'],
    ['05.03', '05.03.2026 10:00'],
    ['25 декабря', '25.12.2025 10:00'],
    ['25 декабря 2026 года', '25.12.2026 10:00'],
    ['25-го декабря в 10', '25.12.2025 10:00'],
    ['1 янв', '01.01.2026 10:00'],
    ['25 числа', '25.12.2025 10:00'],
    ['28-го', '28.11.2025 10:00'],
    ['31 числа', '31.12.2025 10:00'],
    ['29 февраля', '29.02.2028 10:00'],
    ['2025-12-01', '01.12.2025 10:00'],
  ])('«%s» is %s', (text, expected) => {
    expect(at(text)).toBe(expected);
  });
});

describe('English words for an instant', () => {
  it.each([
    ['tomorrow', '27.11.2025 10:00'],
    ['Tomorrow morning', '27.11.2025 09:00'],
    ['tomorrow at 3pm', '27.11.2025 15:00'],
    ['tomorrow at 3 p.m.', '27.11.2025 15:00'],
    ['tomorrow at 9 in the morning', '27.11.2025 09:00'],
    ['in the afternoon', '26.11.2025 14:00'],
    ['the day after tomorrow', '28.11.2025 10:00'],
    ['on friday 10am', '28.11.2025 10:00'],
    ['friday', '28.11.2025 10:00'],
    ['next friday', '05.12.2025 10:00'],
    ['this friday at noon', '28.11.2025 12:00'],
    ['friday next week', '05.12.2025 10:00'],
    ['next week', '01.12.2025 10:00'],
    ['mon 9', '01.12.2025 09:00'],
    ['in 2 weeks', '10.12.2025 10:00'],
    ['in a week', '03.12.2025 10:00'],
    ['in an hour', '26.11.2025 12:20'],
    ['in half an hour', '26.11.2025 11:50'],
    ['in 20 min', '26.11.2025 11:40'],
    ['in three days at 11:15', '29.11.2025 11:15'],
    ['in 2 hours and 10 minutes', '26.11.2025 13:30'],
    ['december 25', '25.12.2025 10:00'],
    ['Dec 25th at 5pm', '25.12.2025 17:00'],
    ['25th of December', '25.12.2025 10:00'],
    ['12am tomorrow', '27.11.2025 00:00'],
    ['today at 12pm', '26.11.2025 12:00'],
  ])('"%s" is %s', (text, expected) => {
    expect(at(text)).toBe(expected);
  });
});

describe('what is not an instant to come', () => {
  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['когда-нибудь', 'unclear'],
    ['завтра наверное', 'unclear'],
    ['завтра или послезавтра', 'unclear'],
    ['завтра и в пятницу', 'unclear'],
    ['завтра в 10 и в 11', 'unclear'],
    ['перезвонить завтра', 'unclear'],
    ['2 недели', 'unclear'],
    ['через', 'unclear'],
    ['через час в 15:00', 'unclear'],
    ['через неделю в пятницу', 'unclear'],
    ['через полдня', 'unclear'],
    ['через 1,5 месяца', 'unclear'],
    ['около 10', 'unclear'],
    ['10', 'unclear'],
    ['25', 'unclear'],
    ['в декабре', 'unclear'],
    ['31.02', 'unclear'],
    ['12/25', 'unclear'],
    ['завтра в 25', 'unclear'],
    ['завтра в 10:75', 'unclear'],
    ['завтра в 15 утра', 'unclear'],
    ['ночью', 'unclear'],
    ['13pm', 'unclear'],
    ['в', 'unclear'],
    ['next', 'unclear'],
    ['a'.repeat(200), 'unclear'],
    ['вчера', 'past'],
    ['сегодня', 'past'],
    ['сегодня в 9', 'past'],
    ['26.11 в 11:20', 'past'],
    ['25.11.2025', 'past'],
    ['в понедельник на этой неделе', 'past'],
    ['через 6 лет', 'too-far'],
    ['через 9999 лет', 'too-far'],
    ['01.01.2040', 'too-far'],
  ])('«%s» is %s', (text, code) => {
    expect(at(text)).toBe(code);
  });
});

it('is understood when typed in the other keyboard layout', () => {
  expect(at('pfdnhf d 15')).toBe('27.11.2025 15:00');
  expect(at('ащк')).toBe('unclear');
  expect(at('ещьщккщц')).toBe('27.11.2025 10:00');
});

it('keeps to the clocks of the zone over their change', () => {
  const zone = { timeZone: 'Europe/Berlin', now: Date.UTC(2026, 2, 28, 12) };
  const read = parseWhen('завтра', zone);
  expect(read.ok && formatInstant(read.value, zone.timeZone)).toBe('29.03.2026 10:00');
});

const someNow = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2040, 0, 1) });
const zones = fc.constantFrom('Europe/Moscow', 'Asia/Kamchatka', 'Europe/Berlin', 'UTC');

describe('at any moment and in any zone', () => {
  it('a weekday is one to seven days ahead, at 10:00', () => {
    const names = ['пн', 'вторник', 'в среду', 'четверг', 'в пятницу', 'сб', 'воскресенье'];
    fc.assert(
      fc.property(someNow, zones, fc.integer({ min: 0, max: 6 }), (instant, zone, weekday) => {
        const read = parseWhen(names[weekday] ?? '', { now: instant, timeZone: zone });
        if (!read.ok) throw new Error(read.code);
        const local = toLocal(read.value, zone);
        const today = dayNumberOf(toLocal(instant, zone).date);
        const ahead = dayNumberOf(local.date) - today;
        expect(ahead).toBeGreaterThanOrEqual(1);
        expect(ahead).toBeLessThanOrEqual(7);
        expect((dayNumberOf(local.date) + 3) % 7).toBe(weekday);
        expect(local.secondsOfDay).toBe(36_000);
      }),
    );
  });

  it('so many minutes and hours are exactly so many, from the minute it is', () => {
    fc.assert(
      fc.property(someNow, zones, fc.integer({ min: 1, max: 999 }), (instant, zone, count) => {
        const read = (text: string) => parseWhen(text, { now: instant, timeZone: zone });
        const minute = Math.floor(instant / 60_000) * 60_000;
        expect(read(`через ${count} минут`)).toEqual({ ok: true, value: minute + count * 60_000 });
        expect(read(`in ${count} hours`)).toEqual({ ok: true, value: minute + count * 3_600_000 });
      }),
    );
  });

  it('a date and time as written is read back as the same instant', () => {
    fc.assert(
      fc.property(someNow, zones, fc.integer({ min: 1, max: 1500 }), (instant, zone, days) => {
        const day = dateFromDayNumber(dayNumberOf(toLocal(instant, zone).date) + days);
        const wanted = toInstant({ date: day, secondsOfDay: 13 * 3600 + 60 * 5 }, zone);
        const read = parseWhen(`${formatDate(day)} 13:05`, { now: instant, timeZone: zone });
        expect(read).toEqual({ ok: true, value: wanted });
      }),
    );
  });

  it('words in any order and any number are refused or lie ahead, and never throw', () => {
    const words = fc.constantFrom(
      ...'в на завтра пятницу пт следующую неделю неделе через 2 10 25.12 10:00 25 числа часа час'.split(
        ' ',
      ),
      ...'дня утра утром декабря полчаса и next friday in an hour at 3 pm the week 2026 0 31'.split(
        ' ',
      ),
    );
    const texts = fc.array(words, { maxLength: 6 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(someNow, zones, texts, (instant, zone, text) => {
        const read = parseWhen(text, { now: instant, timeZone: zone });
        if (read.ok) expect(read.value).toBeGreaterThan(instant);
        const again = parseWhen(`  ${text.toUpperCase()} `, { now: instant, timeZone: zone });
        expect(again).toEqual(read);
      }),
      { numRuns: 2000 },
    );
  });

  it('any text at all is answered, and one word too many makes it unclear', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100, unit: 'binary' }), (text) => {
        expect(() => parseWhen(text, { now, timeZone })).not.toThrow();
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom('завтра', 'через 2 недели', 'пт 10'), (text) => {
        expect(at(`${text} приблизительно`)).toBe('unclear');
        expect(at(otherLayout(text))).toBe(at(text));
      }),
    );
  });
});
