import { isLogin, normaliseLogin } from '#domain/access/login.ts';
import { administers } from '#domain/access/administrators.ts';
import { normalisePersonName } from '#domain/access/person-name.ts';
import type { Rights } from '#domain/access/rights.ts';
import type { Scalar } from '#contract/sync/mutation.ts';
import { uuidV7 } from '#domain/identity/uuid-v7.ts';
import { Refusal } from '../rules/refusal.ts';
import type { Sql } from '../store/sql.ts';
import { changeRow } from './change-row.ts';
import { ServiceFault } from './service-fault.ts';

export type UserLine = {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly group: string;
  readonly active: boolean;
};

/** Who works in a workspace, as the desktops have told. */
export async function listUsers(sql: Sql, workspace: string): Promise<UserLine[]> {
  return sql.query<UserLine>(
    `SELECT p.id, p.fields->>'login' AS login, p.fields->>'name' AS name,
       coalesce(g.fields->>'key', '') AS "group",
       coalesce(p.fields->>'active', '1') <> '0' AS active
     FROM record p LEFT JOIN record g ON g.workspace = $1 AND g.entity = 'access-group'
       AND g.id::text = p.fields->>'groupId'
     WHERE p.workspace = $1 AND p.entity = 'person' AND NOT p.deleted ORDER BY 2`,
    [workspace],
  );
}

type Group = { readonly id: string; readonly rights: string };

/** Throws `sync/not-found`, naming those there are. */
async function groupOf(sql: Sql, workspace: string, key: string): Promise<Group> {
  const groups = await sql.query<Group & { readonly key: string }>(
    `SELECT id, fields->>'key' AS key, fields->>'rights' AS rights FROM record
     WHERE workspace = $1 AND entity = 'access-group' AND NOT deleted ORDER BY id`,
    [workspace],
  );
  const found = groups.find((one) => one.key === key);
  if (found) return found;
  const known = groups.map((one) => one.key).join(', ');
  throw new ServiceFault('sync/not-found', `no group ${key}, there are ${known}`);
}

/** A person as typed; the verifier is of the first password. */
export type NewUser = {
  readonly login: string;
  readonly name: string;
  /** The key of the group. */
  readonly group: string;
  readonly verifier: string;
};

/**
 * Lets somebody sign in on every desktop; answers the id. Throws `sync/not-found` for an unknown group and refuses
 * as desktops do: `people/login-format`, `people/login-taken`, `people/name-required`, `people/name-taken`,
 * `people/first-administrator`.
 */
export async function addUser(
  sql: Sql,
  workspace: string,
  { login: typedLogin, name: typedName, group, verifier }: NewUser,
  now: number,
): Promise<string> {
  const login = normaliseLogin(typedLogin);
  if (!isLogin(login)) throw new Refusal('people/login-format', { login });
  const name = normalisePersonName(typedName);
  if (name === '') throw new Refusal('people/name-required');
  const { id: groupId, rights } = await groupOf(sql, workspace, group);
  // Else all desktops would have a door and nobody who may let others in.
  if (!administers(JSON.parse(rights) as Rights) && !(await someoneCanSignIn(sql, workspace))) {
    throw new Refusal('people/first-administrator', { group });
  }
  const id = uuidV7(now);
  const fields = { login, name, groupId, verifier, active: 1 };
  await changeRow(sql, workspace, { kind: 'create', entity: 'person', id, fields }, now);
  return id;
}

async function someoneCanSignIn(sql: Sql, workspace: string): Promise<boolean> {
  const found = await sql.query(
    `SELECT 1 FROM record WHERE workspace = $1 AND entity = 'person' AND NOT deleted
       AND fields->>'active' <> '0' AND fields->>'verifier' IS NOT NULL LIMIT 1`,
    [workspace],
  );
  return found.length > 0;
}

/**
 * Shuts a person out everywhere, or lets the person in again. Throws `sync/not-found`; refuses with
 * `people/last-administrator` to shut out the last one who can look after people.
 */
export async function setActive(
  sql: Sql,
  workspace: string,
  login: string,
  active: boolean,
  now: number,
): Promise<void> {
  await patchUser(sql, workspace, login, { active: active ? 1 : 0 }, now);
}

/** Puts a person into another group; throws and refuses as `setActive`, and for an unknown group. */
export async function setGroup(
  sql: Sql,
  workspace: string,
  login: string,
  group: string,
  now: number,
): Promise<void> {
  const { id } = await groupOf(sql, workspace, group);
  await patchUser(sql, workspace, login, { groupId: id }, now);
}

/** Gives a person another password. Throws `sync/not-found`. */
export async function setVerifier(
  sql: Sql,
  workspace: string,
  login: string,
  verifier: string,
  now: number,
): Promise<void> {
  await patchUser(sql, workspace, login, { verifier }, now);
}

async function patchUser(
  sql: Sql,
  workspace: string,
  login: string,
  fields: Readonly<Record<string, Scalar>>,
  now: number,
): Promise<void> {
  const [person] = await sql.query<{ id: string }>(
    `SELECT id FROM record
     WHERE workspace = $1 AND entity = 'person' AND NOT deleted AND fields->>'login' = $2`,
    [workspace, normaliseLogin(login)],
  );
  if (!person) throw new ServiceFault('sync/not-found', `nobody with the login ${login}`);
  await changeRow(sql, workspace, { kind: 'patch', entity: 'person', id: person.id, fields }, now);
}
