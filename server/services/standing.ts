import type { HelloResponse } from '#contract/sync/messages.ts';
import { standingSign } from '#contract/sync/standing.ts';
import type { Sql } from '../store/sql.ts';

/** How the hash of an entry of the log begins. */
export const markSql = "left(encode(hash, 'hex'), 16) AS mark";

/** The mark of an entry of the log; empty where there is none. */
export async function markAt(sql: Sql, workspace: string, seq: number): Promise<string> {
  const [entry] = await sql.query<{ mark: string }>(
    `SELECT ${markSql} FROM log WHERE workspace = $1 AND seq = $2`,
    [workspace, seq],
  );
  return entry?.mark ?? '';
}

/** Whether a desktop that stands as its sign says has nothing to hear but the time. */
export async function standsAlike(sql: Sql, sign: string, hello: HelloResponse): Promise<boolean> {
  const { dataSetId, epoch, workspace, head: cursor, lastMutNo } = hello;
  const mark = await markAt(sql, workspace, cursor);
  return sign === standingSign({ dataSetId, epoch, cursor, mark, lastMutNo });
}
