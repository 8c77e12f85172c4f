import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holdsSeat, registrationStates } from '#domain/training/registration-state.ts';
import { takenSeats } from '#server/rules/seats.ts';
import type { StoredRow } from '#server/rules/stored-row.ts';
import type { Said } from '#test/support/server/pusher.ts';
import { ruleWorld } from '#test/support/server/rule-world.ts';

const session = 'session';
const upTo = (most: number) => fc.nat(most);

type Deed =
  | { readonly do: 'register'; readonly at: number; readonly who: number }
  | { readonly do: 'move'; readonly which: number; readonly to: string }
  | { readonly do: 'seats'; readonly seats: number }
  | { readonly do: 'delete' | 'restore'; readonly which: number };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constant('register' as const), at: upTo(9), who: upTo(20) }),
  fc.record({
    do: fc.constant('move' as const),
    which: upTo(9),
    to: fc.constantFrom(...registrationStates),
  }),
  fc.record({ do: fc.constant('seats' as const), seats: upTo(4) }),
  fc.record({ do: fc.constantFrom('delete' as const, 'restore' as const), which: upTo(9) }),
);

/** A session with a course and seats, and what can be done to it. */
function opened(seats: number) {
  const world = ruleWorld();
  const ids: string[] = [];
  const row = (id: string | undefined): StoredRow | null =>
    id === undefined ? null : world.state.row('training-registration', id);
  world.apply(null, [
    { kind: 'create', entity: 'training-course', id: 'course', fields: { name: 'Печать' } },
  ]);
  const startsOn = '2027-06-01';
  const own = { courseId: 'course', startsOn, seats, state: 'planned' };
  world.apply(null, [{ kind: 'create', entity: 'training-session', id: session, fields: own }]);
  const ofRegistration = (which: number, said: (row: StoredRow) => Said): Said | null => {
    const found = row(ids[which % Math.max(1, ids.length)]);
    return found === null ? null : { ...said(found), id: found.id };
  };
  const saidOf = (one: Deed): Said | null => {
    const entity = 'training-registration';
    switch (one.do) {
      case 'register': {
        const id = `r-${String(ids.length).padStart(3, '0')}`;
        ids.push(id);
        const fields = {
          ...{ sessionId: session, resellerId: null, participantKey: `p${one.who}` },
          ...{ state: 'submitted', registeredAt: one.at },
        };
        return { kind: 'create', entity, id, fields };
      }
      case 'move':
        return ofRegistration(one.which, ({ rowVersion }) => ({
          ...{ kind: 'patch', entity },
          fields: { state: { value: one.to, baseVersion: rowVersion } },
        }));
      case 'seats':
        return {
          ...{ kind: 'patch', entity: 'training-session', id: session },
          fields: { seats: { value: one.seats, baseVersion: 99 } },
        };
      case 'delete':
        return ofRegistration(one.which, ({ rowVersion }) => ({
          ...{ kind: 'delete', entity, baseVersion: rowVersion },
        }));
      case 'restore':
        return ofRegistration(one.which, ({ rowVersion }) => ({
          ...{ kind: 'patch', entity },
          fields: { deletedAt: { value: null, baseVersion: rowVersion } },
        }));
    }
  };
  return {
    ...world,
    do: (one: Deed): void => {
      const said = saidOf(one);
      if (said !== null) world.apply('changeSeats', [said]);
    },
    seats: () => Number(world.state.row('training-session', session)?.fields['seats']),
    rows: () => ids.flatMap((id) => row(id) ?? []).filter(({ deleted }) => !deleted),
  };
}

const stateOf = ({ fields }: StoredRow) => fields['state'] as (typeof registrationStates)[number];
const isWaiting = (row: StoredRow): boolean => stateOf(row) === 'waitlisted';
const place = ({ id, fields }: StoredRow): string =>
  `${String(fields['registeredAt']).padStart(6, '0')} ${id}`;

const histories = fc.array(deed, { minLength: 5, maxLength: 40 });

it('never gives more seats than there are, whatever is asked in whatever order', () => {
  fc.assert(
    fc.property(upTo(4), histories, (seats, deeds) => {
      const world = opened(seats);
      for (const one of deeds) {
        world.do(one);
        const taken = world.rows().filter((row) => holdsSeat(stateOf(row))).length;
        expect(taken).toBeLessThanOrEqual(world.seats());
        expect(takenSeats(world.state, session)).toBe(taken);
      }
      expect(world.faults).toEqual([]);
    }),
  );
});

it('leaves no seat free while somebody waits, and takes who waits in their order', () => {
  fc.assert(
    fc.property(upTo(4), histories, (seats, deeds) => {
      const world = opened(seats);
      for (const one of deeds) {
        const waited = new Set(
          world
            .rows()
            .filter(isWaiting)
            .map(({ id }) => id),
        );
        const from = world.state.entries.length;
        world.do(one);
        const rows = world.rows();
        const waiting = rows.filter(isWaiting);
        const free = world.seats() - rows.filter((row) => holdsSeat(stateOf(row))).length;
        if (waiting.length > 0) expect(free).toBe(0);
        const first = waiting.map(place).sort()[0] ?? '~';
        const own = world.state.entries.slice(from).filter(({ deviceId }) => deviceId === null);
        for (const { entity, id, fields } of own) {
          if (entity !== 'training-registration' || fields['state'] !== 'confirmed') continue;
          const promoted = rows.find((row) => row.id === id);
          if (!promoted || !waited.has(id)) continue;
          expect(place(promoted) < first).toBe(true);
        }
      }
    }),
  );
});
