import { describe, expect, it } from 'vitest';
import { toDateCell } from '#electron/workbooks/read/date-cell.ts';
import { isoToDateCell } from '#electron/workbooks/read/iso-date.ts';
import { builtInDateFormat, dateFormatOf } from '#electron/workbooks/read/number-format.ts';
import type { DateFormat } from '#electron/workbooks/read/number-format.ts';

const DATE: DateFormat = { hasDate: true, hasTime: false, elapsed: false };
const TIME: DateFormat = { hasDate: false, hasTime: true, elapsed: false };

describe('dateFormatOf', () => {
  it.each([
    'dd.mm.yyyy',
    '[$-419]d mmmm yyyy;@',
    'mmm-yy',
    'yyyy"г."',
    'd\\-m\\-yy',
    'mm',
    'ДД.ММ.ГГГГ',
    '[Red]dd/mm/yyyy',
  ])('takes %s for a date', (code) => {
    expect(dateFormatOf(code)).toEqual(DATE);
  });

  it.each(['h:mm', 'mm:ss.0', 'h:mm AM/PM', '[$-F400]h:mm:ss AM/PM'])(
    'takes %s for a time',
    (code) => {
      expect(dateFormatOf(code)).toEqual(TIME);
    },
  );

  it('takes a date with hours for both', () => {
    expect(dateFormatOf('dd.mm.yyyy hh:mm')).toEqual({ ...DATE, hasTime: true });
  });

  it.each(['[h]:mm', '[mm]:ss', '[ss]', '[h]:mm:ss;@'])('takes %s for a duration', (code) => {
    expect(dateFormatOf(code)).toEqual({ ...TIME, elapsed: true });
  });

  it.each([
    'General',
    'Основной',
    '0.00',
    '#,##0.00" руб."',
    '0.00E+00',
    '@',
    '0" days"',
    '[Red]-0;[Blue]0',
    '"дней: "0',
    '_-* #,##0\\ _д',
    '',
  ])('takes %s for a number', (code) => {
    expect(dateFormatOf(code)).toBeNull();
  });

  it('knows the built-in ids', () => {
    expect(builtInDateFormat(14)).toEqual(DATE);
    expect(builtInDateFormat(20)).toEqual(TIME);
    expect(builtInDateFormat(46)?.elapsed).toBe(true);
    expect(builtInDateFormat(0)).toBeNull();
    expect(builtInDateFormat(49)).toBeNull();
  });
});

describe('toDateCell', () => {
  it('shifts the dates of the 1904 system, but neither times nor durations', () => {
    expect(toDateCell(39_081, DATE, true)).toMatchObject({ serial: 40_543 });
    expect(toDateCell(0.5, TIME, true)).toMatchObject({ serial: 0.5 });
  });

  it('leaves a tax number under a date format the number it is', () => {
    expect(toDateCell(7_701_234_567, DATE, false)).toBe(7_701_234_567);
    expect(toDateCell(-5, DATE, false)).toBe(-5);
  });
});

describe('isoToDateCell', () => {
  it('reads dates, times and both', () => {
    expect(isoToDateCell('2010-12-31')).toMatchObject({ serial: 40_543, hasTime: false });
    expect(isoToDateCell('2010-12-31T12:00:00Z')).toMatchObject({
      serial: 40_543.5,
      hasTime: true,
    });
    expect(isoToDateCell('06:00:00')).toMatchObject({ serial: 0.25, hasDate: false });
  });

  it('refuses what is no date', () => {
    expect(isoToDateCell('')).toBeNull();
    expect(isoToDateCell('вчера')).toBeNull();
  });
});
