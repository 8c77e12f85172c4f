import type { ToldSession } from '#contract/data-process.ts';

export type IdleLock = {
  /** A key or the mouse was used in one of the windows. */
  used(): void;
  /** Somebody signed in or went, or the minutes have changed. */
  follow(session: ToldSession): void;
};

const minuteMs = 60_000;
const lookEveryMs = 1000;

/**
 * Locks the desktop when nothing was pressed or moved in any window for so long as is set. It looks
 * at the clock rather than waiting for a timer, so that a computer that slept is locked when it wakes.
 */
export function createIdleLock(lock: () => void, now: () => number = () => Date.now()): IdleLock {
  let usedAt = now();
  let limitMs: number | null = null;
  let timer: NodeJS.Timeout | undefined;

  const look = (): void => {
    if (limitMs === null || now() - usedAt < limitMs) return;
    // Once: the data process says when somebody is here again.
    stop();
    lock();
  };
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
    limitMs = null;
  };

  return {
    used: () => {
      // What wakes a computer that slept comes before the timer, and is no work yet.
      look();
      usedAt = now();
    },
    follow: ({ state, idleMinutes }) => {
      const wasWatching = limitMs !== null;
      stop();
      if (state !== 'signed-in' || idleMinutes === null) return;
      if (!wasWatching) usedAt = now();
      limitMs = idleMinutes * minuteMs;
      timer = setInterval(look, lookEveryMs);
    },
  };
}
