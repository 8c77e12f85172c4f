import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText } from '#electron/workbooks/read/cell.ts';
import { serialFromDate, serialToParts } from '#electron/workbooks/read/serial-date.ts';
import type { DateCell } from '#electron/workbooks/read/cell.ts';

function dateCell(serial: number, shown: Partial<DateCell> = {}): DateCell {
  return { kind: 'date', serial, hasDate: true, hasTime: false, elapsed: false, ...shown };
}

describe('cellText', () => {
  it.each([
    [null, ''],
    ['Москва', 'Москва'],
    [7701234567, '7701234567'],
    [1e21, '1000000000000000000000'],
    [0.1 + 0.2, '0.3'],
    [1.5e-7, '0.00000015'],
    [-2.5e-7, '-0.00000025'],
    [-12.5, '-12.5'],
    [true, 'TRUE'],
    [{ kind: 'error', code: '#N/A' }, '#N/A'],
  ] as const)('shows %j as %s', (value, text) => {
    expect(cellText(value)).toBe(text);
  });

  it('shows dates, times and durations as a person saw them', () => {
    expect(cellText(dateCell(40543))).toBe('31.12.2010');
    expect(cellText(dateCell(40543.5, { hasTime: true }))).toBe('31.12.2010 12:00');
    expect(cellText(dateCell(0.25, { hasDate: false, hasTime: true }))).toBe('06:00:00');
    expect(cellText(dateCell(1.25, { hasDate: false, hasTime: true, elapsed: true }))).toBe(
      '30:00:00',
    );
  });

  it('rounds the fraction of a day to the nearest second', () => {
    const almostNine = dateCell(40543 + 32_399.9999 / 86_400, { hasTime: true });
    expect(cellText(almostNine)).toBe('31.12.2010 09:00');
  });

  it('never shows an integer with an exponent or without a digit', () => {
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 80n), 2n ** 80n), (big) => {
        expect(cellText(Number(big))).toMatch(/^-?\d+$/u);
      }),
    );
  });
});

describe('serials', () => {
  it.each([
    [1, { year: 1900, month: 1, day: 1 }],
    [59, { year: 1900, month: 2, day: 28 }],
    [60, { year: 1900, month: 2, day: 29 }],
    [61, { year: 1900, month: 3, day: 1 }],
    [2_958_465, { year: 9999, month: 12, day: 31 }],
  ])('counts day %i as Excel does', (serial, date) => {
    expect(serialToParts(serial)).toMatchObject(date);
  });

  it('knows no date outside 1900 to 9999', () => {
    expect(serialToParts(-1)).toBeNull();
    expect(serialToParts(2_958_466)).toBeNull();
    expect(serialToParts(NaN)).toBeNull();
  });

  it('is undone by serialFromDate for every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        const parts = serialToParts(serial);
        expect(parts && serialFromDate(parts.year, parts.month, parts.day)).toBe(serial);
      }),
    );
  });
});
