import type { Timers } from '#electron/sync/timers.ts';

/** A clock that goes on only when it is told to. */
export type VirtualTime = {
  readonly timers: Timers;
  /** Goes on by so many milliseconds and calls what is due, in its order. */
  pass(ms: number): void;
};

/** Makes a clock that stands at a moment. */
export function virtualTime(start: number): VirtualTime {
  let now = start;
  const waiting = new Set<{ readonly at: number; readonly call: () => void }>();
  return {
    timers: {
      now: () => now,
      after: (ms, call) => {
        const one = { at: now + ms, call };
        waiting.add(one);
        return () => waiting.delete(one);
      },
    },
    pass: (ms) => {
      const end = now + ms;
      for (;;) {
        const [next] = [...waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        waiting.delete(next);
        now = next.at;
        next.call();
      }
      now = end;
    },
  };
}
