import { expect, it } from 'vitest';
import type { Mutation } from '#contract/sync/mutation.ts';
import { possibleUniques } from '#server/rules/possible-uniques.ts';
import { rowKey, type StoredRow } from '#server/rules/stored-row.ts';

const id = '01933b7e-0000-7000-8000-000000000001';
const entity = 'training-registration';

function stored(fields: StoredRow['fields']): Map<string, StoredRow> {
  const row: StoredRow = {
    ...{ entity, id, rowVersion: 1, fields, meta: null, madeHlc: '', madeBy: '' },
    ...{ deleted: false, actor: '', at: 0 },
  };
  return new Map([[rowKey(entity, id), row]]);
}

function patch(mutNo: number, values: Readonly<Record<string, string>>): Mutation {
  const fields = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, baseVersion: 1 }]),
  );
  return {
    ...{ kind: 'patch', mutNo, mutId: id, entity, id, hlc: '', schemaVersion: 1 },
    ...{ actor: '', at: 0, fields },
  };
}

const row = { sessionId: 's1', resellerId: 'r1', participantKey: 'анна', state: 'cancelled' };

it('looks for what a row comes to have by one change and needs only after the next', () => {
  const changes = [patch(1, { participantKey: 'борис' }), patch(2, { state: 'submitted' })];
  expect([...possibleUniques(stored(row), changes)].sort()).toEqual([
    'participant s1 r1 анна',
    'participant s1 r1 борис',
  ]);
});

it('looks for every meeting of values, as each change may lose to another', () => {
  const changes = [patch(1, { participantKey: 'борис', sessionId: 's2' })];
  expect(possibleUniques(stored(row), changes).size).toBe(4);
});

it('does not look for more than a push can mean', () => {
  const changes = Array.from({ length: 500 }, (_, at) =>
    patch(at, { participantKey: `p${at}`, sessionId: `s${at}`, resellerId: `r${at}` }),
  );
  expect(possibleUniques(stored(row), changes).size).toBeLessThanOrEqual(2000);
});
