import { expect, it } from 'vitest';
import type { Step } from '#contract/sync/mutation.ts';
import { wellFormed } from '#server/services/well-formed.ts';

function stepWith(name: string): Step {
  const id = '019a0000-0000-7000-8000-000000000001';
  const about = { mutNo: 1, mutId: id, entity: 'reseller', id, hlc: '', schemaVersion: 1 };
  const fields = { name, level: null, hiddenInSource: 0 };
  return { intent: null, mutations: [{ ...about, kind: 'create', actor: 'Анна', at: 1, fields }] };
}

it.each([
  ['a NUL character', 'Ром\0ашка', 'Ромашка'],
  ['half of a character', 'Ромашка \ud83c', 'Ромашка \ufffd'],
])('takes %s out of a value and leaves all else', (_, typed, stored) => {
  expect(wellFormed([stepWith('Клён'), stepWith(typed)])).toEqual([
    stepWith('Клён'),
    stepWith(stored),
  ]);
});

it('hands back the steps themselves where nothing is to be done, written escapes too', () => {
  const steps = [stepWith('Клён 🍁'), stepWith('\\u0000 \\ud83c')];
  expect(wellFormed(steps)).toBe(steps);
});
