import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutVariants, otherLayout } from '#domain/text/keyboard-layout.ts';

describe('otherLayout', () => {
  it.each([
    ['ghbynth', 'принтер'],
    ['зкштеук', 'printer'],
    ['[kt,', 'хлеб'],
    ['`krf 5', 'ёлка 5'],
    ['Ntcn-27', 'Тест-27'],
  ])('turns %j into %j', (typed, meant) => {
    expect(otherLayout(typed)).toBe(meant);
  });

  it('gives the typed letters back when applied twice', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя 09'),
          minLength: 1,
        }),
        (typed) => {
          const other = otherLayout(typed);
          if (/[a-z]/.test(other)) expect(otherLayout(other)).toBe(typed);
        },
      ),
    );
  });
});

describe('layoutVariants', () => {
  it('puts the typed text first', () => {
    expect(layoutVariants('ghbynth')).toEqual(['ghbynth', 'принтер']);
  });

  it('leaves digits and mixed text alone', () => {
    expect(layoutVariants('8495')).toEqual(['8495']);
    expect(layoutVariants('МФУ A4')).toEqual(['МФУ A4']);
    expect(layoutVariants('')).toEqual(['']);
  });
});
