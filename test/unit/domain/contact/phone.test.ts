import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPhone } from '#domain/contact/format-phone.ts';
import { parsePhones, phoneDigits } from '#domain/contact/phone.ts';

const numbersOf = (cell: string) => parsePhones(cell).phones.map((phone) => phone.e164);

describe('parsePhones', () => {
  it.each([
    '84862600043',
    '+7(4862)600043',
    '8-4862-60-00-43',
    'т. (4862) 60-00-43',
    '8 (4862) 60-00-43',
    '+7 4862 600043',
    '(4862) 60-00-43',
    '4862600043',
    'тел.: 8 4862 60 00 43',
    'факс +7 (4862) 60.00.43',
    '+8 (4862) 60-00-43',
    '8(4862)600043',
    '+7\u00a04862\u00a0600043',
  ])('reads %j', (cell) => {
    expect(parsePhones(cell)).toMatchObject({ phones: [{ e164: '+74862600043' }], invalid: [] });
  });

  it('finds the number in any notation of a national number', () => {
    const notations: ((code: string, rest: string) => string)[] = [
      (code, rest) => `8${code}${rest}`,
      (code, rest) => `+7 (${code}) ${rest}`,
      (code, rest) => `8-${code}-${rest.slice(0, 3)}-${rest.slice(3)}`,
      (code, rest) => `т. (${code}) ${rest.slice(0, 3)}-${rest.slice(3, 5)}-${rest.slice(5)}`,
      (code, rest) => `моб. +7 ${code} ${rest}`,
      (code, rest) => `${code}${rest}`,
    ];
    const national = fc.tuple(
      fc.constantFrom('3', '4', '8', '9'),
      fc.integer({ min: 0, max: 999999999 }),
    );
    const written = fc.tuple(national, fc.constantFrom(...notations));
    fc.assert(
      fc.property(
        fc.uniqueArray(written, { minLength: 1, maxLength: 4, selector: ([[a, b]]) => `${a}${b}` }),
        fc.constantFrom(', ', '; ', ' / ', '\n', ' и ', '   '),
        (entries, separator) => {
          const nationals = entries.map(([[first, rest]]) => first + String(rest).padStart(9, '0'));
          const cell = entries
            .map(([, write], index) => {
              const digits = nationals[index] ?? '';
              return write(digits.slice(0, 3), digits.slice(3));
            })
            .join(separator);
          const parsed = parsePhones(cell);
          expect(parsed.phones.map((phone) => phone.e164)).toEqual(nationals.map((n) => `+7${n}`));
          expect(parsed.invalid).toEqual([]);
        },
      ),
    );
  });

  it('keeps numbers of other countries', () => {
    expect(numbersOf('+375 29 123-45-67; +380 44 123 45 67, 375291234567, +49 30 123456')).toEqual([
      '+375291234567',
      '+380441234567',
      '+4930123456',
    ]);
    expect(numbersOf('7 727 258 11 11')).toEqual(['+77272581111']);
    expect(numbersOf('810 375 29 123 45 67')).toEqual(['+375291234567']);
  });

  it.each([
    'доб. 12',
    'доб 12',
    'доп. 12',
    '(доб. 12)',
    'ext. 12',
    'ext 12',
    '#12',
    'вн. 12',
    ', доб. 12',
  ])('keeps the extension of %j apart', (tail) => {
    expect(parsePhones(`8 (495) 123-45-67 ${tail}`)).toMatchObject({
      phones: [{ e164: '+74951234567', extension: '12' }],
      invalid: [],
    });
  });

  it('parts numbers with a single space between', () => {
    expect(numbersOf('+7 495 1234567 +7 495 7654321')).toEqual(['+74951234567', '+74957654321']);
    expect(numbersOf('84951234567 84957654321')).toEqual(['+74951234567', '+74957654321']);
    expect(numbersOf('(495) 123-45-67 (495) 765-43-21')).toEqual(['+74951234567', '+74957654321']);
  });

  it('drops a number written twice', () => {
    expect(numbersOf('8(495)1234567, +7 495 123-45-67')).toEqual(['+74951234567']);
  });

  it('completes a local number only with an area code', () => {
    expect(parsePhones('12-34-56')).toEqual({ phones: [], invalid: ['12-34-56'] });
    expect(parsePhones('12-34-56', { areaCode: '4852' }).phones[0]?.e164).toBe('+74852123456');
    expect(parsePhones('12-34-56', { areaCode: '495' }).invalid).toEqual(['12-34-56']);
  });

  it('gives a local number the area code of the number before it', () => {
    expect(numbersOf('(4852) 12-34-56, 12-34-57')).toEqual(['+74852123456', '+74852123457']);
    expect(numbersOf('(495) 123-45-67 / 765-43-21')).toEqual(['+74951234567', '+74957654321']);
    expect(parsePhones('8-903-123-45-67, 765-43-21').invalid).toEqual(['765-43-21']);
    expect(parsePhones('(495) 123-45-67, 12345').invalid).toEqual(['12345']);
  });

  it.each(['12.03.2007', '8 495 12З4567', '123', '+7 000 000 00 00', 'звонить секретарю'])(
    'reports %j',
    (cell) => {
      const { phones, invalid } = parsePhones(cell);
      expect(phones).toEqual([]);
      expect(invalid.length).toBeGreaterThan(0);
    },
  );

  it.each(['', ' ', '-', 'нет', '—'])('takes %j for no phone', (cell) => {
    expect(parsePhones(cell)).toEqual({ phones: [], invalid: [] });
  });

  it('keeps what was written beside the number', () => {
    expect(parsePhones('тел. 8(495)1234567; 12').phones[0]?.raw).toBe('тел. 8(495)1234567');
  });
});

describe('formatPhone', () => {
  it.each([
    ['+74951234567', '+7 495 123-45-67'],
    ['+74862600043', '+7 4862 60-00-43'],
    ['+73882272211', '+7 38822 7-22-11'],
    ['+79031234567', '+7 903 123-45-67'],
    ['+375291234567', '+375 29 123 45 67'],
    ['12345', '12345'],
  ])('writes %s as %s', (e164, text) => {
    expect(formatPhone(e164)).toBe(text);
  });

  it('writes what parsePhones reads back', () => {
    fc.assert(
      fc.property(fc.constantFrom('3', '4', '8', '9'), fc.nat(999999999), (first, rest) => {
        const e164 = `+7${first}${String(rest).padStart(9, '0')}`;
        expect(numbersOf(formatPhone(e164))).toEqual([e164]);
      }),
    );
  });
});

it('phoneDigits leaves the digits only', () => {
  expect(phoneDigits('+7 (495) 12')).toBe('749512');
});

describe('parsePhones with single blanks between numbers', () => {
  it.each([
    ['8662-49-09-81 8.8662.708747', ['+78662490981', '+78662708747']],
    ['8.812.8987123 тел.: 8(812)123-45-67', ['+78128987123', '+78121234567']],
    ['факс: (8772) 37-77-07 8-8772-54-82-48', ['+78772377707', '+78772548248']],
    ['38822-8-44-84 8 (38822) 8-44-85', ['+73882284484', '+73882284485']],
    ['8 495 123 45 67 8 495 123 45 68', ['+74951234567', '+74951234568']],
  ])('reads %j', (cell, numbers) => {
    expect(parsePhones(cell).invalid).toEqual([]);
    expect(numbersOf(cell)).toEqual(numbers);
  });

  it('reads a number with a zero-width space in it', () => {
    expect(numbersOf('8 (4862) 60\u200b-00-43')).toEqual(['+74862600043']);
  });
});
