import { expect, it } from 'vitest';
import { administrator, codeOf, openTestCentre } from '#test/support/centre.ts';

it('leaves working hours and zone to those who may edit the lists of the centre', async () => {
  const centre = openTestCentre();
  await centre.add(administrator);
  const put = (key: 'workingHours' | 'timeZone', value: string) =>
    codeOf(centre.ask('setting-put', { key, value }));
  expect(await put('timeZone', 'Asia/Tomsk')).toBeNull();
  const operator = { ...administrator, login: 'orlov', name: 'Орлов', group: 'operator' };
  await centre.add(operator);
  await centre.ask('session-sign-out', {});
  await centre.signIn(operator);
  expect(await put('workingHours', '')).toBe('access/denied');
  expect(await put('timeZone', '')).toBe('access/denied');
  expect((await centre.ask('app-info', {})).settings).toMatchObject({
    ...{ timeZone: 'Asia/Tomsk', workingHours: '' },
  });
  expect(await codeOf(centre.ask('setting-put', { key: 'theme', value: 'dark' }))).toBeNull();
});
