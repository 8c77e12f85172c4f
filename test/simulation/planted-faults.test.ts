import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstFault } from './support/find-fault.ts';
import { openSimulation } from './support/open-simulation.ts';
import type { Planted } from './support/world.ts';

let simulation: Awaited<ReturnType<typeof openSimulation>>;
beforeAll(async () => {
  simulation = await openSimulation();
});
afterAll(() => simulation.close());

/** `from` is the seed to begin with, of a fault that shows seldom. */
type Fault = readonly [what: string, planted: Planted, found: RegExp, from: number];

const faults: readonly Fault[] = [
  [
    'numbers of the log are given without its lock',
    { server: { withoutLogLock: true } },
    /the chain of the log breaks|has read past/,
    1,
  ],
  [
    'head office does not check the numbers of mutations',
    { server: { withoutMutNoCheck: true } },
    /not settled|took effect twice/,
    1,
  ],
  [
    'a desktop stores the cursor apart from the rows',
    { desk: { cursorApart: true } },
    /has read past|and head office differ/,
    20,
  ],
  [
    'what arrives overwrites what a desktop has typed and not yet sent',
    { desk: { withoutPending: true } },
    /typed .*, it shows/,
    1,
  ],
  [
    'a version that a desktop has already keeps out what it has not',
    { desk: { strictVersions: true } },
    /and head office differ/,
    85,
  ],
];

it.each(faults)('finds out that %s, within 20 seeds', async (_, planted, found, from) => {
  const broken = await firstFault(simulation.office, { from, count: 20 }, planted);
  expect(broken?.fault.message).toMatch(found);
});
