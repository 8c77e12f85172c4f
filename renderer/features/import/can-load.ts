import type { Session } from './sessions.ts';

/** How many rows a run would take in, as it is chosen for companies that nobody knows. */
export function rowsToLoad({ counts, unknown }: Pick<Session, 'counts' | 'unknown'>): number {
  if (counts === null) return 0;
  return unknown === 'candidates' ? counts.withCandidates : counts.toLoad;
}

/** Whether there is anything to take in now. */
export function canLoad(session: Pick<Session, 'counts' | 'unknown' | 'busy'>): boolean {
  return session.busy === null && rowsToLoad(session) > 0;
}
