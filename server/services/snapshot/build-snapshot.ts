import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { uuidV7 } from '#domain/identity/uuid-v7.ts';
import type { Sql, Store } from '../../store/sql.ts';
import { recentSnapshot, type Built } from './recent-snapshot.ts';
import { chunksOf, planSnapshot } from './snapshot-plan.ts';
import { partsOf } from './snapshot-rows.ts';

const pack = promisify(gzip);
/** A desktop on a slow line may need the one it has begun with for so long. */
const keptMs = 24 * 3_600_000;

/**
 * Builds a snapshot of one unchanging view of the data, chunk by chunk. `announce` is called with it as soon as
 * desktops can begin to read it, which may be before the last chunk is there; or with null when another
 * replica builds one just now. Locks tell the others that it is being built: they end with this process.
 */
export async function buildSnapshot(
  store: Store,
  workspace: string,
  now: number,
  announce: (built: Built | null) => void,
): Promise<void> {
  const id = uuidV7(now);
  const built = await store.view(async (read, write) => {
    if (!(await lock(read, buildingKey(workspace)))) return null;
    // Made by another replica between our look and our lock.
    const recent = await recentSnapshot(write, workspace, now);
    if (recent !== null) return recent;
    await lock(read, chunksKey(id));
    const made = await begin(read, write, { workspace, id, now });
    if (store.kind === 'postgres') announce(made.info);
    let no = 0;
    for (const segment of made.segments) {
      for await (const part of partsOf(read, workspace, segment)) {
        const content = await pack(JSON.stringify([part]), { level: 1 });
        await write.query(
          'INSERT INTO snapshot_chunk (workspace, snapshot_id, no, content) VALUES ($1, $2, $3, $4)',
          [workspace, id, no, content],
        );
        no += 1;
      }
    }
    return made.info;
  });
  announce(built);
}

/** Held while a snapshot of a workspace is built. */
function buildingKey(workspace: string): string {
  return `snapshot of ${workspace}`;
}

/** Held while chunks of a snapshot may still come. */
export function chunksKey(id: string): string {
  return `chunks of ${id}`;
}

async function lock(sql: Sql, key: string): Promise<boolean> {
  const [row] = await sql.query<{ free: boolean }>(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS free',
    [key],
  );
  return row?.free ?? false;
}

/** Removes what is too old to be read, and says what the new one will have. */
async function begin(
  read: Sql,
  write: Sql,
  { workspace, id, now }: { readonly workspace: string; readonly id: string; readonly now: number },
) {
  const [head] = await read.query<{ seq: number }>(
    'SELECT coalesce(max(seq), 0) AS seq FROM log WHERE workspace = $1',
    [workspace],
  );
  const segments = await planSnapshot(read, workspace);
  const rows = segments.reduce((sum, one) => sum + (one.withoutReference ? 0 : one.rows), 0);
  const info: Built = { id, seq: head?.seq ?? 0, chunks: chunksOf(segments), rows };
  await removeSnapshots(write, workspace, 's.made_at < $2', now - keptMs);
  await write.query(
    'INSERT INTO snapshot (workspace, id, seq, chunks, rows, made_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [workspace, id, info.seq, info.chunks, rows, now],
  );
  return { info, segments };
}

/** Removes snapshots with their chunks. */
export async function removeSnapshots(
  sql: Sql,
  workspace: string,
  which: 's.made_at < $2' | 's.id = $2',
  value: number | string,
): Promise<void> {
  await sql.query(
    `WITH gone AS (DELETE FROM snapshot s WHERE s.workspace = $1 AND ${which} RETURNING s.id)
     DELETE FROM snapshot_chunk c USING gone WHERE c.workspace = $1 AND c.snapshot_id = gone.id`,
    [workspace, value],
  );
}
