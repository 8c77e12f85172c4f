import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resellerLevels } from '#domain/reseller/level.ts';
import { priorityOf } from '#domain/task/priority.ts';

const nothing = { level: null, turnoverMinor: null, points: null };
const roubles = (amount: number) => amount * 100;

test('says what a partner is worth, the strongest reason first', () => {
  const value = { level: 'silver', turnoverMinor: roubles(12_500_000), points: 60_000 } as const;
  expect(priorityOf(value, false)).toEqual({
    score: 70,
    importance: 'high',
    reasons: [
      { kind: 'turnover', turnoverMinor: roubles(12_500_000) },
      { kind: 'level', level: 'silver' },
      { kind: 'points', points: 60_000 },
    ],
  });
});

test('a critical one is high whoever it is of, and small figures are no reason', () => {
  const small = { level: null, turnoverMinor: roubles(999_999), points: 9_999 };
  expect(priorityOf(small, true)).toEqual({
    score: 50,
    importance: 'high',
    reasons: [{ kind: 'critical' }],
  });
  expect(priorityOf(small, false)).toEqual({ score: 0, importance: 'low', reasons: [] });
  expect(priorityOf({ ...nothing, level: 'gold' }, false).importance).toBe('normal');
});

test('more of anything never makes a task less important', () => {
  const amount = fc.option(fc.integer({ min: -roubles(1_000_000), max: roubles(50_000_000) }));
  const points = fc.option(fc.integer({ min: -1000, max: 200_000 }));
  const level = fc.constantFrom(null, ...resellerLevels.toReversed());
  const rank = [null, 'bronze', 'silver', 'gold'];
  const values = fc.record({ level, turnoverMinor: amount, points });
  fc.assert(
    fc.property(values, values, fc.boolean(), (a, b, critical) => {
      const best = {
        level: rank.indexOf(a.level) > rank.indexOf(b.level) ? a.level : b.level,
        turnoverMinor: Math.max(a.turnoverMinor ?? 0, b.turnoverMinor ?? 0),
        points: Math.max(a.points ?? 0, b.points ?? 0),
      };
      const { score } = priorityOf(a, critical);
      expect(priorityOf(best, critical).score).toBeGreaterThanOrEqual(score);
      expect(priorityOf(a, true).score).toBeGreaterThanOrEqual(score);
    }),
  );
});
