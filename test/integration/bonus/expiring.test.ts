import { expect, it } from 'vitest';
import { bonusDesk } from '#test/support/bonus/desk.ts';

/** Of the fifteenth of January, in days from then on. */
const days = {
  '2026-01-14': -1,
  '2026-01-15': 0,
  '2026-04-14': 89,
  '2026-04-15': 90,
  '2026-04-16': 91,
} as const;

it('points expire soon from today to the ninetieth day, and not on the ninety-first', () => {
  const { ask, give, reseller } = bonusDesk(Date.UTC(2026, 0, 15, 9));
  const resellerPk = reseller('Альфа');
  for (const [on, away] of Object.entries(days)) give(resellerPk, 1000 + away, on);
  const { expiring, available } = ask('bonus-account', { resellerPk });
  expect(expiring).toEqual([
    { on: '2026-01-15', points: 1000 },
    { on: '2026-04-14', points: 1089 },
    { on: '2026-04-15', points: 1090 },
  ]);
  // Those of yesterday are gone; those of the ninety-first day are there, but not soon.
  expect(available).toBe(1000 + 1089 + 1090 + 1091);
});

it('the ninetieth day is counted from the day on the clocks of the centre', () => {
  const { ask, give, reseller, context } = bonusDesk(Date.UTC(2026, 0, 15, 20, 59));
  const resellerPk = reseller('Альфа');
  give(resellerPk, 100, '2026-04-16');
  // 23:59 in Moscow, and a minute later.
  expect(ask('bonus-account', { resellerPk }).expiring).toEqual([]);
  context.set(Date.UTC(2026, 0, 15, 21, 0));
  expect(ask('bonus-account', { resellerPk }).expiring).toEqual([
    { on: '2026-04-16', points: 100 },
  ]);
});
