import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { addUser, listUsers } from '#server/services/users.ts';
import { verifyWorkspace } from '#server/services/verify.ts';
import { createWorkspace } from '#server/services/workspaces.ts';
import { codeOf, openTestCentre } from '#test/support/centre.ts';
import { headOffice, startOffice } from '#test/support/server/process.ts';
import { storeOf } from '#test/support/server/store-of.ts';
import { tempDir } from '#test/support/tmp-dir.ts';

it('refuses to add whom desktops would refuse, and says why', async () => {
  const { store, close } = await storeOf('embedded');
  onTestFinished(close);
  const { id } = await createWorkspace(store, 'Вендор', Date.now());
  const add = (login: string, name: string, group: string): Promise<string | null> => {
    const user = { login, name, group, verifier: '$argon2id$' };
    return store
      .transaction((sql) => addUser(sql, id, user, Date.now()))
      .then(
        () => null,
        (error: { code: string }) => error.code,
      );
  };
  // The first must be able to let the others in.
  expect(await add('orlov', 'Орлов', 'operator')).toBe('people/first-administrator');
  expect(await add(' Sokolova ', ' Соколова  Анна', 'administrator')).toBeNull();
  expect(await add('orlov', 'Орлов', 'operator')).toBeNull();
  expect(await add('SOKOLOVA', 'Другая', 'operator')).toBe('people/login-taken');
  expect(await add('other', 'Соколова Анна', 'operator')).toBe('people/name-taken');
  expect(await add('x', 'Кто-то', 'operator')).toBe('people/login-format');
  expect(await add('boss', ' ', 'operator')).toBe('people/name-required');
  expect(await add('boss', 'Босс', 'chief')).toBe('sync/not-found');
  expect(await listUsers(store, id)).toMatchObject([
    { login: 'orlov', name: 'Орлов', group: 'operator', active: true },
    { login: 'sokolova', name: 'Соколова Анна', group: 'administrator', active: true },
  ]);
  expect(await verifyWorkspace(store, id)).toEqual({ entries: 2, faults: [] });
});

it('lets somebody sign in on a desktop, and shuts the person out, by the command line', async () => {
  const place = { data: join(tempDir(), 'office') };
  await headOffice(place, 'workspace', 'create', '--name', 'Вендор');
  const running = await startOffice(place);
  onTestFinished(async () => void (await running.kill()));
  const user = (...words: readonly string[]) => headOffice(place, 'user', ...words);
  const add = (login: string, name: string, group: string) =>
    user('add', '--login', login, '--name', name, '--group', group);

  const anna = await add(' Sokolova ', ' Соколова  Анна', 'administrator');
  expect(anna).toMatchObject({ code: 0, err: '' });
  const orlov = await add('orlov', 'Орлов Пётр', 'operator');
  const code = (await headOffice(place, 'code', 'create')).out.trim();
  const centre = openTestCentre();
  onTestFinished(centre.close);
  await centre.ask('sync-enrol', { server: running.url, code, caToken: null });
  const door = () => centre.ask('session-state', {});
  const signIn = (login: string, { out }: { readonly out: string }) =>
    centre.ask('session-sign-in', { login, password: out.trim() });
  await expect.poll(door).toEqual({ kind: 'signed-out' });
  await signIn('orlov', orlov);
  expect(await door()).toMatchObject({ kind: 'signed-in', name: 'Орлов Пётр', group: 'operator' });

  expect(await user('group', '--login', 'orlov', '--group', 'manager')).toMatchObject({ code: 0 });
  await expect.poll(door).toMatchObject({ kind: 'signed-in', group: 'manager' });
  expect(await user('deactivate', '--login', 'orlov')).toMatchObject({ code: 0, out: 'orlov\n' });
  await expect.poll(door).toEqual({ kind: 'signed-out' });
  const last = await user('deactivate', '--login', 'sokolova');
  expect(last.code).toBe(2);
  expect(last.err).toContain('people/last-administrator: then nobody could look after people');
  await signIn('sokolova', anna);
  expect(await door()).toMatchObject({ name: 'Соколова Анна', group: 'administrator' });

  expect(await user('activate', '--login', 'orlov')).toMatchObject({ code: 0 });
  const other = await user('password', '--login', 'orlov');
  await centre.ask('sync-now', {});
  await centre.ask('session-sign-out', {});
  expect(await codeOf(signIn('orlov', orlov))).toBe('access/wrong-password');
  expect(await signIn('orlov', other)).toMatchObject({ kind: 'signed-in', group: 'manager' });
  expect(await headOffice(place, 'verify')).toMatchObject({ code: 0, out: 'Вендор\t6\nsound\n' });
});
