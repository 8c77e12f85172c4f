import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { protocolVersion } from '#contract/sync/limits.ts';
import { pushResponseSchema } from '#contract/sync/messages.ts';
import type { Step } from '#contract/sync/mutation.ts';
import { uuidV7 } from '#domain/identity/uuid-v7.ts';
import { migrateStore } from '#server/store/migrate.ts';
import type { Store } from '#server/store/sql.ts';
import { openEmpty } from '#test/support/server/embedded.ts';
import { openOffice } from '#test/support/server/office.ts';
import { openPusher, type Said } from '#test/support/server/pusher.ts';

let store: Store;
beforeAll(async () => {
  store = await openEmpty();
  await migrateStore(store);
});
afterAll(() => store.close());

async function pusher(name: string) {
  const office = await openOffice({ store, onFault: () => undefined }, name);
  const device = await openPusher(store, office.workspace);
  return {
    ...device,
    workspace: office.workspace,
    /** Over HTTP, as what is no mutation has to be met there. */
    send: (steps: readonly unknown[]) =>
      office.app.inject({
        method: 'POST',
        url: '/v1/push',
        headers: { authorization: `Bearer ${device.token}` },
        payload: { ...device.lineage, protocol: protocolVersion, clientTime: 1, steps },
      }),
  };
}

const reseller = (name = 'Ромашка'): Said => ({
  kind: 'create',
  entity: 'reseller',
  fields: { name },
});
const taken = (body: string) =>
  pushResponseSchema.parse(JSON.parse(body)).outcomes.map(({ status, code }) => code ?? status);

it.each([
  ['an id that is none', { id: 'zzz' }],
  ['another kind of id', { mutId: 17 }],
  ['a value that is a list', { fields: { name: ['Лютик'] } }],
  ['a field that every object has', { fields: { constructor: 'x' } }],
  ['no name of a kind of row', { entity: 'Re seller' }],
  ['an actor without an end', { actor: 'я'.repeat(5000) }],
])('refuses a mutation with %s, and takes what came with it', async (_, wrong) => {
  const { step, send } = await pusher(`one ${_}`);
  const steps = [step(null, reseller('Аист')), step(null, reseller()), step(null, reseller('Лён'))];
  Object.assign(steps[1]?.mutations[0] ?? {}, wrong);
  const answer = await send(steps);
  expect(taken(answer.body)).toEqual(['accepted', 'sync/invalid-mutation', 'accepted']);
  // A line that was cut: it comes again and is the same one.
  expect(taken((await send(steps)).body)).toEqual(taken(answer.body));
});

it('takes what has no readable time as made now', async () => {
  const { step, send } = await pusher('times');
  const steps = [step(null, reseller()), step(null, reseller())];
  Object.assign(steps[0]?.mutations[0] ?? {}, { at: 1.5, hlc: 'x'.repeat(500), schemaVersion: -1 });
  Object.assign(steps[1]?.mutations[0] ?? {}, { at: 1e300 });
  expect(taken((await send(steps)).body)).toEqual(['accepted', 'accepted']);
});

it('refuses what only the database finds impossible, and no more', async () => {
  const { step, push, workspace } = await pusher('impossible');
  // A condition that the rules know nothing of, as a later migration may bring one.
  await store.query(
    `ALTER TABLE record ADD CONSTRAINT no_thistle CHECK (fields->>'name' IS DISTINCT FROM 'Чертополох')`,
  );
  try {
    const names = ['а', 'б', 'Чертополох', 'в', 'г', 'д', 'Чертополох'];
    const apart = step(null, ...names.map(reseller));
    const { outcomes, lastMutNo } = await push([apart]);
    const codes = outcomes.map(({ code, status }) => code ?? status);
    const no = 'sync/invalid-mutation';
    const yes = 'accepted';
    expect(codes).toEqual([yes, yes, no, yes, yes, yes, no]);
    expect(lastMutNo).toBe(7);
    const rows = await store.query(
      "SELECT 1 FROM record WHERE entity = 'reseller' AND workspace = $1",
      [workspace.id],
    );
    expect(rows).toHaveLength(5);
  } finally {
    await store.query('ALTER TABLE record DROP CONSTRAINT no_thistle');
  }
});

it('lets a mutation that comes twice take effect once, in one push or from two devices', async () => {
  const office = await openOffice({ store }, 'twice');
  const [a, b] = [
    await openPusher(store, office.workspace),
    await openPusher(store, office.workspace),
  ];
  const mutId = uuidV7();
  const twice = a.step(null, { ...reseller(), mutId }, { ...reseller(), mutId });
  const answer = await a.push([twice]);
  expect(answer.outcomes).toMatchObject([{ status: 'accepted' }, { status: 'accepted' }]);
  expect((await a.push([twice])).outcomes).toEqual(answer.outcomes);
  const other = await b.push([b.step(null, { ...reseller(), mutId }, reseller())]);
  expect(other).toMatchObject({ lastMutNo: 2, outcomes: [{ mutNo: 1 }, { mutNo: 2 }] });
  const rows = await store.query(
    "SELECT 1 FROM record WHERE entity = 'reseller' AND workspace = $1",
    [office.workspace.id],
  );
  expect(rows).toHaveLength(2);
});

const id = '00000000-0000-4000-8000-00000000000';
const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    ...[
      null,
      '',
      '\0',
      'а\0б',
      '\ud800',
      'x'.repeat(5000),
      'я'.repeat(3000),
      'not-a-uuid',
      `${id}1`,
    ],
    ...[0, -1, 0.5, 1e20, -1e20, 1e308, 2 ** 31, 2 ** 53, Number.MAX_SAFE_INTEGER],
    ...[
      'confirmed',
      'waitlisted',
      'accrual',
      'expiry',
      'reversal',
      'null',
      '[]',
      '{',
      '2026-02-31',
    ],
    ...[
      true,
      [],
      {},
      { value: 'x' },
      { value: 1, baseVersion: 0 },
      { value: '\0', baseVersion: 1 },
    ],
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const names = [
  ...['name', 'login', 'key', 'rights', 'groupId', 'active', 'seats', 'state', 'startsOn', 'at'],
  ...['participantKey', 'sessionId', 'resellerId', 'requestId', 'purchaseId', 'reversesId', 'kind'],
  ...['points', 'expiresOn', 'deletedAt', 'createdAt', 'registeredAt', 'constructor', '__proto__'],
] as const;
const entities = [
  ...['reseller', 'person', 'access-group', 'training-session', 'training-registration'],
  ...['bonus-entry', 'bonus-request', 'conflict', 'of-tomorrow', 'constructor', 'No such'],
] as const;
const usual: Readonly<Record<string, object>> = {
  'training-session': { seats: 1, state: 'planned', startsOn: '2030-01-01' },
  'training-registration': { sessionId: `${id}3`, participantKey: 'a', state: 'confirmed' },
  'bonus-entry': { resellerId: `${id}0`, kind: 'accrual', points: 5, at: 1 },
};
const mutation = fc.record({
  entity: fc.constantFrom(...entities),
  kind: fc.constantFrom('create', 'create', 'patch', 'delete', 'upsert'),
  row: fc.nat(4),
  fields: fc.dictionary(fc.constantFrom(...names), hostile, { maxKeys: 4 }),
  common: fc.dictionary(
    fc.constantFrom('at', 'hlc', 'actor', 'id', 'mutId', 'schemaVersion', 'baseVersion'),
    hostile,
    { maxKeys: 1 },
  ),
});
const pushes = fc.array(
  fc.record({
    intent: fc.constantFrom(null, null, 'register', 'spendBonus', 'x'.repeat(50)),
    mutations: fc.array(mutation, { minLength: 1, maxLength: 5 }),
  }),
  { minLength: 1, maxLength: 5 },
);

it('answers every mutation of a push, whatever is in it', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(pushes, async (made) => {
      runs += 1;
      const { step, send } = await pusher(`fuzz ${String(runs)} ${uuidV7()}`);
      const rows = [0, 1, 2, 3, 4].map((n) => entities[n] ?? '');
      const first = step(null, ...rows.map((entity, n) => basic(entity, `${id}${String(n)}`)));
      const steps = made.map(({ intent, mutations }) => {
        const blank = mutations.map((): Said => reseller());
        const whole: Step = step(intent, ...blank);
        return {
          ...whole,
          mutations: whole.mutations.map((one, at) => ({ ...one, ...wrong(mutations[at]) })),
        };
      });
      const answer = await send([first, ...steps]);
      expect(answer.statusCode, answer.body).toBe(200);
      const count = 5 + made.reduce((sum, { mutations }) => sum + mutations.length, 0);
      const { outcomes } = pushResponseSchema.parse(answer.json());
      expect(outcomes.map(({ mutNo }) => mutNo)).toEqual(
        Array.from({ length: count }, (_, at) => at + 1),
      );
    }),
    { numRuns: 150 },
  );
});

function basic(entity: string, rowId: string): Said {
  return { kind: 'create', entity, id: rowId, fields: usual[entity] ?? { name: entity } } as Said;
}

type Wrong = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function wrong(of: Wrong | undefined): object {
  if (of === undefined) return {};
  const { entity, kind, row, fields, common } = of;
  const at = entities.indexOf(entity);
  return {
    ...{ entity, kind, id: `${id}${String(kind === 'create' ? row + 5 : at % 10)}` },
    fields:
      kind === 'create'
        ? { ...usual[entity], ...fields }
        : Object.fromEntries(
            Object.entries(fields).map(([name, value]) => [name, { value, baseVersion: 1 }]),
          ),
    ...{ baseVersion: 1, ...common },
  };
}
