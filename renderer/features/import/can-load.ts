import type { RowCounts } from '#contract/import.ts';
import type { Session } from './sessions.ts';

/** How many rows a run would take in. */
export function loadCount(counts: RowCounts): number {
  return counts.new + counts.changed;
}

/** How many rows stay out until a person does something about them. */
export function leftCount(counts: Pick<RowCounts, 'error' | 'decide' | 'unknown'>): number {
  return counts.error + counts.decide + counts.unknown;
}

/** Whether there is anything to take in now. */
export function canLoad({ counts, busy }: Pick<Session, 'counts' | 'busy'>): boolean {
  return busy === null && counts !== null && loadCount(counts) > 0;
}
