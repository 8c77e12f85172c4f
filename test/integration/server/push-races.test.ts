import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrateStore } from '#server/store/migrate.ts';
import { openPostgres } from '#server/store/postgres-store.ts';
import { createWorkspace } from '#server/services/workspaces.ts';
import type { Store } from '#server/store/sql.ts';
import { startCluster, type Cluster } from '#test/support/server/postgres.ts';
import { openPusher } from '#test/support/server/pusher.ts';

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

it('gives a login to one person, though another replica read it as free before', async () => {
  const { workspace, a, b } = await twoPushers('logins');
  const groups = a.step('changePeople', {
    kind: 'create',
    entity: 'access-group',
    fields: { name: 'Все', key: 'all', rights: '{"people":["view","add","edit","delete"]}' },
  });
  await a.push([groups]);
  const person = (name: string) => ({
    kind: 'create' as const,
    entity: 'person',
    fields: { name, login: 'anna', active: 1, groupId: groups.mutations[0]?.id ?? '' },
  });
  let isFirst = true;
  const mine = await a.push([a.step('changePeople', person('Анна'))], {
    at: async (place) => {
      if (place !== 'loaded' || !isFirst) return;
      isFirst = false;
      const theirs = await b.push([b.step('changePeople', person('Белла'))]);
      expect(theirs.outcomes).toMatchObject([{ status: 'accepted' }]);
    },
  });
  const owners = await stores[0].query(
    "SELECT id FROM unique_value WHERE workspace = $1 AND rule = 'person-login'",
    [workspace.id],
  );
  expect(owners).toHaveLength(1);
  expect(mine.outcomes).toMatchObject([{ status: 'refused' }]);
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
