/** Time as the exchange sees it, so that a test can turn it. */
export type Timers = {
  now(): number;
  /** Calls after so many milliseconds; answers how to take that back. */
  after(ms: number, call: () => void): () => void;
};

/** The clock of the computer; a timer keeps no process alive. */
export const systemTimers: Timers = {
  now: Date.now,
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
