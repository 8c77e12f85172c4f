import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accessAreas, accessRights, allRights, mayDo, type Rights } from '#domain/access/rights.ts';
import { groupsThatMay } from '#domain/access/who-may.ts';

const rightsOf = fc.dictionary(
  fc.constantFrom(...accessAreas),
  fc.uniqueArray(fc.constantFrom(...accessRights)),
) as fc.Arbitrary<Rights>;
const groupsOf = fc.array(
  rightsOf.map((rights) => ({ rights })),
  { maxLength: 6 },
);

test('names every group that may and no other', () => {
  fc.assert(
    fc.property(
      groupsOf,
      fc.constantFrom(...accessAreas),
      fc.constantFrom(...accessRights),
      (groups, area, right) => {
        const found = new Set(groupsThatMay(groups, area, right));
        for (const group of groups) {
          expect(found.has(group)).toBe(mayDo(group.rights, area, right));
        }
      },
    ),
  );
});

test('names the group with the fewest rights first, because it is the nearest to ask', () => {
  const manager = { key: 'manager', rights: { import: ['view', 'add'] } } as const;
  const administrator = { key: 'administrator', rights: allRights };
  const operator = { key: 'operator', rights: { resellers: ['view'] } } as const;
  const found = groupsThatMay([administrator, operator, manager], 'import', 'add');
  expect(found.map(({ key }) => key)).toEqual(['manager', 'administrator']);
});
