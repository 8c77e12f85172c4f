import type { SnapshotInfo } from '#contract/sync/messages.ts';
import type { Sql } from '../../store/sql.ts';

/** What is told of a snapshot beside its lineage and the mark. */
export type Built = Omit<SnapshotInfo, 'dataSetId' | 'epoch' | 'mark'>;

/** A snapshot serves every desktop that comes so soon after it: what is newer is in the log. */
const freshMs = 60 * 60_000;
const freshEntries = 20_000;

/** The newest snapshot of a workspace that is worth beginning with; it may still be in the making. */
export async function recentSnapshot(
  sql: Sql,
  workspace: string,
  now: number,
): Promise<Built | null> {
  const [found] = await sql.query<Built>(
    `SELECT id, seq, chunks, rows FROM snapshot s WHERE workspace = $1 AND made_at > $2
       AND NOT EXISTS (SELECT 1 FROM log l WHERE l.workspace = $1 AND l.seq > s.seq OFFSET $3)
     ORDER BY made_at DESC LIMIT 1`,
    [workspace, now - freshMs, freshEntries],
  );
  return found ?? null;
}
