import type { Database } from 'better-sqlite3';
import type { RequestState } from '#domain/bonus/request-state.ts';

export type BonusRequestStats = {
  /** All of them, cancelled ones too. */
  readonly total: number;
  /** Granted, whether it was shown already that the points were spent. */
  readonly approved: number;
  readonly rejected: number;
  /** Not yet decided, drafts too. */
  readonly pending: number;
  /** What was asked for in all of them. */
  readonly points: number;
};

const groups: Readonly<Record<'approved' | 'rejected' | 'pending', readonly RequestState[]>> = {
  approved: ['approved', 'fulfilled'],
  rejected: ['rejected', 'declined'],
  pending: ['draft', 'submitted'],
};

/** Counts of the requests to spend points, deleted ones left out. */
export function bonusRequestStats(db: Database): BonusRequestStats {
  const rows = db
    .prepare<[], { state: RequestState; count: number; points: number }>(
      `SELECT state, count(*) AS count, sum(points) AS points FROM bonus_request
       WHERE deleted_at IS NULL GROUP BY state`,
    )
    .all();
  const sum = (of: readonly { count: number }[]): number =>
    of.reduce((total, { count }) => total + count, 0);
  const counted = (states: readonly RequestState[]): number =>
    sum(rows.filter(({ state }) => states.includes(state)));
  return {
    total: sum(rows),
    approved: counted(groups.approved),
    rejected: counted(groups.rejected),
    pending: counted(groups.pending),
    points: rows.reduce((total, { points }) => total + points, 0),
  };
}
