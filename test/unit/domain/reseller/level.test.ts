import { expect, it } from 'vitest';
import { compareLevels, isResellerLevel } from '#domain/reseller/level.ts';

it('orders levels from gold to none', () => {
  expect(
    [null, 'bronze', 'gold', 'silver'].toSorted((a, b) => compareLevels(level(a), level(b))),
  ).toEqual(['gold', 'silver', 'bronze', null]);
});

it('knows three levels', () => {
  expect(isResellerLevel('gold')).toBe(true);
  expect(isResellerLevel('platinum')).toBe(false);
});

function level(text: string | null) {
  return text !== null && isResellerLevel(text) ? text : null;
}
