import Fastify from 'fastify';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { changeSyncState } from '#db/sync/sync-state.ts';
import { openEventStream } from '#electron/sync/event-stream.ts';
import { startSyncService } from '#electron/sync/sync-service.ts';
import { httpTransport } from '#electron/sync/transport.ts';
import { registerEvents } from '#server/routes/events.ts';
import { revokeDevice } from '#server/services/device-list.ts';
import { migrateStore } from '#server/store/migrate.ts';
import type { Store } from '#server/store/sql.ts';
import { officeOnLoopback } from '#test/support/server/centre-office.ts';
import { openEmpty } from '#test/support/server/embedded.ts';
import { openStreams } from '#test/support/server/open-streams.ts';
import { openDesk } from '#test/support/server/desk.ts';

const anna = { actor: 'Анна', batchPk: null };
let store: Store;
beforeAll(async () => {
  store = await openEmpty();
  await migrateStore(store);
});
afterAll(() => store.close());

type Office = Awaited<ReturnType<typeof officeOnLoopback>>;

async function enrolledDesk(office: Office) {
  const transport = httpTransport(office.url);
  onTestFinished(() => transport.close());
  const desk = openDesk({ transport });
  await desk.enrol(await office.code());
  changeSyncState(desk.db, { server: office.url });
  return desk;
}

/** A stream of events of a desk, with what it brings. */
function follow(url: string, token: string | undefined) {
  let onGrown = (): void => undefined;
  const grown = new Promise<void>((resolve) => (onGrown = resolve));
  const ended = new Promise<void>((resolve) => {
    const options = { server: url, token: token ?? '', ca: null };
    onTestFinished(openEventStream({ ...options, onGrown, onEnd: resolve }));
  });
  return { grown, ended };
}

it('makes a desktop exchange at once when another one has sent something', async () => {
  const office = await officeOnLoopback(store);
  const [reader, writer] = [await enrolledDesk(office), await enrolledDesk(office)];
  const rows = () => reader.db.prepare('SELECT count(*) FROM reseller').pluck().get();
  let check = (): void => undefined;
  let followed = (): void => undefined;
  const follows = new Promise<void>((resolve) => (followed = resolve));
  const service = startSyncService({
    ...{ db: reader.db, store: reader.store },
    credentials: () => Promise.resolve({ ...reader.credentials, ca: null }),
    onStatus: () => check(),
    onFault: (error) => {
      throw error;
    },
    // Its regular exchange never comes: only a notice brings another one.
    timers: {
      now: Date.now,
      after: (ms, call) => {
        if (ms === 0) setImmediate(call);
        return () => undefined;
      },
    },
    events: (options) => {
      const end = openEventStream(options);
      void office.streams(1).then(followed);
      return end;
    },
  });
  onTestFinished(() => service.stop());
  await follows;
  const arrived = new Promise<void>((resolve) => {
    check = () => {
      if (rows() === 1) resolve();
    };
  });
  writer.writer.transaction(anna, (tx) =>
    tx.create('reseller', { name: 'Ромашка', status: 'candidate', hiddenInSource: 0 }),
  );
  await writer.sync();
  await arrived;
  expect(rows()).toBe(1);
});

it('hangs up on a device that is revoked, and on no other', async () => {
  const office = await officeOnLoopback(store);
  const [one, other] = [await enrolledDesk(office), await enrolledDesk(office)];
  const [its, others] = [one, other].map(({ credentials }) =>
    follow(office.url, credentials.token()),
  );
  await office.streams(2);
  await store.transaction((sql) =>
    revokeDevice(sql, office.workspace.id, one.writer.deviceId, Date.now()),
  );
  await its?.ended;
  other.writer.transaction(anna, (tx) =>
    tx.create('reseller', { name: 'Лютик', status: 'candidate', hiddenInSource: 0 }),
  );
  await other.sync();
  await others?.grown;
  await office.streams(1);
});

it('asks every desktop to look once the database is heard again, however often that fails first', async () => {
  const office = await officeOnLoopback(store);
  const desks = [await enrolledDesk(office), await enrolledDesk(office)];
  let lost = (): void => undefined;
  let calls = 0;
  const app = Fastify();
  registerEvents(app, {
    listenAgainMs: 1,
    store: {
      ...store,
      listen: (_channel, _onMessage, onLost) => {
        calls += 1;
        lost = onLost;
        if (calls === 2 || calls === 3) return Promise.reject(new Error('still away'));
        return Promise.resolve(() => Promise.resolve());
      },
    },
  });
  const streams = openStreams(app.server);
  await app.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(async () => {
    app.server.closeAllConnections();
    await app.close();
  });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const [first, second] = desks.map(({ credentials }) => follow(url, credentials.token()));
  await streams(2);
  const [one] = desks;
  // Revoked while nothing is heard: nobody will say it again.
  await store.query('UPDATE device SET revoked_at = 1 WHERE id = $1', [one?.writer.deviceId ?? '']);
  lost();
  await first?.ended;
  await second?.grown;
  expect(calls).toBe(4);
});
