import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextPlace } from '../../../../renderer/features/import/rows/grid-moves.ts';
import {
  columnsInView,
  stickyWidth,
  tableColumns,
  tableWidth,
} from '../../../../renderer/features/import/rows/table-columns.ts';
import type { ColumnGuess } from '#contract/import.ts';

function guess(column: number, part: Partial<ColumnGuess> = {}): ColumnGuess {
  const base = { header: `H${column}`, field: 'note', by: 'header', certainty: 'sure' } as const;
  return { column, ...base, hidden: false, examples: [], ...part };
}

const columns = tableColumns([guess(0), guess(2), guess(5)]);
const from = { index: 4, column: 2, chosen: 2 };
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false });

test('moves by cells, by pages and to the ends', () => {
  const go = (key: string, ctrl = false) => nextPlace(press(key, ctrl), from, columns, 100, 20);
  expect(go('ArrowRight')).toEqual({ index: 4, column: 5 });
  expect(go('ArrowLeft')).toEqual({ index: 4, column: 0 });
  expect(go('ArrowDown')).toEqual({ index: 5, column: 2 });
  expect(go('PageDown')).toEqual({ index: 24, column: 2 });
  expect(go('PageUp')).toEqual({ index: 0, column: 2 });
  expect(go('End')).toEqual({ index: 4, column: 5 });
  expect(go('End', true)).toEqual({ index: 99, column: 2 });
  expect(go('a')).toBeNull();
});

test('follows the wrong cells from row to row until a column is chosen', () => {
  const free = { ...from, chosen: null };
  expect(nextPlace(press('ArrowDown'), free, columns, 100, 20)?.column).toBeNull();
  expect(nextPlace(press('ArrowRight'), free, columns, 100, 20)?.column).toBe(5);
});

test('never leaves the table', () => {
  const keys = fc.constantFrom(
    ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'],
  );
  const walk = fc.array(fc.tuple(keys, fc.boolean()), { maxLength: 40 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), walk, (total, moves) => {
      let place: { index: number; column: number | null } = { index: 0, column: null };
      for (const [key, ctrl] of moves) {
        const column = place.column ?? 0;
        const here = { index: place.index, column, chosen: place.column };
        place = nextPlace(press(key, ctrl), here, columns, total, 7) ?? place;
        expect(place.index).toBeGreaterThanOrEqual(0);
        expect(place.index).toBeLessThan(total);
        if (place.column !== null) expect([0, 2, 5]).toContain(place.column);
      }
    }),
    { numRuns: 60 },
  );
});

test('leaves out columns in which nothing stands', () => {
  const empty = guess(1, { field: 'ignore', header: ' ' });
  const kept = guess(3, { field: 'ignore', header: '', examples: ['x'] });
  expect(tableColumns([guess(0), empty, kept]).map(({ column }) => column)).toEqual([0, 3]);
});

test('draws the columns around the view only', () => {
  const many = tableColumns(Array.from({ length: 300 }, (_, column) => guess(column)));
  const place = tableWidth(many) / 2;
  const drawn = columnsInView(many, place, 1000);
  expect(drawn.length).toBeLessThan(12);
  expect(drawn.some(({ left }) => left >= place + stickyWidth && left < place + 1000)).toBe(true);
});
