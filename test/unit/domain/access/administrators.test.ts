import { expect, test } from 'vitest';
import { hasAdministrator, type Standing } from '#domain/access/administrators.ts';
import { allRights, type Rights } from '#domain/access/rights.ts';

const lookers: Rights = { people: ['view'] };
const groups = [
  { pk: 1, rights: lookers },
  { pk: 2, rights: allRights },
];
const anna: Standing = { groupPk: 2, active: true, canSignIn: true };

test.each<[string, readonly Standing[], boolean]>([
  ['nobody', [], false],
  ['somebody who may change people', [anna], true],
  ['one who was deactivated', [{ ...anna, active: false }], false],
  ['one without a password', [{ ...anna, canSignIn: false }], false],
  ['one who may only look', [{ ...anna, groupPk: 1 }], false],
  ['one of a group that is gone', [{ ...anna, groupPk: 9 }], false],
  ['two who are half able and one who is', [{ ...anna, active: false }, anna], true],
])('counts %s', (_name, people, expected) => {
  expect(hasAdministrator(people, groups)).toBe(expected);
});

test('needs the view of people as well as their change', () => {
  const blind = [{ pk: 2, rights: { people: ['edit'] } satisfies Rights }];
  expect(hasAdministrator([anna], blind)).toBe(false);
});
