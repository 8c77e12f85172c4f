import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ToldSession } from '#contract/data-process.ts';
import { createIdleLock } from '#electron/main/idle-lock.ts';

const minute = 60_000;
const signedIn: ToldSession = { state: 'signed-in', personId: 'a', idleMinutes: 5 };

beforeEach(() => vi.useFakeTimers({ now: 1_700_000_000_000 }));
afterEach(() => vi.useRealTimers());

test('locks once when nothing was used for so long as is set', () => {
  const lock = vi.fn();
  createIdleLock(lock).follow(signedIn);
  vi.advanceTimersByTime(5 * minute - 2000);
  expect(lock).not.toHaveBeenCalled();
  vi.advanceTimersByTime(3000);
  expect(lock).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60 * minute);
  expect(lock).toHaveBeenCalledTimes(1);
});

test('counts from the last key or move of the mouse', () => {
  const lock = vi.fn();
  const idle = createIdleLock(lock);
  idle.follow(signedIn);
  vi.advanceTimersByTime(4 * minute);
  idle.used();
  vi.advanceTimersByTime(4 * minute);
  expect(lock).not.toHaveBeenCalled();
  vi.advanceTimersByTime(minute + 1000);
  expect(lock).toHaveBeenCalledTimes(1);
});

test('locks at once when the computer wakes from a longer sleep', () => {
  const lock = vi.fn();
  createIdleLock(lock).follow(signedIn);
  vi.setSystemTime(Date.now() + 30 * minute);
  vi.advanceTimersByTime(1000);
  expect(lock).toHaveBeenCalledTimes(1);
});

test('goes on counting when only the minutes or the rights change', () => {
  const lock = vi.fn();
  const idle = createIdleLock(lock);
  idle.follow(signedIn);
  vi.advanceTimersByTime(3 * minute);
  idle.follow({ ...signedIn, idleMinutes: 2 });
  vi.advanceTimersByTime(1000);
  expect(lock).toHaveBeenCalledTimes(1);
});

test.each<ToldSession>([
  { ...signedIn, idleMinutes: null },
  { state: 'open', personId: null, idleMinutes: 5 },
  { state: 'locked', personId: null, idleMinutes: 5 },
  { state: 'signed-out', personId: null, idleMinutes: 5 },
])('never locks with %o', (session) => {
  const lock = vi.fn();
  const idle = createIdleLock(lock);
  idle.follow(signedIn);
  idle.follow(session);
  vi.advanceTimersByTime(120 * minute);
  expect(lock).not.toHaveBeenCalled();
});

test('counts anew for who signs in after a lock', () => {
  const lock = vi.fn();
  const idle = createIdleLock(lock);
  idle.follow(signedIn);
  vi.advanceTimersByTime(6 * minute);
  idle.follow({ ...signedIn, state: 'locked', personId: null });
  vi.advanceTimersByTime(60 * minute);
  idle.follow(signedIn);
  vi.advanceTimersByTime(4 * minute);
  expect(lock).toHaveBeenCalledTimes(1);
});

test('locks when a computer that slept is woken by its mouse before the timer looks', () => {
  let at = 0;
  const lock = vi.fn();
  const idle = createIdleLock(lock, () => at);
  idle.follow(signedIn);
  // Asleep: the clock has gone on, no timer has run.
  at = 30 * minute;
  idle.used();
  expect(lock).toHaveBeenCalledTimes(1);
});
