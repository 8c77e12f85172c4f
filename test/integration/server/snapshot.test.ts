import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { entityNames } from '#contract/entities.ts';
import { entityInfo } from '#db/write/entities.ts';
import { tableDigests } from '#db/sync/digest.ts';
import { headOfficeOver } from '#electron/sync/head-office.ts';
import { takeSnapshot } from '#electron/sync/snapshot.ts';
import { buildApp } from '#server/app.ts';
import { selfReferences } from '#server/services/snapshot/snapshot-plan.ts';
import { migrateStore } from '#server/store/migrate.ts';
import { openPostgres } from '#server/store/postgres-store.ts';
import type { Store } from '#server/store/sql.ts';
import { openDesk } from '#test/support/server/desk.ts';
import { openEmpty } from '#test/support/server/embedded.ts';
import { openOffice, transportTo } from '#test/support/server/office.ts';
import { startCluster, type Cluster } from '#test/support/server/postgres.ts';

const anna = { actor: 'Анна', batchPk: null };
let cluster: Cluster;
let postgres: [Store, Store];
let embedded: Store;
beforeAll(async () => {
  cluster = await startCluster();
  const url = await cluster.database();
  const open = () => openPostgres({ url, onFault: () => undefined });
  postgres = [open(), open()];
  embedded = await openEmpty();
  for (const store of [postgres[0], embedded]) await migrateStore(store);
});
afterAll(async () => {
  await Promise.all([...postgres, embedded].map((store) => store.close()));
  await cluster.stop();
});

type Desk = ReturnType<typeof openDesk>;

/** Takes a snapshot in, however few rows there are. */
function takeInto(desk: Desk, transport: Parameters<typeof headOfficeOver>[0]): Promise<void> {
  const headOffice = headOfficeOver(transport, desk.credentials.token);
  return takeSnapshot(
    { db: desk.db, store: desk.store, headOffice, now: Date.now },
    () => undefined,
  );
}

function rows(desk: Desk, count: number): void {
  desk.writer.transaction(anna, (tx) => {
    for (let at = 0; at < count; at += 1) {
      tx.create('reseller', { name: `Лютик ${at}`, status: 'candidate', hiddenInSource: 0 });
    }
  });
}

it('knows every kind of row that refers to its own kind', () => {
  const found = entityNames.flatMap((entity) =>
    entityInfo(entity).fields.flatMap(({ reference }) =>
      reference?.entity === entity ? [[entity, reference.name] as const] : [],
    ),
  );
  expect(Object.fromEntries(found)).toEqual(selfReferences);
});

it.each(['embedded', 'postgres'] as const)(
  'sends a row after what it refers to, also in a circle, from a database that is %s',
  async (kind) => {
    const store = kind === 'embedded' ? embedded : postgres[0];
    const office = await openOffice({ store }, `circle ${kind}`);
    const [full, fresh] = [openDesk(office), openDesk(office)];
    for (const desk of [full, fresh]) await desk.enrol(await office.code());
    full.writer.transaction(anna, (tx) => {
      const task = () =>
        tx.create('task', {
          ...{ kind: 'other', title: 'Позвонить', dueAt: 1, state: 'open' },
          ...{ priority: 0, critical: 0, escalation: 0 },
        });
      const pks = Array.from({ length: 6 }, task);
      const warns = (at: number, other: number) => {
        const pk = pks[at];
        if (pk !== undefined) tx.patch('task', pk, { warnsPk: pks[other] ?? null });
      };
      // Earlier ones refer to later ones: 0 → 1 → 2 → 3, and 4 and 5 to each other.
      for (const at of [0, 1, 2]) warns(at, at + 1);
      warns(4, 5);
      warns(5, 4);
      tx.remove('task', pks[3] ?? 0);
    });
    await full.sync();
    await takeInto(fresh, office.transport);
    expect(tableDigests(fresh.db)).toEqual(tableDigests(full.db));
    expect(tableDigests(fresh.db)['task']).toMatchObject({ rows: 6 });
  },
);

it('makes one snapshot for two replicas that are asked at once, and new desktops resume it', async () => {
  const office = await openOffice({ store: postgres[0] }, 'large');
  const other = transportTo(buildApp({ store: postgres[1] }));
  const full = openDesk(office);
  await full.enrol(await office.code());
  for (let part = 0; part < 10; part += 1) rows(full, 3000);
  full.writer.transaction(anna, (tx) => {
    for (let pk = 1; pk <= 300; pk += 1) {
      tx.create('note', {
        resellerPk: pk,
        text: randomBytes(10_000).toString('hex'),
        author: 'Анна',
        at: pk,
      });
    }
    tx.remove('reseller', 30_000);
  });
  await full.sync();

  let asked = 0;
  let cut = true;
  const late = openDesk({
    transport: {
      ...other,
      send: (request) => {
        if (request.path.startsWith('/v1/snapshot/')) asked += 1;
        if (asked === 3 && cut) {
          cut = false;
          return Promise.reject(new Error('cut'));
        }
        return other.send(request);
      },
    },
  });
  const beside = openDesk(office);
  for (const desk of [late, beside]) await desk.enrol(await office.code());
  const [first] = await Promise.allSettled([late.sync(), beside.sync()]);
  expect(first).toMatchObject({ status: 'rejected', reason: new Error('cut') });
  expect(late.db.prepare('SELECT count(*) FROM reseller').pluck().get()).toBe(10_000);
  await late.sync();
  for (const desk of [late, beside]) {
    expect(tableDigests(desk.db)).toEqual(tableDigests(full.db));
  }
  const made = await postgres[0].query<{ chunks: number; rows: number }>(
    'SELECT chunks, rows FROM snapshot WHERE workspace = $1',
    [office.workspace.id],
  );
  expect(made).toHaveLength(1);
  expect(made[0]).toMatchObject({ rows: 30_300 });
  // Each chunk once, and once more the one that was cut.
  expect(asked).toBe((made[0]?.chunks ?? 0) + 1);
  // Six of short rows; the notes would be too much for one.
  expect(made[0]?.chunks).toBeGreaterThan(7);
}, 240_000);

it('gives another snapshot in the place of one whose maker has died', async () => {
  const office = await openOffice({ store: postgres[0] }, 'dead');
  const [full, fresh] = [openDesk(office), openDesk(office)];
  for (const desk of [full, fresh]) await desk.enrol(await office.code());
  rows(full, 10);
  await full.sync();
  const dead = '01900000-0000-7000-8000-000000000001';
  await office.store.query(
    'INSERT INTO snapshot (workspace, id, seq, chunks, rows, made_at) VALUES ($1, $2, 1, 3, 10, $3)',
    [office.workspace.id, dead, Date.now()],
  );
  await takeInto(fresh, office.transport);
  expect(tableDigests(fresh.db)).toEqual(tableDigests(full.db));
  const kept = await office.store.query('SELECT id FROM snapshot WHERE id = $1', [dead]);
  expect(kept).toEqual([]);
});
