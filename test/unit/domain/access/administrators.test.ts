import { expect, test } from 'vitest';
import { hasAdministrator, type Standing } from '#domain/access/administrators.ts';
import { allRights } from '#domain/access/rights.ts';

const anna: Standing = { rights: allRights, active: true, canSignIn: true };

test.each<[string, readonly Standing[], boolean]>([
  ['nobody', [], false],
  ['somebody who may change people', [anna], true],
  ['one who was deactivated', [{ ...anna, active: false }], false],
  ['one without a password', [{ ...anna, canSignIn: false }], false],
  ['one who may only look', [{ ...anna, rights: { people: ['view'] } }], false],
  ['one who may change what one does not see', [{ ...anna, rights: { people: ['edit'] } }], false],
  ['one of a group that is gone', [{ ...anna, rights: null }], false],
  ['two who are half able and one who is', [{ ...anna, active: false }, anna], true],
])('counts %s', (_name, people, expected) => {
  expect(hasAdministrator(people)).toBe(expected);
});
