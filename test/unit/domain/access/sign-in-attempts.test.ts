import fc from 'fast-check';
import { expect, test } from 'vitest';
import { waitBeforeAttempt, withFailure, type Attempts } from '#domain/access/sign-in-attempts.ts';

const hour = 3_600_000;

/** So many failures, each as soon as it may be made. */
function failing(times: number, start = 0): { attempts: Attempts | null; waits: number[] } {
  let attempts: Attempts | null = null;
  let now = start;
  const waits: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const wait = waitBeforeAttempt(attempts, now);
    waits.push(wait);
    now += wait;
    attempts = withFailure(attempts, now);
  }
  return { attempts, waits };
}

test('lets a person slip twice and then waits longer each time, a quarter of an hour at most', () => {
  const { waits } = failing(12);
  expect(waits.map((ms) => ms / 1000)).toEqual([0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900]);
});

test('allows less than a hundred guesses a day under one login', () => {
  const { waits } = failing(100);
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(20 * hour);
});

test('forgets failures after a day without one, and not before', () => {
  const { attempts } = failing(6);
  const lastAt = attempts?.lastAt ?? 0;
  expect(withFailure(attempts, lastAt + 24 * hour).failures).toBe(7);
  expect(withFailure(attempts, lastAt + 24 * hour + 1).failures).toBe(1);
});

test('never waits less because the clock was set back, nor beyond the longest wait', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: -48 * hour, max: 48 * hour }),
      (failures, passed) => {
        const attempts = { failures, lastAt: 100 * hour };
        const whole = waitBeforeAttempt(attempts, attempts.lastAt);
        const wait = waitBeforeAttempt(attempts, attempts.lastAt + passed);
        expect(wait).toBe(passed < 0 ? whole : Math.max(0, whole - passed));
        expect(wait).toBeLessThanOrEqual(15 * 60_000);
      },
    ),
  );
});
