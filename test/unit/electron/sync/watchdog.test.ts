import { expect, it } from 'vitest';
import { startWatchdog } from '#electron/sync/watchdog.ts';
import { virtualTime } from '#test/support/server/virtual-time.ts';

it('calls once nothing has moved for its time, however long it all takes', () => {
  const { timers, pass } = virtualTime(0);
  let stuck = 0;
  const watchdog = startWatchdog(timers, 1000, () => (stuck += 1));
  for (let at = 0; at < 5; at += 1) {
    pass(999);
    watchdog.moved();
  }
  expect(stuck).toBe(0);
  pass(1000);
  expect(stuck).toBe(1);
});

it('says nothing of an exchange that is over', () => {
  const { timers, pass } = virtualTime(0);
  let stuck = 0;
  startWatchdog(timers, 1000, () => (stuck += 1)).stop();
  pass(5000);
  expect(stuck).toBe(0);
});
