import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  holdOrNext,
  isOver,
  isWaiting,
  stepCalls,
  talkSeconds,
  type Call,
  type CallStep,
} from '#domain/interaction/call-steps.ts';

/** The calls after these steps; a refused step changes nothing. */
function after(steps: readonly CallStep[], calls: readonly Call[] = []): readonly Call[] {
  return steps.reduce((before, step) => {
    const changed = stepCalls(before, step);
    if (!changed.ok) return before;
    const pks = new Set(changed.value.map(({ pk }) => pk));
    return [...before.filter(({ pk }) => !pks.has(pk)), ...changed.value];
  }, calls);
}

const states = (calls: readonly Call[]) =>
  Object.fromEntries(calls.map(({ pk, state }) => [pk, state]));
const start = (pk: number, at: number, how: 'take' | 'wait' = 'take'): CallStep => ({
  kind: 'start',
  pk,
  at,
  how,
});

describe('the calls of an operator', () => {
  it('hold the one that is open when another is taken', () => {
    expect(states(after([start(1, 0), start(2, 10)]))).toEqual({ 1: 'held', 2: 'open' });
  });

  it('let one wait that comes in while another is open', () => {
    const calls = after([start(1, 0), start(2, 10, 'wait')]);
    expect(states(calls)).toEqual({ 1: 'open', 2: 'held' });
    expect(calls.map(isWaiting)).toEqual([false, true]);
    expect(states(after([start(1, 0, 'wait')]))).toEqual({ 1: 'open' });
  });

  it('bring a parked one back, and hold the open one for it', () => {
    const parked = after([start(1, 0), { kind: 'park', pk: 1, at: 5 }, start(2, 10)]);
    expect(states(parked)).toEqual({ 1: 'parked', 2: 'open' });
    expect(states(after([{ kind: 'resume', pk: 1, at: 20 }], parked))).toEqual({
      1: 'open',
      2: 'held',
    });
  });

  it('make a waiting one missed when its line goes down, and leave an open one to be written up', () => {
    const calls = after([
      start(1, 0),
      start(2, 10, 'wait'),
      { kind: 'line-down', pk: 1, at: 20 },
      { kind: 'line-down', pk: 2, at: 20 },
    ]);
    expect(states(calls)).toEqual({ 1: 'open', 2: 'missed' });
    expect(calls.find(({ pk }) => pk === 1)?.endedAt).toBe(20);
  });

  it('refuse every step with one that is over or that is not there', () => {
    const calls = after([start(1, 0), { kind: 'finish', pk: 1, at: 5 }]);
    for (const kind of ['hold', 'resume', 'park', 'line-down', 'miss', 'finish'] as const) {
      for (const pk of [1, 9]) {
        expect(stepCalls(calls, { kind, pk, at: 9 })).toEqual({ ok: false, code: 'call/over' });
      }
    }
  });
});

describe('the key for hold and next call', () => {
  const next = (calls: readonly Call[]) => holdOrNext(calls, 100);

  it('holds the only call, brings it back, and does nothing without one', () => {
    const one = after([start(1, 0)]);
    expect(next(one)).toMatchObject({ kind: 'hold', pk: 1 });
    expect(next(after([{ kind: 'hold', pk: 1, at: 5 }], one))).toMatchObject({
      kind: 'resume',
      pk: 1,
    });
    expect(next([])).toBeNull();
    expect(next(after([{ kind: 'finish', pk: 1, at: 5 }], one))).toBeNull();
  });

  it('goes round the calls on the line and passes over the parked until nothing else is left', () => {
    const three = after([start(1, 0), start(2, 10), start(3, 20)]);
    expect(next(three)).toMatchObject({ kind: 'resume', pk: 1 });
    const parked = after([{ kind: 'park', pk: 1, at: 30 }], three);
    expect(next(parked)).toMatchObject({ kind: 'resume', pk: 2 });
    const alone = after([start(1, 0), { kind: 'park', pk: 1, at: 5 }]);
    expect(next(alone)).toMatchObject({ kind: 'resume', pk: 1 });
  });

  it('comes by every call on the line before it comes to one twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), (count) => {
        let calls = after(Array.from({ length: count }, (_, at) => start(at + 1, at)));
        const seen: number[] = [];
        for (let press = 0; press < count; press += 1) {
          const step = holdOrNext(calls, 100 + press);
          if (!step) throw new Error('nothing to go to');
          seen.push(step.pk);
          calls = after([step], calls);
        }
        expect(new Set(seen).size).toBe(count);
      }),
    );
  });
});

type Random = { readonly kind: CallStep['kind']; readonly pk: number; readonly wait: boolean };

const kinds = ['start', 'hold', 'resume', 'park', 'line-down', 'miss', 'finish'] as const;
const someSteps = fc.array(
  fc.record<Random>({
    kind: fc.constantFrom(...kinds),
    pk: fc.integer({ min: 1, max: 4 }),
    wait: fc.boolean(),
  }),
  { maxLength: 40, size: 'max' },
);

/** One step a second; a call is started once. */
function timed(random: readonly Random[]): readonly CallStep[] {
  const known = new Set<number>();
  return random.flatMap(({ kind, pk, wait }, second): CallStep[] => {
    const at = second * 1000;
    if (kind !== 'start') return known.has(pk) ? [{ kind, pk, at }] : [];
    if (known.has(pk)) return [];
    known.add(pk);
    return [start(pk, at, wait ? 'wait' : 'take')];
  });
}

describe('whatever the order of steps', () => {
  it('at most one call is open, and what is over stays over', () => {
    fc.assert(
      fc.property(someSteps, (random) => {
        const steps = timed(random);
        let over = new Set<number>();
        for (let count = 1; count <= steps.length; count += 1) {
          const calls = after(steps.slice(0, count));
          expect(calls.filter(({ state }) => state === 'open').length).toBeLessThanOrEqual(1);
          const nowOver = new Set(calls.filter(isOver).map(({ pk }) => pk));
          expect([...over].every((pk) => nowOver.has(pk))).toBe(true);
          for (const { state, heldSince } of calls) {
            expect(heldSince !== null).toBe(state === 'held' || state === 'parked');
          }
          over = nowOver;
        }
      }),
    );
  });

  it('the talk is every second in which the call was open and its line up', () => {
    fc.assert(
      fc.property(someSteps, (random) => {
        const steps = timed(random);
        const talked = new Map<number, number>();
        const end = random.length;
        for (let second = 0; second < end; second += 1) {
          const calls = after(steps.filter(({ at }) => at <= second * 1000));
          for (const { pk, state, endedAt } of calls) {
            const counts = state === 'open' && endedAt === null;
            talked.set(pk, (talked.get(pk) ?? 0) + (counts ? 1 : 0));
          }
        }
        for (const call of after(steps)) {
          // What is over is measured at its end, not at the end of the day.
          const finished = steps.find(({ kind, pk }) => kind === 'finish' && pk === call.pk);
          const at = call.state === 'done' ? (finished?.at ?? 0) : end * 1000;
          expect(talkSeconds(call, at)).toBe(talked.get(call.pk));
        }
      }),
      { numRuns: 500 },
    );
  });
});
