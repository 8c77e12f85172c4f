import type { SnapshotPart } from '#contract/sync/messages.ts';
import type { Database } from '#db/database.ts';
import { forgetSnapshotRows } from '#db/sync/parked-entries.ts';
import type { SyncStore } from '#db/sync/sync-store.ts';
import { changeSyncState, readSyncState } from '#db/sync/sync-state.ts';
import type { PresentRow } from '#db/sync/take-rows.ts';
import type { HeadOffice } from './head-office.ts';
import { SyncFaultError } from './sync-fault-error.ts';

export type SnapshotParts = {
  readonly db: Database;
  readonly store: SyncStore;
  readonly headOffice: HeadOffice;
  readonly signal?: AbortSignal;
};

/**
 * Takes all rows of head office in, chunk by chunk; each is stored together with the number of the next one, so that
 * what breaks off goes on there. Rows that are here stay, whatever the snapshot has. `onRows` hears how many came.
 */
export async function takeSnapshot(
  parts: SnapshotParts,
  onRows: (rows: number) => void,
): Promise<void> {
  const { db, headOffice, signal } = parts;
  if ((readSyncState(db)?.snapshotId ?? null) === null) await begin(parts);
  for (;;) {
    signal?.throwIfAborted();
    const state = readSyncState(db);
    if (state === null || state.snapshotId === null || state.snapshotSeq === null) return;
    const { snapshotId, snapshotNext, snapshotChunks, snapshotSeq } = state;
    const next = snapshotNext ?? 0;
    if (next >= (snapshotChunks ?? 0)) {
      changeSyncState(db, { cursor: snapshotSeq, cursorMark: '', snapshotId: null });
      return;
    }
    const chunk = await headOffice.snapshotPart(snapshotId, next).catch((error: unknown) => {
      if (error instanceof SyncFaultError && error.code === 'sync/not-found') return null;
      throw error;
    });
    if (chunk === null) {
      // Head office has thrown it away meanwhile: a newer one has all that was in it.
      await begin(parts);
      continue;
    }
    const rows = chunk.flatMap(rowsOf);
    parts.store.takeRows(rows, snapshotSeq, () => changeSyncState(db, { snapshotNext: next + 1 }));
    onRows(rows.length);
  }
}

async function begin({ db, headOffice }: SnapshotParts): Promise<void> {
  const { id, seq, chunks } = await headOffice.snapshot();
  db.transaction(() => {
    forgetSnapshotRows(db);
    changeSyncState(db, {
      snapshotId: id,
      snapshotSeq: seq,
      snapshotChunks: chunks,
      snapshotNext: 0,
    });
  })();
}

function rowsOf({ entity, fields, rows }: SnapshotPart): PresentRow[] {
  return rows.map(([id, rowVersion, versions, at, actor, ...values]) => {
    const given: Record<string, string | number | null> = {};
    values.forEach((value, n) => {
      const name = fields[n];
      if (name !== undefined && value !== null && typeof value !== 'object') given[name] = value;
    });
    return {
      present: true,
      entity,
      id: id as string,
      rowVersion: Number(rowVersion),
      versions: typeof versions === 'object' && versions !== null ? versions : {},
      at: Number(at),
      actor: actor as string,
      fields: given,
    };
  });
}
