import type { Database } from 'better-sqlite3';
import type { Lineage } from '#contract/sync/messages.ts';

/** To which head office a desktop belongs, and how far it has come. */
export type SyncState = Lineage & {
  readonly server: string;
  readonly workspace: string;
  readonly workspaceName: string;
  readonly enrolledAt: number;
  readonly cursor: number;
  /** How the hash of the entry at the cursor begins. */
  readonly cursorMark: string;
  readonly ackedMutNo: number;
  readonly lastExchangeAt: number | null;
  readonly clockOffsetMs: number;
  readonly snapshotId: string | null;
  readonly snapshotSeq: number | null;
  readonly snapshotChunks: number | null;
  readonly snapshotNext: number | null;
};

const columns: Readonly<Record<keyof SyncState, string>> = {
  server: 'server',
  workspace: 'workspace',
  workspaceName: 'workspace_name',
  dataSetId: 'data_set_id',
  epoch: 'epoch',
  enrolledAt: 'enrolled_at',
  cursor: 'cursor',
  cursorMark: 'cursor_mark',
  ackedMutNo: 'acked_mut_no',
  lastExchangeAt: 'last_exchange_at',
  clockOffsetMs: 'clock_offset_ms',
  snapshotId: 'snapshot_id',
  snapshotSeq: 'snapshot_seq',
  snapshotChunks: 'snapshot_chunks',
  snapshotNext: 'snapshot_next',
};

const selected = Object.entries(columns)
  .map(([name, column]) => `${column} AS ${name}`)
  .join(', ');

/** What is known of head office; null before the desktop is enrolled. */
export function readSyncState(db: Database): SyncState | null {
  return (
    db.prepare<[], SyncState>(`SELECT ${selected} FROM sync_state WHERE one = 1`).get() ?? null
  );
}

/** Makes the desktop one of this head office's, from the beginning of its log. */
export function startSyncState(
  db: Database,
  state: Lineage & Pick<SyncState, 'server' | 'workspace' | 'workspaceName' | 'enrolledAt'>,
): void {
  db.prepare(
    `INSERT OR REPLACE INTO sync_state (one, server, workspace, workspace_name, data_set_id, epoch,
       enrolled_at) VALUES (1, ?, ?, ?, ?, ?, ?)`,
  ).run(
    state.server,
    state.workspace,
    state.workspaceName,
    state.dataSetId,
    state.epoch,
    state.enrolledAt,
  );
}

/** Changes what is known of head office; within the caller's transaction, if there is one. */
export function changeSyncState(db: Database, change: Partial<SyncState>): void {
  const entries = Object.entries(change) as [keyof SyncState, string | number | null][];
  if (entries.length === 0) return;
  const set = entries.map(([name]) => `${columns[name]} = ?`).join(', ');
  db.prepare(`UPDATE sync_state SET ${set} WHERE one = 1`).run(
    ...entries.map(([, value]) => value),
  );
}
