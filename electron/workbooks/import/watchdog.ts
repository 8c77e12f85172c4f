/** Watches over the calls of a thread, which may hang inside a library that nobody can stop. */
export type Watchdog = {
  /** A call was put to the thread; `whole` must end in time, others must only go on. */
  began(whole: boolean): void;
  /** The oldest call was answered. */
  ended(): void;
  stop(): void;
};

/**
 * Calls `onTimeout` once the oldest call has gone on for `milliseconds` altogether (`whole`), or
 * without a change of what `progress` tells, 0 being that of a thread that is yet to start. Keeps no
 * process alive.
 */
export function createWatchdog(
  milliseconds: number,
  progress: () => number,
  onTimeout: () => void,
): Watchdog {
  const every = milliseconds / 20;
  const calls: { readonly whole: boolean }[] = [];
  let seen = progress();
  let waited = 0;
  let lookedAt = 0;
  let timer: NodeJS.Timeout | null = null;

  const stop = (): void => {
    if (timer !== null) clearInterval(timer);
    timer = null;
  };
  const look = (): void => {
    const now = performance.now();
    // While this thread was busy or the machine asleep, an answer could not be heard either.
    waited += Math.min(now - lookedAt, every * 2);
    lookedAt = now;
    const told = progress();
    // The first sign of life says that the thread has started: until then nothing was read.
    if (told !== seen && (calls[0]?.whole === false || seen === 0)) waited = 0;
    seen = told;
    if (waited < milliseconds) return;
    stop();
    onTimeout();
  };
  return {
    began: (whole) => {
      calls.push({ whole });
      if (timer !== null) return;
      waited = 0;
      lookedAt = performance.now();
      timer = setInterval(look, every);
      timer.unref();
    },
    ended: () => {
      calls.shift();
      waited = 0;
      if (calls.length === 0) stop();
    },
    stop,
  };
}
