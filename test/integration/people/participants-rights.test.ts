import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allRights, type Rights } from '#domain/access/rights.ts';
import { administrator, codeOf, openTestCentre } from '#test/support/centre.ts';
import { plainSession } from '#test/support/trainings.ts';

const clerk = { ...administrator, login: 'orlov', name: 'Орлов Пётр', group: 'operator' };

/** Asks for the list of participants of a session as somebody with these rights. */
async function listAskedWith(rights: Rights) {
  const centre = openTestCentre();
  const { pk: coursePk } = await centre.ask('course-create', { name: 'Печать' });
  const { session } = await centre.ask('session-create', {
    ...{ ...plainSession, coursePk, startsOn: '2030-01-10', seats: 5 },
  });
  await centre.add(administrator);
  await centre.add(clerk);
  await centre.ask('group-patch', { pk: (await centre.group('operator')).pk, rights });
  await centre.ask('session-sign-out', {});
  await centre.signIn(clerk);
  const code = await codeOf(
    centre.ask('participants-save', {
      ...{ token: 'list.xlsx', sessionPk: session.pk, format: 'xlsx', language: 'ru' },
    }),
  );
  return { code, written: existsSync(join(centre.folder, 'list.xlsx')) };
}

test('takes the participants out only for who may export and see registrations', async () => {
  const { registrations, export: exporting, ...others } = allRights;
  expect(await listAskedWith({ ...others, export: exporting ?? [] })).toEqual({
    code: 'access/denied',
    written: false,
  });
  expect(await listAskedWith({ ...others, registrations: registrations ?? [] })).toEqual({
    code: 'access/denied',
    written: false,
  });
  expect(await listAskedWith(allRights)).toEqual({ code: null, written: true });
});
