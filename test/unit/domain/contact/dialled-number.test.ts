import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDialled } from '#domain/contact/dialled-number.ts';

describe('a dialled number', () => {
  it.each([
    ['+7 495 123-45-67', '+74951234567'],
    ['84951234567', '+74951234567'],
    ['tel:+7-495-123-45-67', '+74951234567'],
    ['tel:+74951234567;ext=12', '+74951234567'],
    ['tel:%2B7%20495%201234567', '+74951234567'],
    ['TEL:84951234567', '+74951234567'],
    ['callto://+74951234567', '+74951234567'],
    ['sip:+74951234567@pbx.local:5060', '+74951234567'],
    ['Альфа, тел. 8 (495) 123-45-67', '+74951234567'],
    ['+375 29 123-45-67', '+375291234567'],
  ])('%s is of the public network', (text, number) => {
    expect(readDialled(text)).toEqual({ number, isPublic: true });
  });

  it.each([
    ['101', '101'],
    [' 2045 ', '2045'],
    ['sip:101@pbx.local', '101'],
    ['*21#', '*21#'],
  ])('%s is an internal one', (text, number) => {
    expect(readDialled(text)).toEqual({ number, isPublic: false });
  });

  it.each(['', ' ', 'anonymous', 'tel:', '7', 'sip:unknown@pbx', 'Договор № 15 от 12.01.2025'])(
    'is not in «%s»',
    (text) => {
      expect(readDialled(text)).toBeNull();
    },
  );

  it('is looked for in any text without a fault, and not at all in a page of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(() => readDialled(`tel:${text}`)).not.toThrow();
      }),
    );
    expect(readDialled(`+74951234567${' '.repeat(200)}`)).toBeNull();
  });
});
