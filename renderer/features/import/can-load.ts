import type { Session } from './sessions.ts';

/** Whether there is anything to take in now. */
export function canLoad({ counts, busy }: Pick<Session, 'counts' | 'busy'>): boolean {
  return busy === null && counts !== null && counts.toLoad > 0;
}
