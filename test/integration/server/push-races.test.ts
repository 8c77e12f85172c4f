import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PushResponse } from '#contract/sync/messages.ts';
import type { Step } from '#contract/sync/mutation.ts';
import { migrateStore } from '#server/store/migrate.ts';
import { openPostgres } from '#server/store/postgres-store.ts';
import { createWorkspace } from '#server/services/workspaces.ts';
import { encodeHlc } from '#domain/identity/hlc.ts';
import { uuidV7 } from '#domain/identity/uuid-v7.ts';
import type { Scalar } from '#contract/sync/mutation.ts';
import type { Sql, Store } from '#server/store/sql.ts';
import { startCluster, type Cluster } from '#test/support/server/postgres.ts';
import { openPusher, type Said } from '#test/support/server/pusher.ts';

let cluster: Cluster;
let stores: [Store, Store];
beforeAll(async () => {
  cluster = await startCluster();
  const url = await cluster.database();
  const open = () => openPostgres({ url, onFault: () => undefined });
  stores = [open(), open()];
  await migrateStore(stores[0]);
});
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await cluster.stop();
});

async function twoPushers(name: string) {
  const workspace = await createWorkspace(stores[0], name, Date.now());
  return {
    workspace,
    a: await openPusher(stores[0], workspace),
    b: await openPusher(stores[1], workspace),
  };
}

const allOfPeople = '{"people":["view","add","edit","delete"]}';

/** Two pushes at once: the second begins when the first has read all that it judges by. */
async function atOnce(
  a: Awaited<ReturnType<typeof openPusher>>,
  mine: readonly Step[],
  theirs: () => Promise<PushResponse>,
) {
  const begun: Promise<PushResponse>[] = [];
  const first = await a.push(mine, {
    at: (place) => {
      if (place === 'loaded' && begun.length === 0) begun.push(theirs());
      return Promise.resolve();
    },
  });
  const [second] = await Promise.all(begun);
  return [first, second].flatMap((one) => one?.outcomes ?? []);
}

it('gives a login to one person of two that are made at once', async () => {
  const { workspace, a, b } = await twoPushers('logins');
  const groups = a.step('changePeople', {
    kind: 'create',
    entity: 'access-group',
    fields: { name: 'Все', key: 'all', rights: allOfPeople },
  });
  await a.push([groups]);
  const person = (name: string) => ({
    kind: 'create' as const,
    entity: 'person',
    fields: { name, login: 'anna', active: 1, groupId: groups.mutations[0]?.id ?? '' },
  });
  const outcomes = await atOnce(a, [a.step('changePeople', person('Анна'))], () =>
    b.push([b.step('changePeople', person('Белла'))]),
  );
  const owners = await stores[0].query(
    "SELECT id FROM unique_value WHERE workspace = $1 AND rule = 'person-login'",
    [workspace.id],
  );
  expect(owners).toHaveLength(1);
  expect(outcomes.map(({ code }) => code)).toEqual([undefined, 'people/login-taken']);
});

it('keeps one of two administrators whom two desktops let go at once', async () => {
  const { workspace, a, b } = await twoPushers('administrators');
  const group = a.step('changePeople', {
    kind: 'create',
    entity: 'access-group',
    fields: { name: 'Все', key: 'all', rights: allOfPeople },
  });
  const groupId = group.mutations[0]?.id ?? '';
  const person = (name: string) =>
    a.step('changePeople', {
      ...{ kind: 'create', entity: 'person' },
      fields: { name, login: name, active: 1, groupId, verifier: '$argon2id$' },
    });
  const people = [person('Анна'), person('Белла')];
  const made = await a.push([group, ...people]);
  expect(made.outcomes.map(({ status }) => status)).toEqual(Array(3).fill('accepted'));
  const [anna, bella] = people.map(({ mutations }) => mutations[0]?.id ?? '');
  const leave = (id: string | undefined): Said => ({
    ...{ kind: 'patch', entity: 'person', id: id ?? '' },
    // Nobody the workspace knows: of who has been let go nothing is taken anyway.
    actor: 'Вера',
    fields: { active: { value: 0, baseVersion: 1 } },
  });
  const outcomes = await atOnce(a, [a.step('changePeople', leave(anna))], () =>
    b.push([b.step('changePeople', leave(bella))]),
  );
  expect(outcomes.map(({ code }) => code)).toEqual([undefined, 'people/last-administrator']);
  const active = await stores[0].query<{ id: string }>(
    `SELECT id FROM record WHERE workspace = $1 AND entity = 'person' AND fields->>'active' = '1'`,
    [workspace.id],
  );
  expect(active).toEqual([{ id: bella }]);
});

it('takes the lock of the log last, when its rows are written', async () => {
  const { workspace, a } = await twoPushers('last');
  const create = { kind: 'create' as const, entity: 'reseller', fields: { name: 'Ромашка' } };
  const { pushed, tables } = await stores[1].transaction(async (sql) => {
    await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [workspace.id]);
    const underWay = a.push([a.step(null, create)]);
    for (;;) {
      const [waiting] = await stores[1].query<{ pid: number }>(
        "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted",
      );
      if (waiting === undefined) continue;
      const written = await stores[1].query<{ name: string }>(
        `SELECT relation::regclass::text AS name FROM pg_locks
         WHERE pid = $1 AND mode = 'RowExclusiveLock'`,
        [waiting.pid],
      );
      return { pushed: underWay, tables: written.map(({ name }) => name) };
    }
  });
  expect((await pushed).outcomes).toMatchObject([{ status: 'accepted' }]);
  expect(tables).toContain('record');
});

it('makes a row once, though another replica made it while this one was about to make and edit it', async () => {
  const { workspace, a, b } = await twoPushers('twice');
  const row = { entity: 'training-course', id: uuidV7() };
  const create = { kind: 'create' as const, ...row };
  const earlier = encodeHlc({ ms: Date.now() - 60_000, counter: 0, device: b.deviceId });
  const theirs = b.step(null, {
    ...{ ...create, hlc: earlier, fields: { name: 'Их', description: 'их' } },
  });
  const mine = [
    a.step(null, { ...create, fields: { name: 'Мой' } }),
    a.step(null, {
      ...{ kind: 'patch', ...row, fields: { code: { value: 'М1', baseVersion: 0 } } },
    }),
  ];
  let isFirst = true;
  await a.push(mine, {
    at: async (place) => {
      if (place !== 'loaded' || !isFirst) return;
      isFirst = false;
      await b.push([theirs]);
    },
  });
  const log = await stores[0].query(
    `SELECT op, row_version AS version FROM log WHERE workspace = $1 AND id = $2 ORDER BY seq`,
    [workspace.id, row.id],
  );
  expect(log).toEqual([
    { op: 'create', version: 1 },
    { op: 'patch', version: 2 },
    { op: 'patch', version: 3 },
  ]);
  const stored = await stores[0].query(
    'SELECT fields FROM record WHERE workspace = $1 AND id = $2',
    [workspace.id, row.id],
  );
  expect(stored).toMatchObject([{ fields: { name: 'Мой', code: 'М1', description: 'их' } }]);
});

it('never locks two replicas crosswise that work on one session and its registrations', async () => {
  const workspace = await createWorkspace(stores[0], 'crosswise', Date.now());
  const broken: unknown[] = [];
  const watched = stores.map((store) => ({
    ...store,
    transaction: <T>(work: (sql: Sql) => Promise<T>) =>
      store.transaction(async (sql) => {
        try {
          return await work(sql);
        } catch (error) {
          broken.push((error as { code?: unknown }).code);
          throw error;
        }
      }),
  }));
  const pushers = await Promise.all(
    [0, 1, 0, 1].map((at) => openPusher(watched[at] ?? stores[0], workspace)),
  );
  const [first] = pushers;
  if (!first) throw new Error('no pusher');
  const made = (entity: string, fields: Record<string, Scalar>) => ({
    ...{ kind: 'create' as const, entity, id: uuidV7(), fields },
  });
  const course = made('training-course', { name: 'Курс', active: 1 });
  const reseller = made('reseller', { name: 'Р', status: 'authorised', hiddenInSource: 0 });
  const sessions = ['2029-12-10', '2029-12-11'].map((startsOn) =>
    made('training-session', {
      ...{ courseId: course.id, startsOn, seats: 50, pricePoints: 0, online: 0, state: 'planned' },
    }),
  );
  const registrations = sessions.flatMap(({ id }) =>
    Array.from({ length: 4 }, (_, n) =>
      made('training-registration', {
        ...{ sessionId: id, resellerId: reseller.id, participant: `Т${String(n)}` },
        ...{ participantKey: `т${String(n)}`, state: 'submitted' },
      }),
    ),
  );
  const { outcomes } = await first.push(
    [course, reseller, ...sessions, ...registrations].map((one) => first.step(null, one)),
  );
  expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['accepted']));
  const patch = ({ entity, id }: { entity: string; id: string }, note: string) => ({
    ...{ kind: 'patch' as const, entity, id },
    fields: { note: { value: note, baseVersion: 1 } },
  });
  await Promise.all(
    pushers.map(async (pusher, at) => {
      for (let round = 0; round < 12; round += 1) {
        const session = sessions[(at + round) % 2];
        const registration = registrations[(at * 3 + round * 5) % registrations.length];
        if (!session || !registration) throw new Error('nothing to patch');
        const note = `${String(at)} ${String(round)}`;
        await pusher.push([pusher.step(null, patch(at % 2 === 0 ? session : registration, note))]);
      }
    }),
  );
  expect(broken).toEqual([]);
});
