import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountFromNumber, formatAmount, parseAmount } from '#domain/money/parse-amount.ts';

describe('parseAmount', () => {
  it.each([
    ['1 234,56 руб.', 123456],
    ['6509 141,41', 650914141],
    ['1\u00a0234\u00a0567,8', 123456780],
    ['1\u202f234', 123400],
    ['1,234.56', 123456],
    ['1.234,56', 123456],
    ['1,234,567', 123456700],
    ['$ 12.50', 1250],
    ['350 б.', 35000],
    ['-12,5', -1250],
    ['−5', -500],
    ['(100)', -10000],
    ['0,005', 1],
    ['76,739', 7674],
    ['-0', 0],
  ])('reads %j', (text, value) => {
    expect(parseAmount(text)).toEqual({ ok: true, value });
  });

  it('counts in the units that are asked for', () => {
    expect(parseAmount('35,956', 3)).toEqual({ ok: true, value: 35956 });
    expect(parseAmount('350', 0)).toEqual({ ok: true, value: 350 });
  });

  it.each([
    '',
    'abc',
    '1 23',
    '12 руб 50 коп',
    '3 тыс. руб.',
    '1,2,3',
    '12р34',
    '99999999999999999',
  ])('refuses %j', (text) => {
    expect(parseAmount(text)).toEqual({ ok: false, code: 'amount' });
  });

  it('reads back what formatAmount writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 13), max: 10 ** 13 }),
        fc.constantFrom(0, 2, 3),
        (minor, decimals) => {
          expect(parseAmount(formatAmount(minor, decimals), decimals)).toEqual({
            ok: true,
            value: minor + 0,
          });
        },
      ),
    );
  });
});

describe('amountFromNumber', () => {
  it('rounds by the number as it is written', () => {
    expect(amountFromNumber(1.005)).toEqual({ ok: true, value: 101 });
    expect(amountFromNumber(0.1 + 0.2)).toEqual({ ok: true, value: 30 });
    expect(amountFromNumber(1e-9)).toEqual({ ok: true, value: 0 });
    expect(amountFromNumber(NaN).ok).toBe(false);
    expect(amountFromNumber(1e300).ok).toBe(false);
  });
});
