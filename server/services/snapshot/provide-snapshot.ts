import { setTimeout as pause } from 'node:timers/promises';
import type { SnapshotInfo } from '#contract/sync/messages.ts';
import type { Sql, Store } from '../../store/sql.ts';
import { readLineage } from '../lineage.ts';
import type { Caller } from '../push.ts';
import { markAt } from '../standing.ts';
import { ServiceFault } from '../service-fault.ts';
import { buildSnapshot, chunksKey, removeSnapshots } from './build-snapshot.ts';
import { recentSnapshot, type Built } from './recent-snapshot.ts';

/** A desktop gives a request up after 30 s; before that it is told to come again. */
const patienceMs = 20_000;
const lookAgainMs = 100;

/**
 * The snapshot a new desktop begins with: all rows as they were at one number of the log. A recent one is used
 * again. Answers as soon as its first chunk can be asked for; the others follow while the desktop reads. `onFault`
 * hears what ends the building early: desktops notice it and ask for another one.
 */
export async function provideSnapshot(
  store: Store,
  { workspace }: Caller,
  now: number,
  onFault: (error: unknown) => void = () => undefined,
): Promise<SnapshotInfo> {
  const lineage = await readLineage(store, workspace);
  const built = await untilFound(async () => {
    const recent = await recentSnapshot(store, workspace, now);
    return recent ?? announced(store, workspace, now, onFault);
  });
  return { ...lineage, ...built, mark: await markAt(store, workspace, built.seq) };
}

/** Begins to build; null when another replica is about to announce its own. */
function announced(
  store: Store,
  workspace: string,
  now: number,
  onFault: (error: unknown) => void,
): Promise<Built | null> {
  return new Promise((resolve, reject) => {
    let isAnnounced = false;
    const announce = (built: Built | null): void => {
      isAnnounced = true;
      resolve(built);
    };
    buildSnapshot(store, workspace, now, announce).catch((error: unknown) => {
      if (isAnnounced) onFault(error);
      else reject(error instanceof Error ? error : new Error(String(error)));
    });
  });
}

/** Throws `sync/unavailable` when there is nothing for too long. */
async function untilFound<T>(look: () => Promise<T | null>): Promise<T> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > until) {
      throw new ServiceFault('sync/unavailable', 'the snapshot is being built');
    }
    await pause(lookAgainMs);
  }
}

/**
 * One chunk, packed as it is sent; waits for one that is still being made. Throws `sync/not-found` when the snapshot
 * is not kept any more, or will never be whole because who built it has died.
 */
export async function readChunk(
  sql: Sql,
  { workspace }: Caller,
  id: string,
  no: number,
): Promise<Buffer> {
  return untilFound(async () => {
    const chunk = await storedChunk(sql, workspace, id, no);
    if (chunk !== null) return chunk;
    const [snapshot] = await sql.query<{ chunks: number; builds: boolean }>(
      `SELECT chunks, NOT pg_try_advisory_xact_lock_shared(hashtextextended($3, 0)) AS builds
       FROM snapshot WHERE workspace = $1 AND id = $2`,
      [workspace, id, chunksKey(id)],
    );
    if (snapshot === undefined || no >= snapshot.chunks) throw notKept();
    if (snapshot.builds) return null;
    // Nobody builds it any more: it is whole now, or never.
    const last = await storedChunk(sql, workspace, id, no);
    if (last !== null) return last;
    await removeSnapshots(sql, workspace, 's.id = $2', id);
    throw notKept();
  });
}

function notKept(): ServiceFault {
  return new ServiceFault('sync/not-found', 'no such chunk any more');
}

async function storedChunk(
  sql: Sql,
  workspace: string,
  id: string,
  no: number,
): Promise<Buffer | null> {
  const [chunk] = await sql.query<{ content: Uint8Array }>(
    'SELECT content FROM snapshot_chunk WHERE workspace = $1 AND snapshot_id = $2 AND no = $3',
    [workspace, id, no],
  );
  return chunk ? Buffer.from(chunk.content) : null;
}
