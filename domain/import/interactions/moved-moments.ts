import { saysAllOf, type LogPatch, type StoredLog } from './compare-log.ts';
import type { LogPlace } from './log-record.ts';

/** More rows than these between two that are known are no edited moments but another file. */
export const mostBetween = 20;

/**
 * Which new rows of a file are stored interactions whose moment was edited in it, `stored` being those
 * that no row has told of. Both stand between the same two known rows, or, where `isAtEdge`, before the
 * first or after the last one; all but the moment is alike, and no other row or interaction there says
 * the same. At an edge a row has to tell something besides whose it is: a log may simply go on there.
 */
export function findMoved<R extends LogPlace & { readonly values: LogPatch }>(
  rows: readonly R[],
  stored: readonly StoredLog[],
  isAtEdge: boolean,
): readonly { readonly row: R; readonly stored: StoredLog }[] {
  if (rows.length > mostBetween || stored.length > mostBetween) return [];
  const isTelling = ({ values: { phone, text } }: R): boolean => (phone ?? text ?? null) !== null;
  return rows.flatMap((row) => {
    if (isAtEdge && !isTelling(row)) return [];
    const [found, ...more] = stored.filter((one) => saysAllOf(one, row));
    if (found === undefined || more.length > 0) return [];
    const alike = rows.filter((other) => saysAllOf(found, other));
    return alike.length === 1 ? [{ row, stored: found }] : [];
  });
}
