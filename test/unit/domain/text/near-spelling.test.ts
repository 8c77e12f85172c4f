import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isNearSpelling } from '#domain/text/near-spelling.ts';

it.each([
  ['ромашка', 'рамашка'],
  ['ромашка', 'ромшка'],
  ['ромашка', 'ромаашка'],
  ['ромашка', 'рмоашка'],
  ['технопарк плюс', 'техонпарк плус'],
])('takes %s and %s for one name', (one, other) => {
  expect([isNearSpelling(one, other), isNearSpelling(other, one)]).toEqual([true, true]);
});

it.each([
  ['ромашка', 'рюмочка'],
  ['альфа', 'омега'],
  ['мир', 'мор'],
  ['фирма принт 91', 'фирма принт 92'],
  ['технопарк плюс', 'технопарк минус'],
])('takes %s and %s for two', (one, other) => {
  expect([isNearSpelling(one, other), isNearSpelling(other, one)]).toEqual([false, false]);
});

const word = fc.string({ unit: fc.constantFrom(...'абвгдежз'), minLength: 9, maxLength: 20 });

it('forgives any slip in any place of a long name, whichever of the two has it', () => {
  fc.assert(
    fc.property(word, fc.nat(), fc.constantFrom(0, 1, 2), (name, seed, kind) => {
      const at = seed % (name.length - 1);
      const slipped = [
        `${name.slice(0, at)}ю${name.slice(at + 1)}`,
        name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2),
        `${name.slice(0, at)}ю${name.slice(at)}`,
      ][kind];
      expect(isNearSpelling(name, slipped ?? '')).toBe(true);
      expect(isNearSpelling(slipped ?? '', name)).toBe(true);
      // Three letters that no other name has are three slips.
      expect(isNearSpelling(name, `юэя${name.slice(3)}`)).toBe(false);
    }),
  );
});
