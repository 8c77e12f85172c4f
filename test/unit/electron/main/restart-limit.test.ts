import { expect, test } from 'vitest';
import { createRestartLimit } from '#electron/main/restart-limit.ts';

test('allows so many restarts within the time, and more when it has passed', () => {
  let at = 0;
  const limit = createRestartLimit(2, 1000, () => at);
  expect([limit.allow(), limit.allow(), limit.allow()]).toEqual([true, true, false]);
  at = 999;
  expect(limit.allow()).toBe(false);
  at = 1000;
  expect(limit.allow()).toBe(true);
});

test('counts anew after a person asked', () => {
  const limit = createRestartLimit(1, 1000, () => 0);
  limit.allow();
  expect(limit.allow()).toBe(false);
  limit.reset();
  expect(limit.allow()).toBe(true);
});
