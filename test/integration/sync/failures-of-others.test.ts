// What went wrong in other programs that exchange data, by the numbers of their projects: it must not here.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clockWarningMs } from '#contract/sync/limits.ts';
import { tableDigests } from '#db/sync/digest.ts';
import { readDevice } from '#db/sync/identity.ts';
import { readSyncState } from '#db/sync/sync-state.ts';
import { decodeHlc, maximumAheadMs } from '#domain/identity/hlc.ts';
import { SyncFaultError } from '#electron/sync/sync-fault-error.ts';
import type { Transport } from '#electron/sync/transport.ts';
import type { AppOptions } from '#server/app.ts';
import { migrateStore } from '#server/store/migrate.ts';
import type { Store } from '#server/store/sql.ts';
import { openDesk } from '#test/support/server/desk.ts';
import { openEmpty } from '#test/support/server/embedded.ts';
import { Died, Fuse } from '#test/support/server/fuse.ts';
import { openOffice } from '#test/support/server/office.ts';
import { startScheduled } from '#test/support/server/scheduled-desk.ts';
import { virtualTime } from '#test/support/server/virtual-time.ts';

const anna = { actor: 'Анна', batchPk: null };
const start = Date.UTC(2026, 10, 30, 9);
const hour = 3_600_000;
const year = 365 * 24 * hour;
const folder = mkdtempSync(join(tmpdir(), 'failures-of-others-'));
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

/** A head office and a desktop for each number: so many milliseconds its clock is off. */
async function world(name: string, ...skews: readonly number[]) {
  const clock = virtualTime(start);
  const { now } = clock.timers;
  const office = await openOffice({ store, now }, name);
  const desks = skews.map((skew) => openDesk({ ...office, now: () => now() + skew }));
  for (const desk of desks) await desk.enrol(await office.code());
  return { clock, office, desks: desks as [Desk, Desk, Desk] };
}

function add(desk: Desk, ...names: readonly string[]): void {
  desk.writer.transaction(anna, (tx) => {
    for (const name of names)
      tx.create('reseller', { name, status: 'candidate', hiddenInSource: 0 });
  });
}

function setCity(desk: Desk, city: string): void {
  desk.writer.transaction(anna, (tx) => tx.patch('reseller', 1, { city }));
}

const namesOf = ({ db }: Desk): string[] =>
  db
    .prepare<[], string>('SELECT name FROM reseller WHERE deleted_at IS NULL ORDER BY pk')
    .pluck()
    .all();
const cityOf = ({ db }: Desk) => db.prepare('SELECT city FROM reseller WHERE pk = 1').pluck().get();
const lostAt = ({ db }: Desk) => db.prepare('SELECT lost_value FROM conflict').pluck().all();

/** The line that a test puts between a desktop and head office. */
function lineOver(transport: Transport, send: Transport['send']): Transport {
  return { ...transport, send };
}

test('joplin#13611: an edit by somebody whose clock is a year behind overwrites nothing and is not overwritten', async () => {
  const { clock, desks } = await world('joplin 13611', 0, -year);
  const [right, behind] = desks;
  add(right, 'Ромашка');
  setCity(right, 'Москва');
  await right.sync();
  await behind.sync();
  setCity(behind, 'Тверь');
  await behind.sync();
  await right.sync();
  // It had seen what it changed: that counts, not the clock.
  expect([cityOf(right), cityOf(behind), lostAt(right)]).toEqual(['Тверь', 'Тверь', []]);
  clock.pass(1000);
  setCity(right, 'Омск');
  setCity(behind, 'Пермь');
  await right.sync();
  await behind.sync();
  await right.sync();
  // Neither had seen the other's: one stands, the other is on the list.
  expect([cityOf(right), cityOf(behind)]).toEqual(['Омск', 'Омск']);
  expect([lostAt(right), lostAt(behind)]).toEqual([['"Пермь"'], ['"Пермь"']]);
});

test('joplin#15262: a row from the future stops no pull behind it', async () => {
  const { desks } = await world('joplin 15262', 10 * year, 0, 0);
  const [ahead, writes, reads] = desks;
  add(ahead, 'Ромашка из будущего');
  await ahead.sync();
  add(writes, 'Лютик', 'Пион');
  expect(await writes.sync()).toMatchObject({ accepted: 2, pulled: 3 });
  add(writes, 'Аист');
  await writes.sync();
  expect(await reads.sync()).toMatchObject({ pulled: 4 });
  expect(await ahead.sync()).toMatchObject({ pulled: 3 });
  for (const desk of desks) expect(namesOf(desk).sort()).toEqual(namesOf(writes).sort());
  const [head] = await store.query<{ seq: number }>('SELECT max(seq) AS seq FROM log');
  expect(desks.map(({ db }) => readSyncState(db)?.cursor)).toEqual(desks.map(() => head?.seq));
});

test('actual#3786: desktops whose clocks are off exchange all the same, and the person is warned', async () => {
  const skews = [-year, 6 * hour, 0];
  const { desks } = await world('actual 3786', ...skews);
  for (const [at, desk] of desks.entries()) add(desk, `Ромашка ${at}`);
  for (const desk of desks) expect(await desk.sync()).toMatchObject({ accepted: 1, pending: 0 });
  for (const desk of desks) await desk.sync();
  for (const desk of desks) expect(tableDigests(desk.db)).toEqual(tableDigests(desks[0].db));
  const offsets = desks.map(({ db }) => readSyncState(db)?.clockOffsetMs ?? 0);
  expect(offsets.map((offset) => Math.abs(offset) >= clockWarningMs)).toEqual([true, true, false]);
  expect(offsets.slice(0, 2)).toEqual([year, -6 * hour]);
});

test('actual#8905: one stamp from the far future takes hold of no clock but its own', async () => {
  const { clock, desks } = await world('actual 8905', 5000 * year, 0, 0);
  const [poisoned, other, third] = desks;
  add(other, 'Ромашка');
  for (const desk of [other, poisoned, third]) await desk.sync();
  setCity(poisoned, 'Москва');
  await poisoned.sync();
  // Two minutes on, by somebody who has not seen it: later than a stamp that was brought back to the present.
  clock.pass(2 * 60_000);
  setCity(other, 'Тверь');
  for (const desk of [other, poisoned, third]) await desk.sync();
  expect(desks.map(cityOf)).toEqual(['Тверь', 'Тверь', 'Тверь']);
  for (const desk of [other, third]) {
    setCity(desk, 'Омск');
    const stamp = decodeHlc(readDevice(desk.db).lastHlc);
    expect(stamp?.ms).toBeLessThanOrEqual(clock.timers.now() + maximumAheadMs);
    await desk.sync();
  }
  await poisoned.sync();
  for (const desk of desks) expect(tableDigests(desk.db)).toEqual(tableDigests(third.db));
});

test('powersync-swift#179: what could not be sent goes up by itself, without another edit', async () => {
  const { clock, office, desks } = await world('powersync-swift 179', 0);
  const [desk] = desks;
  let isDown = false;
  const line = lineOver(office.transport, (request) =>
    isDown && request.path === '/v1/push'
      ? Promise.reject(new SyncFaultError('sync/unreachable', 'no line'))
      : office.transport.send(request),
  );
  const { running, pass, edit, waits } = startScheduled(desk, clock, line);
  await pass(0);
  isDown = true;
  edit();
  await pass(waits());
  expect(running.status()).toMatchObject({ state: 'waiting', pending: 1 });
  isDown = false;
  await pass(waits());
  expect(running.status()).toMatchObject({ state: 'idle', pending: 0, fault: null });
});

test('powersync.dart#307: a mutation that cannot be taken stops none behind it', async () => {
  const { clock, office, desks } = await world('powersync.dart 307', 0);
  const [desk] = desks;
  const { running, pass, edit, waits } = startScheduled(desk, clock, office.transport);
  await pass(0);
  edit('Ромашка');
  // Damaged in the outbox, as no program writes it.
  desk.db.exec(`UPDATE mutation SET fields = '{"name":["Ромашка"]}'`);
  edit('Лютик');
  await pass(waits());
  expect(running.status()).toMatchObject({ state: 'idle', pending: 0, refused: 1 });
  const names = await store.query(
    "SELECT fields->>'name' AS name FROM record WHERE workspace = $1 AND entity = 'reseller'",
    [office.workspace.id],
  );
  expect(names).toEqual([{ name: 'Лютик' }]);
});

test('powersync.dart#307: a queue that does not move says so, and does not say that all is well', async () => {
  const { clock, office, desks } = await world('powersync.dart 307 still', 0);
  const [desk] = desks;
  // Head office greets, but what is sent up it never takes.
  const line = lineOver(office.transport, (request) =>
    request.path === '/v1/push'
      ? Promise.resolve({ status: 503, body: Buffer.from('{}'), retryAfter: null, wireBytes: 2 })
      : office.transport.send(request),
  );
  const { running, pass, edit, waits } = startScheduled(desk, clock, line);
  await pass(0);
  const { lastExchangeAt } = running.status();
  edit();
  for (let tries = 1; tries <= 5; tries += 1) {
    await pass(waits());
    const { state, fault, pending } = running.status();
    expect([state, fault === null, pending]).toEqual(['waiting', false, 1]);
    expect(running.status().lastExchangeAt).toBe(lastExchangeAt);
  }
});

test('mono#4608: what was committed before the error came takes effect once', async () => {
  const clock = virtualTime(start);
  let fails = true;
  const push: AppOptions['push'] = {
    at: (place) =>
      place === 'committed' && fails ? Promise.reject(new Error('it dies')) : Promise.resolve(),
  };
  const options = { store, now: clock.timers.now, push, onFault: () => undefined };
  const office = await openOffice(options, 'mono 4608');
  const [desk, other] = [openDesk(office), openDesk(office)];
  for (const one of [desk, other]) await one.enrol(await office.code());
  add(desk, 'Ромашка', 'Лютик');
  await expect(desk.sync()).rejects.toMatchObject({ code: 'sync/unavailable' });
  const entries = async () =>
    (await store.query('SELECT 1 FROM log WHERE workspace = $1', [office.workspace.id])).length;
  // Told that it failed, though it is there.
  expect([await entries(), readSyncState(desk.db)?.ackedMutNo]).toEqual([2, 0]);
  fails = false;
  expect(await desk.sync()).toMatchObject({ accepted: 2, refused: 0, pending: 0 });
  await other.sync();
  expect(await entries()).toBe(2);
  expect([namesOf(desk), namesOf(other)]).toEqual([
    ['Ромашка', 'Лютик'],
    ['Ромашка', 'Лютик'],
  ]);
});

test('pouchdb#1240: a desktop that dies while it stores a page is not ahead of its rows', async () => {
  const { office, desks } = await world('pouchdb 1240', 0);
  const [writes] = desks;
  const file = join(folder, 'pouchdb.db');
  const fuse = new Fuse();
  const reads = openDesk({ file, transport: office.transport, fuse });
  await reads.enrol(await office.code());
  add(writes, 'Ромашка', 'Лютик');
  await writes.sync();
  // What is stored of the exchange so far, then of the page: some rows, not yet the cursor.
  fuse.arm(4);
  await expect(reads.sync()).rejects.toThrow(Died);
  reads.db.close();
  const again = openDesk({ file, transport: office.transport });
  await again.credentials.store(reads.credentials.token() ?? '');
  expect([readSyncState(again.db)?.cursor, namesOf(again)]).toEqual([0, []]);
  await again.sync();
  expect(tableDigests(again.db)).toEqual(tableDigests(writes.db));
  again.db.close();
});

test('joplin#5536: an empty head office in the place of the right one deletes nothing', async () => {
  const { clock, office, desks } = await world('joplin 5536', 0);
  const other = await openOffice({ store, now: clock.timers.now }, 'joplin 5536, the wrong one');
  let line = office.transport;
  const [desk] = desks;
  add(desk, 'Ромашка', 'Лютик');
  await desk.sync();
  const before = tableDigests(desk.db);
  const moved = lineOver(line, (request) => line.send(request));
  const { running, pass, waits } = startScheduled(desk, clock, moved);
  await pass(0);
  // Whoever sets up the wrong server lets the same devices in.
  await store.query('UPDATE device SET workspace = $2 WHERE workspace = $1', [
    office.workspace.id,
    other.workspace.id,
  ]);
  line = other.transport;
  await pass(waits());
  expect(running.status()).toMatchObject({
    state: 'stopped',
    fault: { code: 'sync/other-data-set' },
  });
  expect(tableDigests(desk.db)).toEqual(before);
  const [sent] = await store.query(
    'SELECT count(*)::int AS n FROM log WHERE workspace = $1 AND device_id IS NOT NULL',
    [other.workspace.id],
  );
  expect(sent).toEqual({ n: 0 });
});

test('joplin#5536: a head office that was emptied gets the rows back from the desktops', async () => {
  const { office, desks } = await world('joplin 5536 emptied', 0, 0);
  const [desk, other] = desks;
  add(desk, 'Ромашка', 'Лютик');
  await desk.sync();
  await other.sync();
  const before = tableDigests(desk.db);
  for (const table of ['record', 'log', 'outcome', 'unique_value']) {
    await store.query(`DELETE FROM ${table} WHERE workspace = $1`, [office.workspace.id]);
  }
  await store.query('UPDATE device SET last_mut_no = 0 WHERE workspace = $1', [
    office.workspace.id,
  ]);
  for (const one of [other, desk, other]) await one.sync();
  expect(tableDigests(desk.db)).toEqual(before);
  expect(tableDigests(other.db)).toEqual(before);
});
