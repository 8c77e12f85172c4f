/** What is remembered of failed attempts under one login. */
export type Attempts = { readonly failures: number; readonly lastAt: number };

/** So many slips of the finger cost nothing. */
const freeFailures = 3;
const firstWaitMs = 5000;
const longestWaitMs = 15 * 60_000;
/** After so long without an attempt the count begins anew. */
const forgottenAfterMs = 24 * 3_600_000;

function waitAfter(failures: number): number {
  if (failures < freeFailures) return 0;
  return Math.min(firstWaitMs * 2 ** (failures - freeFailures), longestWaitMs);
}

/**
 * Milliseconds until the next attempt may be made; 0 for now. The wait doubles with each failure. A
 * clock that was set back does not shorten it.
 */
export function waitBeforeAttempt(attempts: Attempts | null, now: number): number {
  if (attempts === null) return 0;
  const passed = Math.max(0, now - attempts.lastAt);
  return Math.max(0, waitAfter(attempts.failures) - passed);
}

/** The attempts with one more failure. */
export function withFailure(attempts: Attempts | null, now: number): Attempts {
  const forgotten = attempts === null || now - attempts.lastAt > forgottenAfterMs;
  return { failures: forgotten ? 1 : attempts.failures + 1, lastAt: now };
}
