import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSoleTraderInn, makeInn, parseInn, splitInnKpp } from '#domain/reseller/inn.ts';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .filter((list) => list.some((digit) => digit > 0))
    .map((list) => list.join(''));

describe('parseInn', () => {
  it('accepts every INN that makeInn completes', () => {
    fc.assert(
      fc.property(fc.oneof(digits(9), digits(10)), (start) => {
        const inn = makeInn(start);
        expect(parseInn(inn)).toEqual({ ok: true, value: inn });
        expect(isSoleTraderInn(inn)).toBe(start.length === 10);
      }),
    );
  });

  it('puts back the leading zero that a number cell has lost', () => {
    fc.assert(
      fc.property(fc.oneof(digits(8), digits(9)), (start) => {
        const inn = makeInn(`0${start}`);
        expect(parseInn(String(Number(inn)).padStart(inn.length - 1, '0'))).toEqual({
          ok: true,
          value: inn,
        });
      }),
    );
  });

  it('notices nearly every single wrong digit of ten', () => {
    let changed = 0;
    let noticed = 0;
    fc.assert(
      fc.property(
        digits(9),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (start, at, by) => {
          const inn = makeInn(start);
          const digit = (Number(inn.charAt(at)) + by) % 10;
          changed += 1;
          if (!parseInn(inn.slice(0, at) + String(digit) + inn.slice(at + 1)).ok) noticed += 1;
        },
      ),
      { numRuns: 2000 },
    );
    expect(noticed / changed).toBeGreaterThan(0.95);
  });

  it.each([
    ["'0509233858", '0509233858'],
    ['ИНН 509233858', '0509233858'],
    ['инн: 7783 915 293', '7783915293'],
    ['«7783915293»', '7783915293'],
    ['7783\u00a0915\u00a0293', '7783915293'],
    ['7783915293.0', '7783915293'],
    ['39085955027', '039085955027'],
  ])('reads %j', (raw, value) => {
    expect(parseInn(raw)).toEqual({ ok: true, value });
  });

  it.each([
    ['3692264881', 'inn-checksum'],
    ['0000000000', 'inn-checksum'],
    ['000000000000', 'inn-checksum'],
    ['770123456O', 'inn-format'],
    ['12345', 'inn-format'],
    ['1234567890123', 'inn-format'],
    ['', 'inn-format'],
    ['нет', 'inn-format'],
  ])('refuses %j as %s', (raw, code) => {
    expect(parseInn(raw)).toEqual({ ok: false, code });
  });
});

describe('splitInnKpp', () => {
  it.each([
    ['1234567890/770101001', '1234567890', '770101001'],
    ['ИНН/КПП: 1234567890 / 770101001', '1234567890', '770101001'],
    ['1234567890, КПП 770101001', '1234567890', '770101001'],
    ['1234567890 / -', '1234567890', null],
    ['123456789012', '123456789012', null],
  ])('parts %j', (raw, inn, kpp) => {
    expect(splitInnKpp(raw)).toEqual({ inn, kpp });
  });
});

describe('makeInn', () => {
  it('refuses a start of another length', () => {
    expect(() => makeInn('12345678')).toThrow(RangeError);
    expect(() => makeInn('12345678x')).toThrow(RangeError);
  });
});

describe('INN cells of offices', () => {
  it.each(['5834095678/', '5834095678 / ', '5834095678/-'])('takes %j for an INN alone', (cell) => {
    expect(splitInnKpp(cell)).toEqual({ inn: '5834095678', kpp: null });
  });

  it('reads a number sign before the digits', () => {
    const inn = makeInn('770123456');
    expect(parseInn(`№ ${inn}`)).toEqual({ ok: true, value: inn });
  });
});
