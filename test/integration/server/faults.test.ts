import { afterAll, beforeAll, expect, it } from 'vitest';
import { openOffice, type Base, type Office } from '#test/faults/support/offices.ts';
import { planOf } from '#test/faults/support/plan.ts';
import { play } from '#test/faults/support/play.ts';

let offices: Record<Base, Office>;
beforeAll(async () => {
  const [embedded, postgres] = await Promise.all([openOffice('embedded'), openOffice('postgres')]);
  offices = { embedded, postgres };
});
afterAll(async () => {
  for (const office of Object.values(offices)) await office.close();
});

// All others by `npm run faults`.
it.each([2, 3, 6])(
  'loses nothing and doubles nothing when real processes are killed by the plan of seed %i',
  async (seed) => {
    const plan = planOf(seed);
    const { struck } = await play(plan, offices[plan.base]);
    expect(struck, JSON.stringify(plan)).toBe(true);
  },
  // Some ten processes each: 10 s on a machine that does nothing else, minutes on a busy one.
  300_000,
);
