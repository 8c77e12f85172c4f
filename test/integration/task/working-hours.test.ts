import { expect, it } from 'vitest';
import { administrator, codeOf, openTestCentre } from '#test/support/centre.ts';

it('leaves the working hours to those who may edit the lists of the centre', async () => {
  const centre = openTestCentre();
  await centre.add(administrator);
  const put = () => centre.ask('setting-put', { key: 'workingHours', value: '' });
  expect(await codeOf(put())).toBeNull();
  const operator = { ...administrator, login: 'orlov', name: 'Орлов', group: 'operator' };
  await centre.add(operator);
  await centre.ask('session-sign-out', {});
  await centre.signIn(operator);
  expect(await codeOf(put())).toBe('access/denied');
  expect(await codeOf(centre.ask('setting-put', { key: 'theme', value: 'dark' }))).toBeNull();
});
