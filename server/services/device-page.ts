import type { Sql } from '../store/sql.ts';
import { deviceColumns, type DeviceLine } from './device-list.ts';

/** By what the page of devices can be sorted, and how that stands in the database. */
export const deviceSorts = {
  name: 'd.name, d.id',
  program: 'd.program, d.name',
  seen: 'd.last_seen_at DESC NULLS LAST, d.name',
  pending: 'd.pending DESC, d.name',
  refused: 'd.refused DESC, d.name',
  clock: 'abs(d.clock_offset_ms) DESC, d.name',
} as const;
export type DeviceSort = keyof typeof deviceSorts;

export type DevicePage = {
  readonly devices: readonly DeviceLine[];
  readonly total: number;
  /** The highest number of the workspace's log. */
  readonly head: number;
  /** What the logs and rows of all workspaces take on the disk, in bytes. */
  readonly bytes: number;
};

export const devicesOnPage = 50;

/** One page of the devices whose name has these letters in it, counted from 1. */
export async function readDevicePage(
  sql: Sql,
  workspace: string,
  wanted: { readonly find: string; readonly sort: DeviceSort; readonly page: number },
): Promise<DevicePage> {
  const like = `%${wanted.find.replace(/[\\%_]/g, '\\$&')}%`;
  const devices = await sql.query<DeviceLine>(
    `SELECT ${deviceColumns}
     FROM device d WHERE d.workspace = $1 AND d.name ILIKE $2
     ORDER BY ${deviceSorts[wanted.sort]} LIMIT $3 OFFSET $4`,
    [workspace, like, devicesOnPage, (wanted.page - 1) * devicesOnPage],
  );
  const [counts] = await sql.query<Omit<DevicePage, 'devices'>>(
    `SELECT (SELECT count(*) FROM device WHERE workspace = $1 AND name ILIKE $2) AS total,
       (SELECT coalesce(max(seq), 0) FROM log WHERE workspace = $1) AS head,
       pg_total_relation_size('log') + pg_total_relation_size('record') AS bytes`,
    [workspace, like],
  );
  return { devices, ...(counts ?? { total: 0, head: 0, bytes: 0 }) };
}
