import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityNames } from '#contract/entities.ts';
import type { Mutation } from '#contract/sync/mutation.ts';
import { accessAreas, accessRights, type Rights } from '#domain/access/rights.ts';
import { shippedGroups } from '#domain/access/shipped-groups.ts';
import { mayMake } from '#server/rules/rights.ts';
import type { StoredRow } from '#server/rules/stored-row.ts';

const actor = 'Анна';
const common = { mutNo: 1, mutId: 'm', id: 'r', hlc: '', schemaVersion: 1, actor, at: 1 };

const values = fc.record(
  {
    deletedAt: fc.constantFrom(null, 5),
    state: fc.constantFrom('submitted', 'approved', 'declined', 'confirmed'),
    status: fc.constantFrom('candidate', 'authorised'),
    verifier: fc.constant('v'),
    groupId: fc.constant('administrators'),
    points: fc.constant(1000),
    kind: fc.constantFrom('accrual', 'reservation', 'debit'),
    name: fc.constant('Другой'),
  },
  { requiredKeys: [] },
);
const someRights: fc.Arbitrary<Rights> = fc.oneof(
  fc.constantFrom(...shippedGroups.map(({ rights }) => rights)),
  fc
    .array(fc.tuple(fc.constantFrom(...accessAreas), fc.subarray([...accessRights])), {
      maxLength: 6,
    })
    .map((given) => Object.fromEntries(given)),
);
const entity = fc.constantFrom(...entityNames);
const rows = fc.record({
  entity,
  madeBy: fc.constantFrom(actor, 'Борис'),
  name: fc.constantFrom(actor, 'x'),
});

type Given = { readonly entity: string; readonly madeBy: string; readonly name: string };
const rowOf = ({ entity: kind, madeBy, name }: Given): StoredRow => ({
  ...{ entity: kind, id: 'r', rowVersion: 1, fields: { name }, meta: null, madeHlc: '1', madeBy },
  ...{ deleted: false, actor: madeBy, at: 1 },
});
const patchOf = (
  kind: string,
  given: Readonly<Record<string, string | number | null>>,
): Mutation => ({
  ...{ ...common, kind: 'patch', entity: kind },
  fields: Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, { value, baseVersion: 1 }]),
  ),
});

describe('of rights', () => {
  it('nobody gains any by more fields in one edit', () => {
    fc.assert(
      fc.property(someRights, rows, values, values, (rights, given, one, other) => {
        const row = rowOf(given);
        const may = (fields: typeof one): boolean =>
          mayMake(rights, actor, patchOf(given.entity, fields), row);
        fc.pre(Object.keys(one).length > 0 && may({ ...one, ...other }));
        const differs = Object.keys(other).filter((name) => name in one);
        const rest = Object.fromEntries(
          Object.entries(one).filter(([name]) => !differs.includes(name)),
        );
        if (Object.keys(rest).length > 0) expect(may(rest)).toBe(true);
        if (Object.keys(other).length > 0) expect(may(other)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('nobody gains any by writing a row as if it were a new one', () => {
    fc.assert(
      fc.property(someRights, rows, values, (rights, given, fields) => {
        const row = rowOf(given);
        const anew: Mutation = { ...common, kind: 'create', entity: given.entity, fields };
        fc.pre(Object.keys(fields).length > 0 && mayMake(rights, actor, anew, row));
        expect(mayMake(rights, actor, patchOf(given.entity, fields), row)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('nobody deletes by an edit who may not delete', () => {
    fc.assert(
      fc.property(someRights, rows, (rights, given) => {
        const row = rowOf(given);
        const deletion: Mutation = {
          ...common,
          kind: 'delete',
          entity: given.entity,
          baseVersion: 1,
        };
        const edit = patchOf(given.entity, { deletedAt: 5 });
        expect(mayMake(rights, actor, edit, row)).toBe(mayMake(rights, actor, deletion, row));
      }),
      { numRuns: 2000 },
    );
  });

  it('nobody has less with more of them', () => {
    fc.assert(
      fc.property(someRights, someRights, rows, values, (some, more, given, fields) => {
        const both = Object.fromEntries(
          accessAreas.map((area) => [area, [...(some[area] ?? []), ...(more[area] ?? [])]]),
        );
        const mutation = patchOf(given.entity, fields);
        fc.pre(mayMake(some, actor, mutation, rowOf(given)));
        expect(mayMake(both, actor, mutation, rowOf(given))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['bonus-requests', 'registrations'] as const)(
    'those over %s let nobody change an entry of the ledger',
    (area) => {
      const row = rowOf({ entity: 'bonus-entry', madeBy: actor, name: 'x' });
      const rights = { [area]: accessRights };
      expect(mayMake(rights, actor, patchOf('bonus-entry', { points: 1000 }), row)).toBe(false);
    },
  );
});
