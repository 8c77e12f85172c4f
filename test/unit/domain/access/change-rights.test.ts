import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithin, orderedRights, withRight } from '#domain/access/change-rights.ts';
import { accessAreas, accessRights, allRights, mayDo, type Rights } from '#domain/access/rights.ts';

const anyArea = fc.constantFrom(...accessAreas);
const anyRight = fc.constantFrom(...accessRights);
const anyRights = fc.dictionary(anyArea, fc.uniqueArray(anyRight)) as fc.Arbitrary<Rights>;
const cells = accessAreas.flatMap((area) => accessRights.map((right) => ({ area, right })));

test('never lets somebody change what is not seen', () => {
  fc.assert(
    fc.property(anyRights, (rights) => {
      const ordered = orderedRights(rights);
      for (const { area, right } of cells) {
        if (mayDo(ordered, area, right)) expect(mayDo(ordered, area, 'view')).toBe(true);
        if (mayDo(rights, area, right)) expect(mayDo(ordered, area, right)).toBe(true);
      }
    }),
  );
});

test('gives or takes the one right and changes no other area', () => {
  fc.assert(
    fc.property(anyRights, anyArea, anyRight, fc.boolean(), (some, area, right, given) => {
      const rights = orderedRights(some);
      const changed = withRight(rights, area, right, given);
      expect(mayDo(changed, area, right)).toBe(given);
      expect(orderedRights(changed)).toEqual(changed);
      for (const cell of cells.filter((other) => other.area !== area)) {
        expect(mayDo(changed, cell.area, cell.right)).toBe(mayDo(rights, cell.area, cell.right));
      }
    }),
  );
});

test('takes every right over an area with the view of it', () => {
  expect(withRight(allRights, 'ledger', 'view', false).ledger).toBeUndefined();
  expect(withRight({}, 'ledger', 'edit', true)).toEqual({ ledger: ['view', 'edit'] });
});

test('finds rights within those that give at least as much, and only within those', () => {
  fc.assert(
    fc.property(anyRights, anyRights, (inner, outer) => {
      const more = cells.some(
        ({ area, right }) => mayDo(inner, area, right) && !mayDo(outer, area, right),
      );
      expect(isWithin(inner, outer)).toBe(!more);
      expect(isWithin(inner, allRights)).toBe(true);
    }),
  );
});
