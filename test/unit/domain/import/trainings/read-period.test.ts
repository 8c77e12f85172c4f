import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateFromDayNumber, dayNumberOf, formatDate } from '#domain/calendar/parse-date.ts';
import { readPeriod } from '#domain/import/trainings/read-period.ts';

const months = [
  ...['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля'],
  ...['августа', 'сентября', 'октября', 'ноября', 'декабря'],
];

const first = dayNumberOf('2001-01-01');
const periods = fc
  .record({
    from: fc.integer({ min: first, max: dayNumberOf('2029-12-31') }),
    days: fc.integer({ min: 1, max: 50 }),
  })
  .map(({ from, days }) => ({
    startsOn: dateFromDayNumber(from),
    endsOn: dateFromDayNumber(from + days),
  }));

const words = (date: string): string =>
  `${String(Number(date.slice(8)))} ${months[Number(date.slice(5, 7)) - 1] ?? ''}`;

test('reads the first and the last day of every period in every notation', () => {
  fc.assert(
    fc.property(periods, ({ startsOn, endsOn }) => {
      const [start, end] = [formatDate(startsOn), formatDate(endsOn)];
      const year = endsOn.slice(0, 4);
      const texts = [
        `${start} - ${end}`,
        `${start}–${end}`,
        `с ${start} по ${end}`,
        `from ${start} to ${end}`,
        `${start.slice(0, 5)}-${end}`,
        `с ${words(startsOn)} по ${words(endsOn)} ${year} г.`,
      ];
      if (startsOn.slice(0, 7) === endsOn.slice(0, 7)) {
        texts.push(`${start.slice(0, 2)}-${end}`);
        texts.push(`${start.slice(0, 2)} – ${words(endsOn)} ${year}`);
      }
      for (const text of texts) {
        expect([text, readPeriod(text)]).toEqual([text, { ok: true, value: { startsOn, endsOn } }]);
      }
    }),
  );
});

test('one day has no last day of its own, and what is no period is refused', () => {
  const day = { ok: true, value: { startsOn: '2011-03-11', endsOn: null } };
  expect(readPeriod('11.03.2011')).toEqual(day);
  expect(readPeriod('11.03.2011, 10:00-18:00')).toEqual(day);
  expect(readPeriod('11.03.2011 - 11.03.2011')).toEqual(day);
  expect(readPeriod('March 10-12, 2011')).toMatchObject({
    value: { startsOn: '2011-03-10', endsOn: '2011-03-12' },
  });
  for (const text of ['', 'скоро', 'март 2011', '12.03.2011 - 11.03.2011', '1.03.2010-1.03.2011']) {
    expect([text, readPeriod(text).ok]).toEqual([text, false]);
  }
});
