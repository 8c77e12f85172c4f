import { gzipSync } from 'node:zlib';
import { snapshotOrder } from '#contract/sync/entity-order.ts';
import type { SnapshotInfo, SnapshotPart } from '#contract/sync/messages.ts';
import { uuidV7 } from '#domain/identity/uuid-v7.ts';
import { versionsOf, type StoredRow } from '../rules/stored-row.ts';
import type { Sql, Store } from '../store/sql.ts';
import { readLineage } from './lineage.ts';
import type { Caller } from './push.ts';
import { ServiceFault } from './service-fault.ts';

const rowsAChunk = 5000;
/** A snapshot serves every desktop that comes so soon after it: what is newer is in the log. */
const freshMs = 60 * 60_000;
const freshEntries = 50_000;

/**
 * The snapshot a new desktop begins with: all rows as they were at one number of the log, in chunks that stay for a
 * while. A recent one is used again.
 */
export async function provideSnapshot(
  store: Store,
  { workspace }: Caller,
  now: number,
): Promise<SnapshotInfo> {
  const lineage = await readLineage(store, workspace);
  const recent = await recentSnapshot(store, workspace, now);
  return { ...lineage, ...(recent ?? (await buildSnapshot(store, workspace, now))) };
}

type Built = Omit<SnapshotInfo, 'dataSetId' | 'epoch'>;

async function recentSnapshot(sql: Sql, workspace: string, now: number): Promise<Built | null> {
  const [found] = await sql.query<Built>(
    `SELECT id, seq, chunks, rows FROM snapshot s WHERE workspace = $1 AND made_at > $2
       AND NOT EXISTS (SELECT 1 FROM log l WHERE l.workspace = $1 AND l.seq > s.seq OFFSET $3)
     ORDER BY made_at DESC LIMIT 1`,
    [workspace, now - freshMs, freshEntries],
  );
  return found ?? null;
}

async function buildSnapshot(store: Store, workspace: string, now: number): Promise<Built> {
  const id = uuidV7(now);
  const chunks: Buffer[] = [];
  let rows = 0;
  // One view of the data from the first row to the last; packed at once, so that it is small in memory.
  const seq = await store.transaction(
    async (sql) => {
      const [head] = await sql.query<{ seq: number }>(
        'SELECT coalesce(max(seq), 0) AS seq FROM log WHERE workspace = $1',
        [workspace],
      );
      for (const entity of snapshotOrder) {
        for await (const part of rowsInChunks(sql, workspace, entity)) {
          chunks.push(gzipSync(JSON.stringify([partOf(entity, part)]), { level: 1 }));
          rows += part.length;
        }
      }
      return head?.seq ?? 0;
    },
    { snapshot: true },
  );
  await store.transaction(async (sql) => {
    await sql.query(
      `DELETE FROM snapshot_chunk c USING snapshot s WHERE c.workspace = $1 AND s.workspace = $1
         AND c.snapshot_id = s.id AND s.made_at < $2`,
      [workspace, now - 24 * freshMs],
    );
    await sql.query('DELETE FROM snapshot WHERE workspace = $1 AND made_at < $2', [
      workspace,
      now - 24 * freshMs,
    ]);
    await sql.query(
      'INSERT INTO snapshot (workspace, id, seq, chunks, rows, made_at) VALUES ($1, $2, $3, $4, $5, $6)',
      [workspace, id, seq, chunks.length, rows, now],
    );
    for (const [no, content] of chunks.entries()) {
      await sql.query(
        'INSERT INTO snapshot_chunk (workspace, snapshot_id, no, content) VALUES ($1, $2, $3, $4)',
        [workspace, id, no, content],
      );
    }
  });
  return { id, seq, chunks: chunks.length, rows };
}

/** All rows of a kind in the order of their ids, which is the order in which they were made. */
async function* rowsInChunks(
  sql: Sql,
  workspace: string,
  entity: string,
): AsyncGenerator<StoredRow[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await sql.query<StoredRow>(
      `SELECT entity, id, row_version AS "rowVersion", fields, meta, made_hlc AS "madeHlc",
         made_by AS "madeBy", deleted, actor, at
       FROM record WHERE workspace = $1 AND entity = $2 AND id > $3
       ORDER BY id LIMIT $4`,
      [workspace, entity, after, rowsAChunk],
    );
    // Those that every desktop comes with are not sent before somebody has changed them.
    const told = rows.filter(({ rowVersion }) => rowVersion > 0);
    if (told.length > 0) yield told;
    const last = rows.at(-1);
    if (last === undefined || rows.length < rowsAChunk) return;
    after = last.id;
  }
}

function partOf(entity: string, rows: readonly StoredRow[]): SnapshotPart {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row.fields)))];
  return {
    entity,
    fields,
    rows: rows.map((row) => [
      row.id,
      row.rowVersion,
      row.meta === null ? null : versionsOf(row),
      row.at,
      row.actor,
      ...fields.map((field) => row.fields[field] ?? null),
    ]),
  };
}

/** One chunk, packed as it is sent. Throws `sync/not-found` when the snapshot is not kept any more. */
export async function readChunk(
  sql: Sql,
  { workspace }: Caller,
  id: string,
  no: number,
): Promise<Buffer> {
  const [chunk] = await sql.query<{ content: Uint8Array }>(
    'SELECT content FROM snapshot_chunk WHERE workspace = $1 AND snapshot_id = $2 AND no = $3',
    [workspace, id, no],
  );
  if (!chunk) throw new ServiceFault('sync/not-found', 'no such chunk any more');
  return Buffer.from(chunk.content);
}
