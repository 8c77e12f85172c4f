import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allRights } from '#domain/access/rights.ts';
import { uniquesOf } from '#server/rules/unique-values.ts';
import type { StoredRow } from '#server/rules/stored-row.ts';
import { ruleWorld } from '#test/support/server/rule-world.ts';

const few = (...values: readonly string[]) => fc.constantFrom(...values);
const personFields = fc.record(
  { login: few('anna', 'boris', ''), name: few('Анна', 'Борис') },
  { requiredKeys: [] },
);
const registrationFields = fc.record(
  {
    sessionId: few('s1', 's2'),
    participantKey: few('анна', 'борис'),
    state: few('submitted', 'waitlisted', 'cancelled', 'declined'),
  },
  { requiredKeys: [] },
);

type Deed = {
  readonly entity: string;
  readonly which: number;
  readonly kind: 'create' | 'patch' | 'delete' | 'restore';
  readonly fields: Readonly<Record<string, string>>;
  readonly device: string;
  /** How many versions ago the device has read the row. */
  readonly behind: number;
};

const deedOf = (entity: string, fields: fc.Arbitrary<Readonly<Record<string, string>>>) =>
  fc.record({
    ...{ entity: fc.constant(entity), which: fc.nat(4), fields, device: few('a', 'b') },
    kind: fc.constantFrom(
      'create' as const,
      'patch' as const,
      'delete' as const,
      'restore' as const,
    ),
    behind: fc.nat(2),
  });
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  deedOf('person', personFields),
  deedOf('training-registration', registrationFields),
);

/** The keys of all that these deeds can give, and of more. */
const keys = ['анна', 'борис'].flatMap((participantKey) =>
  ['s1', 's2'].flatMap((sessionId) => [
    ...uniquesOf('person', { login: 'anna', name: 'Анна' }, false),
    ...uniquesOf('person', { login: 'boris', name: 'Борис' }, false),
    ...uniquesOf('training-registration', { sessionId, participantKey, state: 'submitted' }, false),
  ]),
);

/** Opened with the sessions that registrations are for. */
function opened() {
  const world = ruleWorld();
  // Where there are people somebody has to have rights: whom nobody knows has those of the device.
  const group = { name: 'Все', key: 'administrator', rights: JSON.stringify(allRights) };
  world.apply(null, [{ kind: 'create', entity: 'access-group', fields: group }]);
  for (const id of ['s1', 's2']) {
    const fields = { startsOn: '2027-06-01', seats: 3, state: 'planned' };
    world.apply(null, [{ kind: 'create', entity: 'training-session', id, fields }]);
  }
  return world;
}

function doIn(world: ReturnType<typeof opened>, deed: Deed): void {
  const { entity, which, kind, fields, device, behind } = deed;
  const id = `${entity}-${which}`;
  const row = world.state.row(entity, id);
  const baseVersion = Math.max(1, (row?.rowVersion ?? 1) - behind);
  const edit = (values: Readonly<Record<string, string | null>>) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, { value, baseVersion }]),
    );
  const common = { entity, id, device, actor: 'Никто' };
  if (kind === 'create')
    world.apply('x', [{ ...common, kind, fields: { registeredAt: which, ...fields } }]);
  else if (kind === 'delete') world.apply('x', [{ ...common, kind, baseVersion }]);
  else {
    const changed = kind === 'patch' ? edit(fields) : edit({ deletedAt: null });
    world.apply('x', [{ ...common, kind: 'patch', fields: changed }]);
  }
}

it('gives a unique value to one row, which is the one that has it', () => {
  fc.assert(
    fc.property(fc.array(deeds, { minLength: 5, maxLength: 40 }), (all) => {
      const world = opened();
      for (const deed of all) {
        doIn(world, deed);
        const owners = new Map<string, string>();
        for (const { key } of keys) if (world.state.ownerOf(key) !== null) owners.set(key, '');
        for (const entity of ['person', 'training-registration']) {
          for (let which = 0; which <= 4; which += 1) {
            const row: StoredRow | null = world.state.row(entity, `${entity}-${which}`);
            if (row === null) continue;
            for (const { key } of uniquesOf(entity, row.fields, row.deleted)) {
              // Held by this row alone: by no other, and not by nobody.
              expect(world.state.ownerOf(key)).toBe(row.id);
              owners.set(key, row.id);
            }
          }
        }
        // A value that no row has is free.
        expect([...owners.values()]).not.toContain('');
      }
      expect(world.faults).toEqual([]);
    }),
  );
});
