import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allCells,
  clampRange,
  moveRange,
  oneCell,
  rangeSides,
  rangeSize,
  type CellRange,
  type Move,
} from '../../../../renderer/components/grid/cell-range.ts';

const bounds = { rows: 100, cols: 5, page: 10 };
const moves: readonly Move[] = [
  'up',
  'down',
  'left',
  'right',
  'page-up',
  'page-down',
  'row-start',
  'row-end',
  'first-row',
  'last-row',
  'list-start',
  'list-end',
];

describe('a range of cells', () => {
  it('moves as one cell', () => {
    const range = moveRange(oneCell({ row: 3, col: 2 }), 'down', bounds, false);
    expect(range).toEqual(oneCell({ row: 4, col: 2 }));
  });

  it('is drawn further from where it was begun', () => {
    let range = oneCell({ row: 3, col: 2 });
    for (const move of ['up', 'up', 'right'] as const) range = moveRange(range, move, bounds, true);
    expect(rangeSides(range)).toEqual({ top: 1, bottom: 3, left: 2, right: 3 });
    expect(rangeSize(range)).toEqual({ rows: 3, cols: 2 });
  });

  it('covers the list when all is selected', () => {
    expect(rangeSize(allCells(bounds))).toEqual({ rows: 100, cols: 5 });
  });

  it('is cut when the list gets shorter', () => {
    const range: CellRange = { anchor: { row: 2, col: 0 }, head: { row: 90, col: 4 } };
    expect(clampRange(range, { ...bounds, rows: 10 }).head).toEqual({ row: 9, col: 4 });
  });

  it('never leaves the list, whatever keys are pressed', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(...moves), fc.boolean()), { maxLength: 40 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 8 }),
        steps,
        (rows, cols, keys) => {
          let range = oneCell({ row: 0, col: 0 });
          for (const [move, extend] of keys) {
            const anchor = range.anchor;
            range = moveRange(range, move, { rows, cols, page: 7 }, extend);
            if (extend) expect(range.anchor).toEqual(anchor);
          }
          const { top, bottom, left, right } = rangeSides(range);
          expect(top).toBeGreaterThanOrEqual(0);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(bottom).toBeLessThan(rows);
          expect(right).toBeLessThan(cols);
        },
      ),
      { numRuns: 200 },
    );
  });
});
