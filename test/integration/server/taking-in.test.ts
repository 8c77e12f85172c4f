import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EntityName } from '#contract/entities.ts';
import { tableDigests } from '#db/sync/digest.ts';
import { readSyncState } from '#db/sync/sync-state.ts';
import { SyncStore } from '#db/sync/sync-store.ts';
import { knownHere, type PresentRow } from '#db/sync/take-rows.ts';
import { makePacket, takePacket } from '#electron/sync/packet.ts';
import { answerPacket } from '#server/services/packet.ts';
import { migrateStore } from '#server/store/migrate.ts';
import type { Store } from '#server/store/sql.ts';
import { openDesk } from '#test/support/server/desk.ts';
import { openEmpty } from '#test/support/server/embedded.ts';
import { openOffice } from '#test/support/server/office.ts';

const anna = { actor: 'Анна', batchPk: null };
const now = Date.now;
const folder = mkdtempSync(join(tmpdir(), 'taking-in-'));
let store: Store;
beforeAll(async () => {
  store = await openEmpty();
  await migrateStore(store);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

type Desk = ReturnType<typeof openDesk>;

function addReseller(desk: Desk, name: string): number {
  return desk.writer.transaction(anna, (tx) =>
    tx.create('reseller', { name, status: 'candidate', hiddenInSource: 0 }),
  );
}

type Line = Awaited<ReturnType<typeof openOffice>>['transport'];

/** The same desk as it is now, from a copy of its file. */
async function copyOf(desk: Desk, transport: Line): Promise<Desk> {
  const file = join(folder, `${crypto.randomUUID()}.db`);
  desk.db.prepare('VACUUM INTO ?').run(file);
  const copy = openDesk({ file, transport });
  await copy.credentials.store(desk.credentials.token() ?? '');
  return copy;
}

it('takes no packet whose answer is to edits of before a restore, and nothing of it', async () => {
  const office = await openOffice({ store }, 'restored desk');
  const desk = openDesk(office);
  await desk.enrol(await office.code());
  addReseller(desk, 'Ромашка');
  const copy = await copyOf(desk, office.transport);
  addReseller(desk, 'Лютик');
  const { packet } = await makePacket({ ...desk, now });
  const answer = await answerPacket(store, packet, { now });
  // The restored desk gives the number of «Лютик» to something else.
  addReseller(copy, 'Пион');
  await expect(takePacket({ ...copy, now }, answer)).rejects.toMatchObject({
    code: 'sync/bad-packet',
  });
  expect(readSyncState(copy.db)).toMatchObject({ ackedMutNo: 0, cursor: 0 });
  expect(await takePacket({ ...desk, now }, answer)).toMatchObject({ answered: 2, pulled: 2 });
});

it('takes no packet whose pages begin behind what it has read', async () => {
  const office = await openOffice({ store }, 'gap');
  const [near, far] = [openDesk(office), openDesk(office)];
  for (const desk of [near, far]) await desk.enrol(await office.code());
  const copy = await copyOf(far, office.transport);
  addReseller(near, 'Ромашка');
  await near.sync();
  await far.sync();
  const { packet } = await makePacket({ ...far, now });
  addReseller(near, 'Лютик');
  await near.sync();
  const answer = await answerPacket(store, packet, { now });
  await expect(takePacket({ ...copy, now }, answer)).rejects.toMatchObject({
    code: 'sync/bad-packet',
  });
  expect(copy.db.prepare('SELECT count(*) AS n FROM reseller').get()).toEqual({ n: 0 });
  expect(await takePacket({ ...far, now }, answer)).toMatchObject({ pulled: 1 });
  expect(tableDigests(far.db)).toEqual(tableDigests(near.db));
});

it('keeps an answered edit that a snapshot of before does not have', async () => {
  const office = await openOffice({ store }, 'behind');
  const desk = openDesk(office);
  await desk.enrol(await office.code());
  const pk = addReseller(desk, 'Ромашка');
  await desk.sync();
  const { id } = desk.db.prepare('SELECT id FROM reseller').get() as { id: string };
  const { cursor } = readSyncState(desk.db) ?? { cursor: 0 };
  desk.writer.transaction(anna, (tx) => tx.patch('reseller', pk, { city: 'Тверь' }));
  // The answer comes, the line breaks before the log is read.
  const cut = await copyOf(desk, {
    ...office.transport,
    send: (request) =>
      request.path.startsWith('/v1/pull')
        ? Promise.reject(new Error('the line is cut'))
        : office.transport.send(request),
  });
  await expect(cut.sync()).rejects.toThrow('the line is cut');
  expect(readSyncState(cut.db)?.ackedMutNo).toBe(2);
  cut.store.takeRows(
    [rowOf(id, { name: 'Ромашка', status: 'candidate' })],
    cursor,
    () => undefined,
  );
  expect(cut.db.prepare('SELECT city FROM reseller').get()).toEqual({ city: 'Тверь' });
});

function rowOf(id: string, fields: PresentRow['fields'], entity = 'reseller'): PresentRow {
  const at = Date.now();
  return { present: true, entity, id, rowVersion: 1, fields, versions: {}, at, actor: 'Анна' };
}

it('keeps rows of a snapshot that this version does not know, for a later one', async () => {
  const office = await openOffice({ store }, 'older');
  const desk = openDesk(office);
  await desk.enrol(await office.code());
  addReseller(desk, 'Ромашка');
  await desk.sync();
  const { id } = desk.db.prepare('SELECT id FROM reseller').get() as { id: string };
  const older = new SyncStore(desk.db, desk.writer, {
    knows: {
      ...knownHere,
      entity: (name): name is EntityName => name !== 'note' && knownHere.entity(name),
    },
  });
  const note = { text: 'Просили каталог', author: 'Анна', resellerId: id, at: 1 };
  const rows = [
    rowOf('01933b7e-0000-7000-8000-000000000001', note, 'note'),
    rowOf(id, { name: 'Ромашка', status: 'candidate', hologram: 'да' }),
  ];
  older.takeRows(rows, 1, () => undefined);
  expect(older.retryParked()).toBe(0);
  expect(desk.db.prepare('SELECT count(*) AS n FROM note').get()).toEqual({ n: 0 });
  // After an update notes are known; what a hologram is, still not.
  const newer = new SyncStore(desk.db, desk.writer);
  expect(newer.retryParked()).toBe(1);
  expect(desk.db.prepare('SELECT text FROM note').get()).toEqual({ text: 'Просили каталог' });
  expect(desk.db.prepare('SELECT reason FROM parked_entry').all()).toEqual([{ reason: 'fields' }]);
});

it('makes a row that every desktop came with what it was, when an edit of it is refused', async () => {
  const office = await openOffice({ store }, 'shipped');
  const desk = openDesk(office);
  await desk.enrol(await office.code('operator'));
  // Where head office knows nobody, nobody is refused anything.
  const other = openDesk(office);
  await other.enrol(await office.code());
  other.writer.transaction(anna, (tx) =>
    tx.create('person', { name: 'Ольга', login: 'olga', groupPk: 1, active: 1 }),
  );
  await other.sync();
  const items = desk.db.prepare<[], { pk: number; name: string }>(
    'SELECT pk, id, name, list, position, active, deleted_at, row_version FROM list_item ORDER BY pk',
  );
  const fresh = items.all();
  const pk = fresh[0]?.pk ?? 0;
  desk.writer.transaction(anna, (tx) => tx.patch('list-item', pk, { name: 'Чужое' }));
  expect(items.all()[0]?.name).toBe('Чужое');
  expect(await desk.sync()).toMatchObject({ refused: 1 });
  expect(items.all()).toEqual(fresh);
  expect(desk.db.prepare("SELECT count(*) AS n FROM refusal WHERE state = 'open'").get()).toEqual({
    n: 1,
  });
});
