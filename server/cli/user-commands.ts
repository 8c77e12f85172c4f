import { noteAct } from '../services/administration.ts';
import { makeFirstPassword } from '../services/first-password.ts';
import { addUser, listUsers, setActive, setGroup, setVerifier } from '../services/users.ts';
import type { Sql } from '../store/sql.ts';
import { line } from './answer-line.ts';
import { need } from './arguments.ts';
import type { Command, CommandInput } from './command-types.ts';
import { withStore, workspaceOf } from './with-store.ts';

/** A change of the person with `--login`, noted among what administrators did. */
async function change(
  { values, actor, now }: CommandInput,
  action: string,
  work: (sql: Sql, workspace: string, login: string) => Promise<unknown>,
): Promise<string> {
  const login = need(values.login, '--login');
  await withStore(values, async (store) => {
    const workspace = await workspaceOf(store, values);
    await store.transaction(async (sql) => {
      await work(sql, workspace, login);
      await noteAct(sql, { workspace, actor, action, subject: login }, now());
    });
  });
  return login;
}

/** The commands about who works in a workspace. */
export const userCommands: Readonly<Record<string, Command>> = {
  'user list': ({ values }) =>
    withStore(values, async (store) => {
      const json = await listUsers(store, await workspaceOf(store, values));
      const text = json.map(({ login, name, group, active }) => line([login, name, group, active]));
      return { json, text: text.join('\n') };
    }),
  'user add': async (input) => {
    const { values, now } = input;
    const name = need(values.name, '--name');
    const group = need(values.group, '--group');
    const { password, verifier } = await makeFirstPassword();
    const added = await change(input, 'user add', (sql, workspace, login) =>
      addUser(sql, workspace, { login, name, group, verifier }, now()),
    );
    return { json: { added, password }, text: password };
  },
  'user password': async (input) => {
    const { password, verifier } = await makeFirstPassword();
    const changed = await change(input, 'user password', (sql, workspace, login) =>
      setVerifier(sql, workspace, login, verifier, input.now()),
    );
    return { json: { changed, password }, text: password };
  },
  'user group': async (input) => {
    const group = need(input.values.group, '--group');
    const changed = await change(input, 'user group', (sql, workspace, login) =>
      setGroup(sql, workspace, login, group, input.now()),
    );
    return { json: { changed, group }, text: line([changed, group]) };
  },
  'user activate': async (input) => {
    const activated = await change(input, 'user activate', (sql, workspace, login) =>
      setActive(sql, workspace, login, true, input.now()),
    );
    return { json: { activated }, text: activated };
  },
  'user deactivate': async (input) => {
    const deactivated = await change(input, 'user deactivate', (sql, workspace, login) =>
      setActive(sql, workspace, login, false, input.now()),
    );
    return { json: { deactivated }, text: deactivated };
  },
};
