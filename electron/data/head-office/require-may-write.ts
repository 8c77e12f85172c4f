import { missingToWrite, type WrittenRow } from '#domain/access/may-write.ts';
import type { DataContext } from '../context.ts';

/**
 * Throws `access/denied` unless who works here might have written all of these rows: a step of another person that
 * is sent again is a step of one's own.
 */
export function requireMayWrite(
  context: Pick<DataContext, 'may' | 'denied'>,
  rows: readonly WrittenRow[],
): void {
  for (const row of rows) {
    const [needs] = missingToWrite(context.may, row);
    const [area, right] = needs?.at(0) ?? [];
    if (area !== undefined && right !== undefined) throw context.denied(area, right);
  }
}
