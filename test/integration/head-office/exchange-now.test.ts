import { expect, test } from 'vitest';
import { startSyncService } from '#electron/sync/sync-service.ts';
import { SyncFaultError } from '#electron/sync/sync-fault-error.ts';
import type { Transport } from '#electron/sync/transport.ts';
import { openDesk } from '#test/support/server/desk.ts';
import { startSyncState } from '#db/sync/sync-state.ts';

/** A line on which each request waits until the test lets it fail. */
function heldLine() {
  const held: (() => void)[] = [];
  const asked: string[] = [];
  const transport: Transport = {
    send: ({ path }) =>
      new Promise((_, reject) => {
        asked.push(path);
        held.push(() => reject(new SyncFaultError('sync/unreachable', 'down')));
      }),
    close: () => undefined,
  };
  return { transport, asked, letGo: () => held.shift()?.() };
}

test('an exchange that is asked for while one runs is another one, begun after it', async () => {
  const line = heldLine();
  const desk = openDesk({ transport: line.transport });
  startSyncState(desk.db, {
    ...{ server: 'http://none', workspace: 'one', workspaceName: 'Вендор' },
    ...{ dataSetId: '019abcde-1111-7000-8000-000000000001', epoch: 1, enrolledAt: 1 },
  });
  const service = startSyncService({
    ...{ db: desk.db, store: desk.store, events: null },
    credentials: () =>
      Promise.resolve({ ca: null, token: () => 'x', store: () => Promise.resolve() }),
    onStatus: () => undefined,
    onFault: (error) => {
      throw error;
    },
    transport: () => line.transport,
    // Only what is asked for runs here.
    timers: { now: Date.now, after: () => () => undefined },
  });
  const first = service.now();
  await expect.poll(() => line.asked.length).toBe(1);
  const second = service.now();
  line.letGo();
  expect(await first).toMatchObject({ fault: { code: 'sync/unreachable' } });
  await expect.poll(() => line.asked.length).toBe(2);
  line.letGo();
  expect(await second).toMatchObject({ state: 'waiting' });
  await service.stop();
});
