import { afterAll, beforeAll, expect, it } from 'vitest';
import { tableDigests } from '#db/sync/digest.ts';
import { verifyWorkspace } from '#server/services/verify.ts';
import { migrateStore } from '#server/store/migrate.ts';
import { openPostgres } from '#server/store/postgres-store.ts';
import type { Store } from '#server/store/sql.ts';
import { buildApp } from '#server/app.ts';
import { openDesk } from '#test/support/server/desk.ts';
import { openOffice, transportTo } from '#test/support/server/office.ts';
import { startCluster, type Cluster } from '#test/support/server/postgres.ts';

const boris = { actor: 'Борис', batchPk: null };
let cluster: Cluster;
let stores: [Store, Store];
beforeAll(async () => {
  cluster = await startCluster();
  const url = await cluster.database();
  const open = () => openPostgres({ url, onFault: () => undefined });
  stores = [open(), open()];
  // Two replicas that start at once bring the tables up to date once.
  await Promise.all(stores.map((store) => migrateStore(store)));
});
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await cluster.stop();
});

async function desks(count: number, name: string) {
  const office = await openOffice({ store: stores[0] }, name);
  const other = transportTo(buildApp({ store: stores[1] }));
  const all = Array.from({ length: count }, (_, at) =>
    openDesk({ transport: at % 2 === 0 ? office.transport : other }),
  );
  for (const desk of all) await desk.enrol(await office.code());
  return { office, all };
}

it('takes what many desktops send at once through two replicas, and all come out equal', async () => {
  const { office, all } = await desks(6, 'many');
  const [first] = all;
  first?.writer.transaction(boris, (tx) => {
    for (let at = 0; at < 20; at += 1) {
      tx.create('reseller', { name: `Ромашка ${at}`, status: 'candidate', hiddenInSource: 0 });
    }
  });
  await first?.sync();
  for (const desk of all) await desk.sync();
  for (const [at, { writer }] of all.entries()) {
    for (let pk = 1; pk <= 20; pk += 1) {
      writer.transaction(boris, (tx) => {
        tx.patch('reseller', pk, {
          city: `Город ${at}`,
          [at % 2 === 0 ? 'segment' : 'manager']: `${at}`,
        });
        tx.create('note', { resellerPk: pk, text: `${at}`, author: 'Борис', at });
      });
    }
  }
  await Promise.all(all.map((desk) => desk.sync()));
  for (const desk of all) await desk.sync();
  const digests = all.map(({ db }) => tableDigests(db));
  for (const digest of digests) expect(digest).toEqual(digests[0]);
  expect(digests[0]?.['note']).toMatchObject({ rows: 120 });
  expect(await verifyWorkspace(stores[0], office.workspace.id)).toMatchObject({ faults: [] });
});

it('loses nothing and doubles nothing when PostgreSQL dies under it', async () => {
  const { office, all } = await desks(2, 'dying');
  const [a, b] = all;
  if (!a || !b) throw new Error('two desks');
  for (let at = 0; at < 300; at += 1) {
    a.writer.transaction(boris, (tx) =>
      tx.create('reseller', { name: `Лютик ${at}`, status: 'candidate', hiddenInSource: 0 }),
    );
  }
  const under = a.sync().catch(() => null);
  await cluster.crash();
  await under;
  await a.sync();
  await b.sync();
  expect(tableDigests(b.db)).toEqual(tableDigests(a.db));
  expect(tableDigests(b.db)['reseller']).toMatchObject({ rows: 300 });
  expect(await verifyWorkspace(stores[1], office.workspace.id)).toMatchObject({ faults: [] });
});
