import { expect, test } from 'vitest';
import { createFileGrants } from '#electron/data/file-grants.ts';

const notGranted = expect.objectContaining({ code: 'file/not-granted' }) as Error;

test('gives the path behind a token that was granted for this', () => {
  const grants = createFileGrants();
  grants.add({ token: 't1', path: '/home/u/Реестр.xls', mode: 'read' });
  expect(grants.resolveGrant('t1', 'read')).toEqual({
    path: '/home/u/Реестр.xls',
    name: 'Реестр.xls',
  });
});

test('refuses a token that was never given, and a path in place of one', () => {
  const grants = createFileGrants();
  expect(() => grants.resolveGrant('/etc/passwd', 'read')).toThrow(notGranted);
});

test('lets nothing be written that was chosen to be read', () => {
  const grants = createFileGrants();
  grants.add({ token: 't1', path: '/home/u/a.xls', mode: 'read' });
  expect(() => grants.resolveGrant('t1', 'write')).toThrow(notGranted);
});
