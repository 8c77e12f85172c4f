import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { tableDigests } from '#db/sync/digest.ts';
import { httpTransport, type Transport } from '#electron/sync/transport.ts';
import { restore } from '#server/cli/restore-command.ts';
import { createWorkspace, listWorkspaces } from '#server/services/workspaces.ts';
import { openStore } from '#server/store/open-store.ts';
import type { Store } from '#server/store/sql.ts';
import { dataFolder } from '#test/support/server/embedded.ts';
import { headOffice, startOffice, startProgram, type Place } from '#test/support/server/process.ts';
import { openDesk } from '#test/support/server/desk.ts';
import { startCluster } from '#test/support/server/postgres.ts';
import { storeKinds, storeOf } from '#test/support/server/store-of.ts';
import { tempDir } from '#test/support/tmp-dir.ts';

async function placeOf(kind: (typeof storeKinds)[number]): Promise<Place> {
  if (kind === 'embedded') return { data: await dataFolder() };
  const cluster = await startCluster();
  onTestFinished(() => cluster.stop());
  return { databaseUrl: await cluster.database() };
}

/** A head office that can be ended and started, desktops that find it again, and a backup of it. */
async function officeOf(place: Place) {
  const file = join(tempDir(), 'backup');
  let transport: Transport | null = null;
  const line: Transport = {
    send: (request) => transport?.send(request) ?? Promise.reject(new Error('no server')),
    close: () => undefined,
  };
  const start = async () => {
    const running = await startOffice(place);
    const own = httpTransport(running.url);
    transport = own;
    const end = async (): Promise<void> => {
      own.close();
      await running.kill('SIGTERM');
    };
    onTestFinished(end);
    return end;
  };
  const desk = async () => {
    const made = openDesk({ transport: line });
    await made.enrol((await headOffice(place, 'code', 'create')).out.trim());
    return {
      ...made,
      add: (name: string) =>
        made.writer.transaction({ actor: 'Анна', batchPk: null }, (tx) =>
          tx.create('reseller', { name, status: 'candidate', hiddenInSource: 0 }),
        ),
      names: () => made.db.prepare('SELECT name FROM reseller ORDER BY name').pluck().all(),
    };
  };
  await headOffice(place, 'workspace', 'create', '--name', 'Вендор');
  return {
    ...{ file, start, desk },
    restore: (...more: readonly string[]) => headOffice(place, 'restore', '--from', file, ...more),
  };
}

it.each(storeKinds)(
  'loses nothing that desktops have when a backup of a %s store is put in place',
  async (kind) => {
    const place = await placeOf(kind);
    const office = await officeOf(place);
    const endFirst = await office.start();
    const [anna, bella] = [await office.desk(), await office.desk()];
    anna.add('до копии');
    for (const desk of [anna, bella]) await desk.sync();
    expect(await headOffice(place, 'backup', '--to', office.file)).toMatchObject({ code: 0 });
    anna.add('после копии');
    for (const desk of [anna, bella]) await desk.sync();
    bella.add('не отправлено');

    // Nobody puts anything under a server that answers.
    const running = await office.restore('--replace');
    expect(running.code).toBe(2);
    expect(running.err).toMatch(/^(restore\/in-use|head-office\/folder-in-use): /);
    await endFirst();
    const over = await office.restore();
    expect(over).toMatchObject({ code: 2 });
    expect(over.err).toContain('restore/has-data: there are data already; nothing has changed');
    expect(await office.restore('--replace')).toMatchObject({ code: 0, err: '' });
    expect(await headOffice(place, 'verify')).toMatchObject({ code: 0, out: 'Вендор\t1\nsound\n' });

    await office.start();
    for (const desk of [anna, bella, anna]) await desk.sync();
    const all = ['до копии', 'не отправлено', 'после копии'];
    expect([anna.names(), bella.names()]).toEqual([all, all]);
    expect(tableDigests(bella.db)).toEqual(tableDigests(anna.db));
    expect(await headOffice(place, 'verify')).toMatchObject({ code: 0, out: 'Вендор\t3\nsound\n' });
  },
  // A dozen processes, each of which starts a database, on a busy machine.
  180_000,
);

/** A data folder with a workspace, and a backup of it, without a process of their own. */
async function folderWithBackup() {
  const data = await dataFolder();
  const file = join(tempDir(), 'backup');
  const within = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    const store = await openStore({ databaseUrl: undefined, data });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  await within(async (store) => {
    await createWorkspace(store, 'Вендор', Date.now());
    writeFileSync(file, (await store.dump?.()) ?? '');
  });
  return {
    ...{ data, file },
    restore: () =>
      restore({
        ...{ values: { data, from: file, replace: true }, rest: [] },
        ...{ actor: 'test', now: Date.now },
      }),
    /** The epoch of the workspace; null when there is none. */
    epoch: () => within(async (store) => (await listWorkspaces(store))[0]?.epoch ?? null),
  };
}

it('refuses a backup of the other kind, or one that is broken, and touches nothing', async () => {
  const office = await folderWithBackup();
  const before = readdirSync(office.data);
  writeFileSync(office.file, 'PGDMP');
  await expect(office.restore()).rejects.toMatchObject({ code: 'restore/other-kind' });
  writeFileSync(office.file, Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]));
  await expect(office.restore()).rejects.toThrow();
  expect(readdirSync(office.data)).toEqual(before);
  expect(await office.epoch()).toBe(1);
});

it('refuses a backup in which something is not as it was written', async () => {
  const office = await folderWithBackup();
  const { store, close } = await storeOf('embedded');
  const { id } = await createWorkspace(store, 'Вендор', Date.now());
  await store.query(
    `INSERT INTO account (workspace, reseller_id, available, reserved) VALUES ($1, $1, 5, 0)`,
    [id],
  );
  writeFileSync(office.file, (await store.dump?.()) ?? '');
  await close();
  await expect(office.restore()).rejects.toMatchObject({
    code: 'restore/not-sound',
    message: `the backup has faults: account ${id}; nothing has changed`,
  });
  expect(readdirSync(office.data)).not.toContain('database.part');
  expect(await office.epoch()).toBe(1);
});

it('is as it was, or done, when the restore is killed at any moment', async () => {
  const { data, file, restore: again, epoch } = await folderWithBackup();
  const begun = startProgram('bin/head-office.mjs', [
    ...['restore', '--from', file, '--replace', '--data', data],
  ]);
  const part = join(data, 'database.part');
  await expect.poll(() => existsSync(part), { interval: 5, timeout: 30_000 }).toBe(true);
  await begun.kill();
  expect(await epoch()).toBe(1);

  // Whole, and the former database not yet set aside: as if nothing had been.
  const ready = join(data, 'database.ready');
  renameSync(part, ready);
  writeFileSync(join(ready, 'PG_VERSION'), '17');
  expect(await epoch()).toBe(1);
  expect(existsSync(ready)).toBe(false);

  await again();
  const restored = await epoch();
  expect(restored).toBeGreaterThan(1);
  expect(readdirSync(data).filter((name) => name.startsWith('database-before-'))).toHaveLength(1);
  // The former one set aside, and the restored one not yet in its place: it is put there.
  renameSync(join(data, 'database'), ready);
  expect(await epoch()).toBe(restored);
});
