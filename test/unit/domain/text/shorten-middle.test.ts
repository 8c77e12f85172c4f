import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shortenMiddle } from '#domain/text/shorten-middle.ts';

it('keeps both ends of a long text', () => {
  expect(shortenMiddle('Реестр реселлеров 2010.xls', 13)).toBe('Реестр…10.xls');
});

it('leaves a short text as it is', () => {
  expect(shortenMiddle('Орёл', 4)).toBe('Орёл');
});

it('is never longer than asked and never cuts a character in two', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'я', '🖨', '𝒳') }),
      fc.nat(20),
      (text, max) => {
        const short = shortenMiddle(text, max);
        expect(Array.from(short).length).toBeLessThanOrEqual(max);
        for (const character of short.replace('…', '')) expect(text).toContain(character);
      },
    ),
  );
});
