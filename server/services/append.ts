import { createHash } from 'node:crypto';
import type { NewEntry } from '../rules/workspace-state.ts';
import type { Sql } from '../store/sql.ts';

/** The name under which replicas tell each other that the log has grown. */
export const logChannel = 'log_grown';

/** What may be left out or slowed down in a test, to see that it is needed. */
export type Faults = {
  readonly withoutLogLock?: boolean;
  readonly withoutMutNoCheck?: boolean;
};

/** The hash before the first entry. */
export const noHash = Buffer.alloc(32);

/** The hash of an entry: over the hash before it and everything in it but its number. */
export function entryHash(before: Buffer, entry: NewEntry, fieldsText: string): Buffer {
  const { entity, id, op, rowVersion, deviceId, mutNo, actor, at } = entry;
  return createHash('sha256')
    .update(before)
    .update(JSON.stringify([entity, id, op, rowVersion, deviceId, mutNo, actor, at]))
    .update(fieldsText)
    .digest();
}

/** Takes the one lock under which a workspace's log is appended to; it is held to the end of the transaction. */
async function lockLog(sql: Sql, workspace: string): Promise<void> {
  await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [workspace]);
}

/**
 * Appends entries to the log and answers their numbers. The only way to write to the log: numbers are given
 * under a lock that lasts to the commit, so that a reader who follows them never passes one that comes later.
 */
export async function appendToLog(
  sql: Sql,
  workspace: string,
  entries: readonly NewEntry[],
  faults: Faults = {},
): Promise<number[]> {
  if (entries.length === 0) return [];
  if (!faults.withoutLogLock) await lockLog(sql, workspace);
  const [last] = await sql.query<{ hash: Buffer | Uint8Array }>(
    'SELECT hash FROM log WHERE workspace = $1 ORDER BY seq DESC LIMIT 1',
    [workspace],
  );
  let before: Buffer = last === undefined ? noHash : Buffer.from(last.hash);
  const parts = entries.map((entry, n) => {
    const fields = JSON.stringify(entry.fields);
    before = entryHash(before, entry, fields);
    const { entity, id, op, rowVersion, deviceId, mutNo, actor, at } = entry;
    const rest = {
      n,
      entity,
      id,
      op,
      row_version: rowVersion,
      device_id: deviceId,
      mut_no: mutNo,
      actor,
      at,
    };
    return `${JSON.stringify(rest).slice(0, -1)},"hash":"${before.toString('base64')}","fields":${fields}}`;
  });
  const rows = await sql.query<{ seq: number }>(
    `INSERT INTO log (workspace, entity, id, op, row_version, fields, device_id, mut_no, actor, at, hash)
     SELECT $1, entity, id, op, row_version, fields, device_id, mut_no, actor, at, decode(hash, 'base64')
     FROM json_to_recordset($2::json) AS e (n int, entity text, id uuid, op text, row_version int,
       fields json, device_id uuid, mut_no bigint, actor text, at bigint, hash text)
     ORDER BY n RETURNING seq`,
    [workspace, `[${parts.join(',')}]`],
  );
  const seqs = rows.map(({ seq }) => seq).sort((a, b) => a - b);
  await sql.query('SELECT pg_notify($1, $2)', [logChannel, workspace]);
  return seqs;
}
