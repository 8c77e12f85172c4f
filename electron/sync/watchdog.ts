import type { Timers } from './timers.ts';

/** Calls when nothing moved for so long; whoever moves says `moved`. */
export type Watchdog = { moved(): void; stop(): void };

/** Watches one exchange: a request has its own time limit, this one is for everything between them. */
export function startWatchdog(timers: Timers, limitMs: number, onStuck: () => void): Watchdog {
  let cancel = timers.after(limitMs, onStuck);
  return {
    moved: () => {
      cancel();
      cancel = timers.after(limitMs, onStuck);
    },
    stop: () => cancel(),
  };
}
