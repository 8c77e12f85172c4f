import { expect, it } from 'vitest';
import { findDuplicates, type KnownParticipant } from '#domain/training/duplicates.ts';

const here = 1;
const elsewhere = 2;

function known(
  pk: number,
  participant: string,
  change: Partial<KnownParticipant> = {},
): KnownParticipant {
  return {
    pk,
    participant,
    sessionPk: here,
    participantKey: null,
    state: 'confirmed',
    ...change,
  };
}

it('refuses the same person in the same session, asks about a similar one', () => {
  expect(
    findDuplicates(['ПЕТР ИВАНОВ', 'Сидорова А.'], here, [
      known(7, 'Иванов Пётр'),
      known(8, 'Сидорова Анна'),
    ]),
  ).toEqual([
    { at: 0, kind: 'refused', pk: 7, participant: 'Иванов Пётр' },
    { at: 1, kind: 'ask', pk: 8, participant: 'Сидорова Анна' },
  ]);
});

it('notices the same person in another session of the course', () => {
  expect(
    findDuplicates(['Иванов Пётр'], here, [known(7, 'Иванов Пётр', { sessionPk: elsewhere })]),
  ).toMatchObject([{ kind: 'elsewhere', pk: 7 }]);
});

it('notices who stands twice in the new list', () => {
  expect(findDuplicates(['Иванов Пётр', 'Пётр Иванов'], here, [])).toEqual([
    { at: 1, kind: 'twice', pk: null, participant: 'Иванов Пётр' },
  ]);
});

it('lets those come again who were declined or cancelled', () => {
  expect(
    findDuplicates(['Иванов Пётр', 'Сидорова Анна'], here, [
      known(7, 'Иванов Пётр', { state: 'cancelled' }),
      known(8, 'Сидорова Анна', { state: 'declined' }),
    ]),
  ).toEqual([]);
});
