import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateFromDayNumber,
  dayNumberOf,
  formatDate,
  parseDate,
  parseDateText,
  serialToDate,
  serialToDateTime,
} from '#domain/calendar/parse-date.ts';

const months = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];
// From 1.1.1950 to 31.12.2049, where two digits say the year.
const dayNumber = fc.integer({ min: -7305, max: 29219 });

describe('parseDateText', () => {
  it.each([
    '12.03.2007',
    '12.03.07',
    '12/03/2007',
    '12-03-2007',
    '2007-03-12',
    '2007.03.12',
    '12 марта 2007 г.',
    '12 мар 2007',
    '12-мар-07',
    '20070312',
    '12.3.2007',
    '12.03.2007 14:30',
    '2007-03-12T14:30:00Z',
    'пн, 12.03.2007',
    'Понедельник 12 МАРТА 2007 года',
    '12.03.2007г.',
    '12,03,2007',
    '12–03–2007',
    '«12» марта 2007 г.',
    '12/3/2007',
    'March 12, 2007',
    '12 march 2007',
    ' 12.03.2007 ',
    '2007/03/12 00:00:00',
    '39153',
  ])('reads %j', (text) => {
    expect(parseDateText(text)).toEqual({ ok: true, value: '2007-03-12' });
  });

  it.each([
    'май 2009',
    '31.02.2007',
    '00.00.0000',
    '29.02.2007',
    '32.01.2007',
    '12.13.2007',
    '2007',
    '12345678',
    '',
    'нет',
    '12.03',
    '12 маёк 2007',
    '1.1.1',
    '12.03.2007.01',
    '29220',
    '54789',
  ])('refuses %j', (text) => {
    expect(parseDateText(text)).toEqual({ ok: false, code: 'date' });
  });

  it('reads a day back from each of its notations', () => {
    fc.assert(
      fc.property(dayNumber, (day) => {
        const date = dateFromDayNumber(day);
        const [year = '', month = '', dayOfMonth = ''] = date.split('-');
        const word = months[Number(month) - 1] ?? '';
        const notations = [
          date,
          formatDate(date),
          `${year}${month}${dayOfMonth}`,
          `${dayOfMonth}.${month}.${year.slice(2)}`,
          `${Number(dayOfMonth)}/${Number(month)}/${year}`,
          `${Number(dayOfMonth)} ${word} ${year} г.`,
          `${dayOfMonth}-${word.slice(0, 3)}-${year.slice(2)}`,
          `${date}T23:59:59`,
        ];
        for (const text of notations)
          expect(parseDateText(text)).toEqual({ ok: true, value: date });
      }),
    );
  });

  it('takes a two-digit year more than 20 years ahead for the last century', () => {
    expect(parseDateText('12.03.45')).toMatchObject({ value: '2045-03-12' });
    expect(parseDateText('12.03.45', { today: '2010-12-31' })).toMatchObject({
      value: '1945-03-12',
    });
    expect(parseDateText('12.03.30', { today: '2010-12-31' })).toMatchObject({
      value: '2030-03-12',
    });
    expect(parseDateText('12.03.50')).toMatchObject({ value: '1950-03-12' });
  });
});

describe('serials', () => {
  it('skips the 29.02.1900 that Excel invented', () => {
    expect([1, 59, 60, 61].map((serial) => serialToDate(serial))).toEqual([
      { ok: true, value: '1900-01-01' },
      { ok: true, value: '1900-02-28' },
      { ok: false, code: 'date' },
      { ok: true, value: '1900-03-01' },
    ]);
  });

  it('counts from 1904 where the workbook does', () => {
    expect(serialToDate(0, true)).toMatchObject({ value: '1904-01-01' });
    expect(serialToDate(38401, true)).toEqual(serialToDate(38401 + 1462));
    expect(parseDate(38401.5, { date1904: true })).toMatchObject({ value: '2009-02-19' });
  });

  it('refuses what is no serial', () => {
    for (const serial of [0, -1, NaN, Infinity, 2958466])
      expect(serialToDate(serial).ok).toBe(false);
  });

  it('rounds to the second, over midnight too', () => {
    expect(serialToDateTime(39863.5)).toMatchObject({
      value: { date: '2009-02-19', secondsOfDay: 43200 },
    });
    expect(serialToDateTime(39863.9999999)).toMatchObject({
      value: { date: '2009-02-20', secondsOfDay: 0 },
    });
  });
});

describe('day numbers', () => {
  it('agree with the calendar of Date over 400 years', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25567, max: 120000 }), (day) => {
        const date = dateFromDayNumber(day);
        expect(date).toBe(new Date(day * 86400000).toISOString().slice(0, 10));
        expect(dayNumberOf(date)).toBe(day);
      }),
    );
  });
});

describe('parseDateText of offices', () => {
  it.each([
    ['с 13.09.2002', '2002-09-13'],
    ['от 12 мая 2008г.', '2008-05-12'],
    ['28 12 2003', '2003-12-28'],
    ['12. 03. 2007', '2007-03-12'],
    ['12.III.2007', '2007-03-12'],
    ['1 VIII 07', '2007-08-01'],
    ['39153.5', '2007-03-12'],
  ])('reads %j', (text, date) => {
    expect(parseDateText(text)).toEqual({ ok: true, value: date });
  });

  it('reads a bare serial of a 1904 workbook, but no year as one', () => {
    expect(parseDateText('37691', { date1904: true })).toEqual({ ok: true, value: '2007-03-12' });
    expect(parseDateText('2008', { date1904: true })).toEqual({ ok: false, code: 'date' });
  });
});
