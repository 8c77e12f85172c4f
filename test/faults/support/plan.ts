import { seeded } from '#test/support/seeded.ts';
import { stages, type Moment, type Weather } from './proxy.ts';

/** Who is hit. `line`: the proxy between, all the time. */
export type Victim = 'office' | 'database' | 'desk' | 'line';
/** How much is under way: a day, a week without a network, or the first rows of a large office. */
export type Size = 'day' | 'week' | 'large';

/** What happens in one run; all of it follows from the seed. */
export type Plan = {
  readonly seed: number;
  readonly base: 'embedded' | 'postgres';
  readonly size: Size;
  readonly victim: Victim;
  readonly moment: Moment | null;
  /** So long after the moment it is hit, in milliseconds: somewhere in what then goes on. */
  readonly lateMs: number;
  readonly weather: Weather | null;
};

type Kind = Pick<Plan, 'victim' | 'size'> & { readonly path: string; readonly stage?: string };

const paths = ['/v1/enrol', '/v1/hello', '/v1/push', '/v1/pull'] as const;
const snapshot = '/v1/snapshot/';

function kindsOf(victim: Victim): Kind[] {
  return stages.flatMap((stage): Kind[] => [
    ...paths.map((path): Kind => ({ victim, size: 'day', path, stage })),
    { victim, size: 'large', path: snapshot, stage },
  ]);
}

/** Every desktop phase, every moment of head office, its database under a push, the line, and weeks. */
const kinds: readonly Kind[] = [
  ...kindsOf('desk'),
  // After the last chunk it begins to read the log: that is the swap.
  ...stages.map((stage): Kind => ({ victim: 'desk', size: 'large', path: '/v1/pull', stage })),
  ...kindsOf('office'),
  ...stages.map((stage): Kind => ({ victim: 'database', size: 'day', path: '/v1/push', stage })),
  { victim: 'line', size: 'day', path: '' },
  { victim: 'line', size: 'week', path: '' },
  { victim: 'line', size: 'large', path: '' },
  ...(['desk', 'office'] as const).flatMap((victim) =>
    (['/v1/push', '/v1/pull'] as const).flatMap((path) =>
      (['answer', 'after'] as const).map((stage): Kind => ({ victim, size: 'week', path, stage })),
    ),
  ),
  { victim: 'database', size: 'week', path: '/v1/push', stage: 'during' },
];

export const kindCount = kinds.length;

/** The plan of a seed: kinds take turns, so that as many runs as there are kinds have all of them. */
export function planOf(seed: number): Plan {
  const random = seeded(seed);
  // A step that shares no factor with their number: also a few runs in a row differ.
  const kind = kinds[(seed * 19) % kinds.length];
  if (kind === undefined) throw new Error('there is no kind of run');
  const { victim, size, path } = kind;
  const stage = stages.find((one) => one === kind.stage);
  const most = size === 'week' ? 5 : path === snapshot ? 4 : 1;
  const nth = 1 + Math.floor(random() * most);
  return {
    ...{ seed, victim, size },
    base: victim === 'database' || random() < 0.5 ? 'postgres' : 'embedded',
    moment: stage === undefined ? null : { path, nth, stage },
    lateMs: stage === 'after' || stage === 'during' ? Math.floor(random() * 60) : 0,
    weather: victim === 'line' ? { delay: 0.2, cut: 0.04, half: 0.04, mostDelayMs: 80 } : null,
  };
}
