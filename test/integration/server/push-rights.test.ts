import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeHlc } from '#domain/identity/hlc.ts';
import { createWorkspace } from '#server/services/workspaces.ts';
import { migrateStore } from '#server/store/migrate.ts';
import type { Store } from '#server/store/sql.ts';
import { openEmpty } from '#test/support/server/embedded.ts';
import { openPusher } from '#test/support/server/pusher.ts';

let store: Store;
beforeAll(async () => {
  store = await openEmpty();
  await migrateStore(store);
});
afterAll(() => store.close());

const chief = 'Главный';
const start = Date.now() - 3_600_000;

it.each([
  ['deactivated', { kind: 'patch', fields: { active: { value: 0, baseVersion: 1 } } }],
  ['deleted', { kind: 'delete', baseVersion: 1 }],
] as const)(
  'takes what somebody typed before being %s, and nothing after, by no rights of the device',
  async (how, leaving) => {
    const workspace = await createWorkspace(store, how, start);
    const office = await openPusher(store, workspace);
    const desk = await openPusher(store, workspace, 'administrator');
    const person = (name: string, rights: string) => {
      const group = office.step(null, {
        kind: 'create',
        entity: 'access-group',
        fields: { name, key: name, rights },
      });
      const groupId = group.mutations[0]?.id ?? '';
      const fields = { name, login: name, active: 1, groupId };
      const one = office.step(null, { kind: 'create', entity: 'person', fields });
      return { id: one.mutations[0]?.id ?? '', steps: [group, one] };
    };
    const people = '{"people":["view","add","edit","delete"]}';
    const first = person(chief, people);
    const anna = person('Анна', '{"resellers":["view","add"]}');
    const stamp = (minute: number) =>
      encodeHlc({ ms: start + minute * 60_000, counter: 0, device: desk.deviceId });
    const by = { actor: chief };
    const leave = { ...leaving, ...by, entity: 'person', id: anna.id, hlc: stamp(30) } as const;
    const made = await office.push([...first.steps, ...anna.steps, office.step(null, leave)]);
    expect(made.outcomes.map(({ status }) => status)).toEqual(Array(5).fill('accepted'));

    const create = (entity: string, minute: number) =>
      desk.step(null, { kind: 'create', entity, fields: { name: 'Ромашка' }, hlc: stamp(minute) });
    const { outcomes } = await desk.push([
      create('reseller', 29),
      create('reseller', 31),
      // The group never let her, though the device's would.
      create('training-course', 29),
    ]);
    expect(outcomes).toMatchObject([
      { status: 'accepted' },
      { status: 'refused', code: 'access/denied' },
      { status: 'refused', code: 'access/denied' },
    ]);
  },
);
