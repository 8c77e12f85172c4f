import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoffMs } from '#electron/sync/backoff.ts';

it('waits anything up to a bound that doubles from a second to five minutes', () => {
  const bounds = [1, 2, 3, 4, 9, 10, 50].map((failures) => backoffMs(failures, null, () => 1));
  expect(bounds).toEqual([1000, 2000, 4000, 8000, 256_000, 300_000, 300_000]);
  expect(backoffMs(10, null, () => 0)).toBe(0);
  expect(backoffMs(10, null, () => 0.5)).toBe(150_000);
});

it('never comes back before head office asks for it, and not later than the bound otherwise', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.option(fc.integer({ min: 1, max: 600 })),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, retryAfter, chance) => {
        const ms = backoffMs(failures, retryAfter, () => chance);
        expect(ms).toBeGreaterThanOrEqual((retryAfter ?? 0) * 1000);
        expect(ms).toBeLessThanOrEqual(Math.max(300_000, (retryAfter ?? 0) * 1000));
      },
    ),
  );
});
