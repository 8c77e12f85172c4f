import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupsToKeep } from '#db/backup/rotation.ts';
import type { Dated } from '#db/backup/rotation.ts';

const hour = 3_600_000;
const day = 24 * hour;
const utcDay = (at: number): number => Math.floor(at / day);
/** A Wednesday, noon. */
const now = Date.UTC(2026, 2, 11, 12);

const keep = (ages: readonly number[]): readonly number[] => {
  const backups = ages.map((age) => ({ at: now - age }));
  return [...backupsToKeep(backups, now, utcDay)]
    .map((item) => now - item.at)
    .sort((a, b) => a - b);
};

const someBackups = fc.array(
  fc.integer({ min: 0, max: 90 * day }).map((age): Dated => ({ at: now - age })),
  { maxLength: 60 },
);

describe('the rotation of backups', () => {
  it('keeps the three newest of today', () => {
    expect(keep([1, 2, 3, 4, 5].map((n) => n * hour))).toEqual([1, 2, 3].map((n) => n * hour));
  });

  it('keeps the newest of each of seven days', () => {
    const hourly = Array.from({ length: 24 * 9 }, (_, n) => n * hour);
    const daily = [13, 37, 61, 85, 109, 133, 157].map((hours) => hours * hour);
    const kept = keep(hourly);
    expect(kept.slice(0, 10)).toEqual([0, hour, 2 * hour, ...daily]);
  });

  it('keeps one a week for four weeks before the days', () => {
    const daily = Array.from({ length: 80 }, (_, n) => n * day);
    const kept = keep(daily).map((age) => age / day);
    expect(kept.slice(0, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(kept.slice(8)).toEqual([10, 17, 24, 31]);
  });

  it('keeps the last ones of a desktop that was off for months', () => {
    expect(keep([60 * day, 61 * day, 62 * day])).toEqual([60 * day, 61 * day, 62 * day]);
  });

  it('never removes the newest, never keeps more than fourteen, and is stable', () => {
    fc.assert(
      fc.property(someBackups, (backups) => {
        const kept = backupsToKeep(backups, now, utcDay);
        const newest = Math.max(...backups.map((item) => item.at));
        if (backups.length > 0) expect([...kept].some((item) => item.at === newest)).toBe(true);
        expect(kept.size).toBeLessThanOrEqual(14);
        expect(backupsToKeep([...kept], now, utcDay).size).toBe(kept.size);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what lies in the future', () => {
    expect(keep([-day, -2 * day])).toHaveLength(2);
  });
});
