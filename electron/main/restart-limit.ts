/** Says whether one more restart is allowed: not more than `most` within `withinMs`. */
export function createRestartLimit(
  most: number,
  withinMs: number,
  now: () => number = Date.now,
): { allow(): boolean; reset(): void } {
  let times: number[] = [];
  return {
    allow: () => {
      times = times.filter((time) => now() - time < withinMs);
      if (times.length >= most) return false;
      times.push(now());
      return true;
    },
    reset: () => {
      times = [];
    },
  };
}
