import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactKey, searchKey, searchTokens } from '#domain/text/search-key.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(...'аеоёЁсСхcCeEoOxXbBhHzZжЖ-–— «»"\'.,1№\u00ad\u00a0\u0301'),
  }),
);

describe('searchKey', () => {
  it.each([
    ['«Ёлка»  №5', 'елка 5'],
    ['ООО "Альфа–Вектор"', 'ооо альфа вектор'],
    ['HP LaserJet', 'hp laserjet'],
    ['  ', ''],
    ['й', 'й'],
    ['под\u00adвал', 'подвал'],
    ['İstanbul 中文', 'istanbul 中文'],
    ['Ærøskøbing', 'ærøskøbing'],
  ])('folds %j', (raw, key) => {
    expect(searchKey(raw)).toBe(key);
  });

  it('folds Latin look-alikes in a Cyrillic word and Cyrillic ones in a Latin word', () => {
    expect(searchKey('Cофт-Пpинт')).toBe('софт принт');
    expect(searchKey('Lаsеr')).toBe('laser');
    expect(searchKey('MOSKBA Ltd')).toBe('moskba ltd');
  });

  it('changes nothing when applied again', () => {
    fc.assert(
      fc.property(text, (raw) => {
        expect(searchKey(searchKey(raw))).toBe(searchKey(raw));
        expect(exactKey(exactKey(raw))).toBe(exactKey(raw));
      }),
      { numRuns: 1000 },
    );
  });

  it('holds no capitals, no ё, no punctuation and single spaces only', () => {
    fc.assert(
      fc.property(text, (raw) => {
        expect(searchKey(raw)).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u);
        expect(searchKey(raw)).not.toMatch(/[ёЁА-ЯA-Z]/);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the exact key with spaces for hyphens', () => {
    expect(exactKey('Альфа - Вектор')).toBe('альфа-вектор');
    expect(exactKey('-Альфа- Вектор 2-')).toBe('альфа-вектор 2');
    fc.assert(
      fc.property(text, (raw) => {
        expect(exactKey(raw).replaceAll('-', ' ')).toBe(searchKey(raw));
      }),
    );
  });
});

describe('searchTokens', () => {
  it('gives the words of the key', () => {
    expect(searchTokens('«Ёлка-Линк» 5')).toEqual(['елка', 'линк', '5']);
    expect(searchTokens('—')).toEqual([]);
  });
});
