const firstMs = 1000;
const mostMs = 5 * 60_000;

/**
 * How long to wait after so many failures in a row: anything up to a bound that doubles from 1 s to 5 min, so that
 * thousands of desktops do not come back at once; never less than head office asks for, in seconds.
 */
export function backoffMs(
  failures: number,
  retryAfter: number | null,
  random: () => number = Math.random,
): number {
  const bound = Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 20));
  return Math.max(Math.ceil(random() * bound), (retryAfter ?? 0) * 1000);
}
