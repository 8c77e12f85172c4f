import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutPrefix } from '#electron/workbooks/read/xlsx/xml-source.ts';
import { readAll } from '#electron/workbooks/read/zip/inflate-source.ts';
import type { ByteSource } from '#electron/workbooks/read/zip/inflate-source.ts';

/** Hands out pieces of the given sizes, again and again. */
function dripping(bytes: Buffer, sizes: readonly number[]): ByteSource {
  let position = 0;
  let turn = 0;
  return {
    readInto(target, offset) {
      const size = sizes[turn++ % sizes.length] ?? 1;
      const piece = bytes.subarray(position, position + Math.min(size, target.length - offset));
      target.set(piece, offset);
      position += piece.length;
      return piece.length;
    },
    close: () => undefined,
  };
}

it('takes a prefix out of every tag, wherever the pieces are cut', () => {
  const pieces = fc.array(
    fc.constantFrom('<x:c r="A1">', '</x:c>', '<x:', 'x:', '<', '</', 'Жук', '<y:c/>', ' '),
    { maxLength: 40 },
  );
  const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(pieces, sizes, (parts, cuts) => {
      const text = parts.join('');
      const source = withoutPrefix(dripping(Buffer.from(text), cuts), 'x:');
      expect(readAll(source, 1_000_000).toString()).toBe(text.replace(/(<\/?)x:/gu, '$1'));
    }),
  );
});
