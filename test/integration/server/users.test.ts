import { expect, it, onTestFinished } from 'vitest';
import type { Values } from '#server/cli/arguments.ts';
import { userCommands } from '#server/cli/user-commands.ts';
import { addUser, listUsers } from '#server/services/users.ts';
import { verifyWorkspace } from '#server/services/verify.ts';
import { createWorkspace } from '#server/services/workspaces.ts';
import { codeOf, openTestCentre } from '#test/support/centre.ts';
import { dataFolder } from '#test/support/server/embedded.ts';
import { headOffice, startOffice } from '#test/support/server/process.ts';
import { storeOf } from '#test/support/server/store-of.ts';

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
  const place = { data: await dataFolder() };
  await headOffice(place, 'workspace', 'create', '--name', 'Вендор');
  const running = await startOffice(place);
  onTestFinished(async () => void (await running.kill()));
  // In this process, which reaches the store through the server as any command does.
  const user = async (action: string, values: Values): Promise<string> => {
    const run = userCommands[`user ${action}`];
    const input = { values: { ...place, ...values }, rest: [], actor: 'test', now: Date.now };
    return (await run?.(input))?.text ?? '';
  };
  const anna = await user('add', {
    ...{ login: ' Sokolova ', name: ' Соколова  Анна', group: 'administrator' },
  });
  const orlov = await user('add', { login: 'orlov', name: 'Орлов Пётр', group: 'operator' });
  const code = (await headOffice(place, 'code', 'create')).out.trim();
  const centre = openTestCentre();
  onTestFinished(centre.close);
  await centre.ask('sync-enrol', { server: running.url, code, caToken: null });
  const door = () => centre.ask('session-state', {});
  const becomes = (state: object) => expect.poll(door, { timeout: 20_000 }).toMatchObject(state);
  const signIn = (login: string, password: string) =>
    centre.ask('session-sign-in', { login, password });
  await becomes({ kind: 'signed-out' });
  await signIn('orlov', orlov);
  expect(await door()).toMatchObject({ kind: 'signed-in', name: 'Орлов Пётр', group: 'operator' });

  await user('group', { login: 'orlov', group: 'manager' });
  await becomes({ kind: 'signed-in', group: 'manager' });
  expect(await user('deactivate', { login: 'orlov' })).toBe('orlov');
  await becomes({ kind: 'signed-out' });
  const last = await headOffice(place, 'user', 'deactivate', '--login', 'sokolova');
  expect(last.code).toBe(2);
  expect(last.err).toContain('people/last-administrator: then nobody could look after people');
  await signIn('sokolova', anna);
  expect(await door()).toMatchObject({ name: 'Соколова Анна', group: 'administrator' });

  await user('activate', { login: 'orlov' });
  const other = await user('password', { login: 'orlov' });
  await centre.ask('sync-now', {});
  await centre.ask('session-sign-out', {});
  expect(await codeOf(signIn('orlov', orlov))).toBe('access/wrong-password');
  expect(await signIn('orlov', other)).toMatchObject({ kind: 'signed-in', group: 'manager' });
  expect(await headOffice(place, 'verify')).toMatchObject({ code: 0, out: 'Вендор\t6\nsound\n' });
});
