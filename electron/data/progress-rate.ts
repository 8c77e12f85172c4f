/** How fast a long work goes, and how long the rest will take; null while that cannot be told. */
export function progressRate(
  ms: number,
  done: number,
  total: number,
): { readonly rowsPerSecond: number; readonly secondsLeft: number | null } {
  const rowsPerSecond = ms > 0 ? Math.round((done / ms) * 1000) : 0;
  const secondsLeft =
    total > 0 && rowsPerSecond > 0 ? Math.ceil((total - done) / rowsPerSecond) : null;
  return { rowsPerSecond, secondsLeft };
}
