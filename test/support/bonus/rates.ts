import type { RateTable } from '#domain/bonus/rate-table.ts';

/** Two groups, a step at a million roubles, a fifth more for gold, points that live a year. */
export const sampleRates: RateTable = {
  currency: 'RUB',
  steps: [0, 100_000_000],
  groups: [
    { name: 'Принтеры', points: [5, 8] },
    { name: 'Расходные материалы', points: [2, 3] },
  ],
  factors: { gold: 1200, silver: 1100, bronze: 1000, none: 1000 },
  expiresAfterMonths: 12,
};
