import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startSyncState } from '#db/sync/sync-state.ts';
import { SyncFaultError } from '#electron/sync/sync-fault-error.ts';
import type { Transport } from '#electron/sync/transport.ts';
import { openDesk } from '#test/support/server/desk.ts';
import { startScheduled } from '#test/support/server/scheduled-desk.ts';
import { virtualTime } from '#test/support/server/virtual-time.ts';

const start = Date.UTC(2026, 10, 30, 9);
const id = '01900000-0000-7000-8000-000000000001';

/** The exchange of a desktop by a clock of its own, over a line that does what the test says. */
function service(send: Transport['send']) {
  const clock = virtualTime(start);
  const transport = { send, close: () => undefined };
  const desk = openDesk({ transport, now: clock.timers.now });
  const lineage = { dataSetId: id, epoch: 1 };
  const office = { server: 'http://test', workspace: id, workspaceName: 'Вендор' };
  startSyncState(desk.db, { ...lineage, ...office, enrolledAt: start });
  return { clock, ...startScheduled(desk, clock, transport) };
}

const unreachable = (retryAfter: number | null = null) =>
  new SyncFaultError('sync/unreachable', 'no line', { retryAfter });

it('comes back by itself, later each time up to five minutes, whatever is written meanwhile', async () => {
  let tries = 0;
  const { pass, edit, waits } = service(() => {
    tries += 1;
    return Promise.reject(unreachable());
  });
  await pass(0);
  const waited: number[] = [];
  for (let at = 1; at <= 11; at += 1) {
    expect(tries).toBe(at);
    const ms = waits();
    waited.push(ms);
    // Neither a try nor another time: whoever types fast would otherwise knock without end.
    edit();
    expect([tries, waits()]).toEqual([at, ms]);
    await pass(ms - 1);
    edit();
    expect([tries, waits()]).toEqual([at, 1]);
    await pass(1);
  }
  expect(waited).toEqual([
    ...[500, 1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000],
    ...[150_000, 150_000],
  ]);
});

it('waits as long as head office asks for', async () => {
  const { pass, waits, running } = service(() => Promise.reject(unreachable(90)));
  await pass(0);
  expect(waits()).toBe(90_000);
  expect(running.status()).toMatchObject({ state: 'waiting', fault: { code: 'sync/unreachable' } });
});

it('says that nothing moves when an answer never comes, and tries again', async () => {
  let tries = 0;
  const { clock, pass, running, waits } = service(() => {
    tries += 1;
    return new Promise(() => undefined);
  });
  clock.pass(0);
  await turn();
  clock.pass(119_999);
  await turn();
  expect(running.status()).toMatchObject({ state: 'exchanging', progressAt: start });
  await pass(1);
  const stuck = { state: 'waiting', fault: { code: 'sync/timeout', message: 'nothing moved' } };
  expect(running.status()).toMatchObject(stuck);
  expect(waits()).toBe(500);
  clock.pass(500);
  await turn();
  expect(tries).toBe(2);
});

it('knocks no sooner at a line that is down for work that was done beside it', async () => {
  let tries = 0;
  const { pass, edit, running, waits } = service(() => {
    tries += 1;
    return Promise.reject(unreachable());
  });
  await pass(0);
  edit();
  await running.alone(() => Promise.resolve());
  await turn();
  expect(waits()).toBe(500);
  expect(tries).toBe(1);
  await pass(500);
  expect(tries).toBe(2);
});
