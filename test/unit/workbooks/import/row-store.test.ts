import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowStore } from '#electron/workbooks/import/row-store.ts';

const cell = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('ООО «Ромашка»', '', '\u001f', 'a\u001eb', '\u001f\u001f', 'ж'.repeat(60_000)),
);

it('gives the texts of each row back, whatever characters are in them', () => {
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 12 });
  fc.assert(
    fc.property(rows, fc.infiniteStream(fc.nat()), (texts, order) => {
      const store = new RowStore();
      expect(texts.map((cells) => store.add(cells))).toEqual(texts.map((_, index) => index));
      for (let asked = 0; asked < texts.length; asked += 1) {
        const index = (order.next().value ?? 0) % texts.length;
        expect(store.get(index)).toEqual(texts[index]);
      }
      store.close();
    }),
  );
});

it('keeps what was put in the place of a row', () => {
  const store = new RowStore();
  for (let index = 0; index < 10; index += 1) store.add([String(index), 'я'.repeat(30_000)]);
  store.set(3, ['new', '']);
  expect([3, 4].map((index) => store.get(index)[0])).toEqual(['new', '4']);
  store.close();
});
