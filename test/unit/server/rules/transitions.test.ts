import fc from 'fast-check';
import { expect, it } from 'vitest';
import { registrationStates } from '#domain/training/registration-state.ts';
import { resellerStatuses } from '#domain/reseller/status.ts';
import { mayFollow, movesPoints, stateFieldOf } from '#server/rules/transitions.ts';
import { ruleWorld } from '#test/support/server/rule-world.ts';

const requestStates = ['draft', 'submitted', 'approved', 'fulfilled', 'rejected', 'declined'];
const statesOf = {
  reseller: resellerStatuses,
  'training-registration': registrationStates,
  'bonus-request': [...requestStates, 'cancelled'],
  'bonus-posting': ['posted', 'reversed'],
} as const;
const entities = Object.keys(statesOf) as (keyof typeof statesOf)[];

const cases = fc.constantFrom(...entities).chain((entity) => {
  const state = fc.constantFrom<string>(...statesOf[entity]);
  return fc.record({ entity: fc.constant(entity), seen: state, now: state, wanted: state });
});

/** A row whose state somebody else has changed since the device `a` read it. */
function changedMeanwhile(entity: string, seen: string, now: string) {
  const world = ruleWorld();
  const field = stateFieldOf(entity) ?? '';
  const common = { entity, id: 'row' };
  world.apply(null, [{ ...common, kind: 'create', fields: { name: 'x', [field]: seen } }]);
  world.state.change(
    world.state.row(entity, 'row') ?? expect.fail('it was not made'),
    { [field]: now },
    { deviceId: 'b', mutNo: 1, actor: 'Борис', at: 1, stamp: '000000000001-0000-b' },
  );
  return {
    stateOf: () => world.state.row(entity, 'row')?.fields[field],
    want: (value: string, baseVersion: number) => {
      const fields = { [field]: { value, baseVersion } };
      return world.apply(null, [{ ...common, kind: 'patch', fields }])[0];
    },
  };
}

it('takes from a state that nobody saw only a step that leads on from it', () => {
  fc.assert(
    fc.property(cases, ({ entity, seen, now, wanted }) => {
      const row = changedMeanwhile(entity, seen, now);
      const outcome = row.want(wanted, 1);
      if (wanted === now) {
        expect(outcome?.status).toBe(movesPoints(entity) ? 'dropped' : 'merged');
        expect(row.stateOf()).toBe(now);
      } else if (mayFollow(entity, now, wanted)) {
        expect(row.stateOf()).toBe(wanted);
      } else {
        expect(outcome).toMatchObject({ status: 'refused', code: 'sync/state-changed' });
        expect(row.stateOf()).toBe(now);
      }
    }),
    { numRuns: 500 },
  );
});

it('knows no way back from what is final, and none to where a row is already', () => {
  const final = [
    ['training-registration', 'cancelled'],
    ['training-registration', 'declined'],
    ['bonus-request', 'declined'],
    ['bonus-request', 'cancelled'],
    ['bonus-posting', 'reversed'],
  ] as const;
  for (const [entity, from] of final) {
    for (const to of statesOf[entity])
      expect([entity, to, mayFollow(entity, from, to)]).toEqual([entity, to, false]);
  }
  for (const entity of entities) {
    for (const state of statesOf[entity]) expect(mayFollow(entity, state, state)).toBe(false);
  }
});
