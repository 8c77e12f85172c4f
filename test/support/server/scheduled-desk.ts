import { setImmediate as turn } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { startSyncService } from '#electron/sync/sync-service.ts';
import type { Transport } from '#electron/sync/transport.ts';
import type { openDesk } from './desk.ts';
import type { VirtualTime } from './virtual-time.ts';

type Desk = ReturnType<typeof openDesk>;

/** The exchange of an enrolled desktop as it goes on by itself, by a clock that the test turns. */
export function startScheduled(desk: Desk, clock: VirtualTime, transport: Transport) {
  const running = startSyncService({
    ...{ db: desk.db, store: desk.store, timers: clock.timers, random: () => 0.5, events: null },
    credentials: () => Promise.resolve({ ...desk.credentials, ca: null }),
    onStatus: () => undefined,
    onFault: (error) => {
      throw error;
    },
    transport: () => transport,
  });
  onTestFinished(() => running.stop());
  return {
    running,
    /** Goes on, and lets what was begun come to its end. */
    pass: async (ms: number): Promise<void> => {
      clock.pass(ms);
      await turn();
      while (running.status().state === 'exchanging') await turn();
    },
    /** Types something new, and says so as the program does. */
    edit: (name = 'Ромашка'): void => {
      desk.writer.transaction({ actor: 'Анна', batchPk: null }, (tx) =>
        tx.create('reseller', { name, status: 'candidate', hiddenInSource: 0 }),
      );
      running.written();
    },
    /** How long the next try is away, in milliseconds. */
    waits: (): number => (running.status().nextTryAt ?? Number.NaN) - clock.timers.now(),
  };
}
