import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSyncService } from '#electron/sync/sync-service.ts';
import type { Transport } from '#electron/sync/transport.ts';
import { migrateStore } from '#server/store/migrate.ts';
import type { Store } from '#server/store/sql.ts';
import { openDesk } from '#test/support/server/desk.ts';
import { openEmpty } from '#test/support/server/embedded.ts';
import { openOffice } from '#test/support/server/office.ts';

let store: Store;
beforeAll(async () => {
  store = await openEmpty();
  await migrateStore(store);
});
afterAll(() => store.close());

/** Tells what goes over a line: the addresses without what is asked for, and the bytes of the last answer. */
function watched(line: Transport) {
  const asked: string[] = [];
  const seen = { bytes: 0 };
  const transport: Transport = {
    ...line,
    send: async (request) => {
      asked.push(request.path.replace(/\?.*/, ''));
      const answer = await line.send(request);
      seen.bytes = answer.wireBytes;
      return answer;
    },
  };
  return { transport, asked, seen };
}

async function twoDesks(name: string) {
  const office = await openOffice({ store }, name);
  const line = watched(office.transport);
  const [watchedDesk, other] = [openDesk({ transport: line.transport }), openDesk(office)];
  for (const desk of [watchedDesk, other]) await desk.enrol(await office.code());
  return { office, line, desk: watchedDesk, other };
}

function enter({ writer }: ReturnType<typeof openDesk>, name: string): void {
  writer.transaction({ actor: 'Анна', batchPk: null }, (tx) => {
    tx.create('reseller', { name, status: 'candidate', hiddenInSource: 0 });
  });
}

test('asks one thing, is told the time and stores nothing, when neither side has anything new', async () => {
  const { line, desk } = await twoDesks('idle');
  enter(desk, 'Лютик');
  await desk.sync();
  line.asked.length = 0;
  const written = desk.db.prepare<[], number>('SELECT total_changes()').pluck();
  const before = written.get();
  await desk.sync();
  expect(written.get()).toBe(before);
  expect(line.asked).toEqual(['/v1/hello']);
  expect(line.seen.bytes).toBeLessThan(40);
});

test('reads the log when another desktop has written, and when it has written itself', async () => {
  const { line, desk, other } = await twoDesks('news');
  enter(desk, 'Лютик');
  await desk.sync();
  enter(other, 'Ромашка');
  await other.sync();
  line.asked.length = 0;
  expect(await desk.sync()).toMatchObject({ pulled: 1 });
  expect(line.asked).toEqual(['/v1/hello', '/v1/pull']);
  line.asked.length = 0;
  enter(desk, 'Василёк');
  expect(await desk.sync()).toMatchObject({ pushed: 1, pulled: 1 });
  expect(line.asked).toEqual(['/v1/hello', '/v1/push', '/v1/pull']);
});

test('notices another log that is as long as the one it has read', async () => {
  const { office, line, desk } = await twoDesks('another log');
  enter(desk, 'Лютик');
  await desk.sync();
  await store.query('UPDATE log SET hash = sha256(hash) WHERE workspace = $1', [
    office.workspace.id,
  ]);
  line.asked.length = 0;
  await desk.sync();
  // Told of another past by the first pull, it begins to read anew.
  expect(line.asked.slice(0, 2)).toEqual(['/v1/hello', '/v1/pull']);
  expect(line.asked.length).toBeGreaterThan(2);
});

test('keeps its line from one exchange to the next, and hangs up when it stops', async () => {
  const { office, desk } = await twoDesks('one line');
  const calls = { opened: 0, closed: 0 };
  const service = startSyncService({
    ...{ db: desk.db, store: desk.store, events: null },
    credentials: () => Promise.resolve({ ca: null, ...desk.credentials }),
    onStatus: () => undefined,
    onFault: (error) => {
      throw error;
    },
    transport: () => {
      calls.opened += 1;
      return { ...office.transport, close: () => (calls.closed += 1) };
    },
    // Only what is asked for runs here.
    timers: { now: Date.now, after: () => () => undefined },
  });
  const statuses = [await service.now(), await service.now()];
  expect(statuses.map(({ fault }) => fault)).toEqual([null, null]);
  expect(calls).toEqual({ opened: 1, closed: 0 });
  await service.stop();
  expect(calls).toEqual({ opened: 1, closed: 1 });
});
