import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkspace } from '#server/services/workspaces.ts';
import { listUsers, setActive, setGroup } from '#server/services/users.ts';
import { verifyWorkspace } from '#server/services/verify.ts';
import type { Sql, Store } from '#server/store/sql.ts';
import { shippedGroupId } from '#domain/access/shipped-groups.ts';
import { openPusher, type Said } from '#test/support/server/pusher.ts';
import { storeOf } from '#test/support/server/store-of.ts';

let opened: Awaited<ReturnType<typeof storeOf>>;
let store: Store;
beforeAll(async () => {
  opened = await storeOf('embedded');
  store = opened.store;
});
afterAll(() => opened.close());

const administrators = shippedGroupId(3);
const operators = shippedGroupId(0);
const refused = [{ status: 'refused', code: 'people/last-administrator' }];

/** A workspace in which Anna looks after people, and Bella, who can sign in, may not. */
async function office(name: string) {
  const workspace = await createWorkspace(store, name, Date.now());
  const desk = await openPusher(store, workspace);
  const person = (name: string, login: string, groupId: string) =>
    desk.step('changePeople', {
      ...{ kind: 'create', entity: 'person' },
      fields: { name, login, active: 1, groupId, verifier: '$argon2id$' },
    });
  const anna = person('Анна', 'anna', administrators);
  const bella = person('Белла', 'bella', operators);
  await desk.push([anna, bella]);
  const [annaId, bellaId] = [anna, bella].map(({ mutations }) => mutations[0]?.id ?? '');
  const patch = (entity: string, id: string | undefined, field: string, value: string | number) =>
    ({
      kind: 'patch',
      entity,
      id: id ?? '',
      fields: { [field]: { value, baseVersion: 1 } },
    }) as Said;
  const push = async (...said: Said[]) =>
    (await desk.push([desk.step('changePeople', ...said)])).outcomes;
  return { workspace, anna: annaId, bella: bellaId, patch, push };
}

it.each<[string, (made: Awaited<ReturnType<typeof office>>) => Said]>([
  ['deactivated', ({ patch, anna }) => patch('person', anna, 'active', 0)],
  ['put into another group', ({ patch, anna }) => patch('person', anna, 'groupId', operators)],
  ['deleted', ({ anna }) => ({ kind: 'delete', entity: 'person', id: anna ?? '', baseVersion: 1 })],
  [
    'of a group that loses its rights',
    ({ patch }) => patch('access-group', administrators, 'rights', '{"people":["view"]}'),
  ],
])('refuses that the last administrator is %s', async (how, said) => {
  const made = await office(how);
  expect(await made.push(said(made))).toMatchObject(refused);
  // In the same step somebody else may come in that place.
  const other = made.patch('person', made.bella, 'groupId', administrators);
  const rights = made.patch('access-group', operators, 'rights', '{"people":["view","edit"]}');
  const [first, second] =
    how === 'of a group that loses its rights'
      ? await made.push(rights, said(made))
      : await made.push(other, said(made));
  expect([first, second]).toMatchObject([{ status: 'accepted' }, { status: 'accepted' }]);
});

it('lets people go where nobody administers anyway', async () => {
  const { push, patch, bella, anna, workspace } = await office('nobody');
  await push(patch('person', bella, 'groupId', administrators));
  await push(patch('person', anna, 'active', 0));
  await store.query(
    `UPDATE record SET fields = fields - 'verifier' WHERE workspace = $1 AND id = $2`,
    [workspace.id, bella ?? ''],
  );
  expect(await push({ ...patch('person', bella, 'active', 0), actor: 'Белла' })).toMatchObject([
    { status: 'accepted' },
  ]);
});

it('holds for what is done at head office as well', async () => {
  const { workspace, push, patch, bella } = await office('command');
  const now = Date.now();
  const done = (work: (sql: Sql) => Promise<void>) => store.transaction(work);
  const last = { code: 'people/last-administrator' };
  const shutOut = () => done((sql) => setActive(sql, workspace.id, 'anna', false, now));
  await expect(shutOut()).rejects.toMatchObject(last);
  await expect(
    done((sql) => setGroup(sql, workspace.id, 'anna', 'operator', now)),
  ).rejects.toMatchObject(last);
  await push(patch('person', bella, 'groupId', administrators));
  await shutOut();
  const list = await listUsers(store, workspace.id);
  expect(list).toMatchObject([
    { login: 'anna', active: false },
    { login: 'bella', active: true },
  ]);
  const { faults } = await verifyWorkspace(store, workspace.id);
  expect(faults).toEqual([]);
});
