/**
 * Which of the resellers found is meant when the line `at` of the palette is: commands stand before them,
 * and the answer may be newer than the lines. The first one where none of them is marked yet.
 */
export function markedHit(
  lines: readonly { readonly id: string }[],
  at: number,
  found: number,
): number {
  const before = lines.filter(({ id }) => id.startsWith('command-')).length;
  return Math.max(0, Math.min(at - before, found - 1));
}
