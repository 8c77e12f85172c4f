import type { SnapshotPart } from '#contract/sync/messages.ts';
import type { Database } from '#db/database.ts';
import { forgetSnapshotRows } from '#db/sync/parked-entries.ts';
import type { SyncStore } from '#db/sync/sync-store.ts';
import { changeSyncState, readSyncState } from '#db/sync/sync-state.ts';
import type { PresentRow } from '#db/sync/take-rows.ts';
import { heardLater, letGo } from './ahead.ts';
import type { HeadOffice } from './head-office.ts';
import { SyncFaultError } from './sync-fault-error.ts';

export type SnapshotParts = {
  readonly db: Database;
  readonly store: SyncStore;
  readonly headOffice: HeadOffice;
  readonly signal?: AbortSignal;
  readonly now: () => number;
};

/**
 * Takes all rows of head office in, chunk by chunk; each is stored together with the number of the next one, so that
 * what breaks off goes on there. While one is stored the next is on its way. Rows that are here stay, whatever the
 * snapshot has. `onRows` hears how many came.
 */
export async function takeSnapshot(
  parts: SnapshotParts,
  onRows: (rows: number) => void,
): Promise<void> {
  const { db, headOffice, signal } = parts;
  if ((readSyncState(db)?.snapshotId ?? null) === null) await begin(parts);
  const chunkOf = readAhead(headOffice);
  for (;;) {
    signal?.throwIfAborted();
    const state = readSyncState(db);
    if (state === null || state.snapshotId === null || state.snapshotSeq === null) return;
    const { snapshotId, snapshotNext, snapshotChunks, snapshotSeq } = state;
    const next = snapshotNext ?? 0;
    if (next >= (snapshotChunks ?? 0)) {
      parts.store.endSnapshot(snapshotSeq, parts.now());
      return;
    }
    const chunk = await chunkOf(snapshotId, next, snapshotChunks ?? 0);
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

/**
 * Reads chunks one after another, and asks for the one behind before it answers; null for one that head office has
 * not got any more.
 */
function readAhead(headOffice: HeadOffice) {
  let ahead: { readonly key: string; readonly chunk: Promise<SnapshotPart[]> } | null = null;
  const ask = (id: string, no: number): Promise<SnapshotPart[]> => {
    const key = `${id} ${no}`;
    if (ahead?.key === key) return ahead.chunk;
    const chunk = heardLater(headOffice.snapshotPart(id, no));
    ahead = { key, chunk };
    return chunk;
  };
  return async (id: string, no: number, chunks: number): Promise<SnapshotPart[] | null> => {
    try {
      const chunk = await ask(id, no);
      if (no + 1 < chunks) {
        void ask(id, no + 1);
        await letGo();
      }
      return chunk;
    } catch (error) {
      if (error instanceof SyncFaultError && error.code === 'sync/not-found') return null;
      throw error;
    }
  };
}

async function begin({ db, headOffice }: SnapshotParts): Promise<void> {
  const { id, seq, mark, chunks } = await headOffice.snapshot();
  db.transaction(() => {
    forgetSnapshotRows(db);
    changeSyncState(db, {
      // Of use from the moment on in which the cursor stands there.
      cursorMark: mark,
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
