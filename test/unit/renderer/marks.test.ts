import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markPieces } from '../../../renderer/lib/marks.ts';

function marked(text: string, query: string): string[] {
  return markPieces(text, query)
    .filter((piece) => piece.marked)
    .map((piece) => piece.text);
}

describe('marks in a found text', () => {
  it('do not mind case and ё', () => {
    expect(marked('Ёлочка', 'елоч')).toEqual(['Ёлоч']);
    expect(marked('елочка', 'ЁЛ')).toEqual(['ел']);
  });

  it('stand on every word of the query', () => {
    expect(marked('Северное сияние', 'сия сев')).toEqual(['Сев', 'сия']);
  });

  it('stand on what the same keys give in the other layout, where nothing else is found', () => {
    expect(marked('Ярус', 'zhec')).toEqual(['Ярус']);
    expect(marked('Zhec Ярус', 'zhec')).toEqual(['Zhec']);
    expect(marked('Альфа Казань', 'fkmaf rfp')).toEqual(['Альфа', 'Каз']);
  });

  it('follow a run of digits through the signs of a phone', () => {
    expect(marked('+7 495 123-45-67', '12345')).toEqual(['123-45']);
    expect(marked('+7 495 123-45-67', '8495')).toEqual(['7 495']);
  });

  it('never change the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, query) => {
        const pieces = markPieces(text, query);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});
