import type { device } from '../store/schema/access.ts';
import type { Sql } from '../store/sql.ts';
import { logChannel } from './append.ts';
import { ServiceFault } from './service-fault.ts';

type DeviceRow = typeof device.$inferSelect;

/** A device as administrators see it. */
export type DeviceLine = Omit<DeviceRow, 'workspace' | 'tokenHash' | 'lastMutNo'> & {
  /** Entries of the log that it has not read. */
  readonly behind: number;
};

/** A device `d` of the workspace $1 as a `DeviceLine`. */
export const deviceColumns = `d.id, d.name, d.role, d.program, d.enrolled_at AS "enrolledAt",
  d.last_seen_at AS "lastSeenAt", d.revoked_at AS "revokedAt", d.pending, d.refused,
  d.clock_offset_ms AS "clockOffsetMs", d.cursor, d.copied_from AS "copiedFrom",
  (SELECT count(*) FROM log l WHERE l.workspace = $1 AND l.seq > d.cursor) AS behind`;

/** All devices of a workspace, those seen last first. */
export async function listDevices(sql: Sql, workspace: string): Promise<DeviceLine[]> {
  return sql.query<DeviceLine>(
    `SELECT ${deviceColumns} FROM device d WHERE d.workspace = $1 ORDER BY d.last_seen_at DESC NULLS LAST, d.name`,
    [workspace],
  );
}

const revokedNotice = 'revoked ';

/** The device that a notice of the database says is revoked; null for any other notice. */
export function revokedDevice(notice: string): string | null {
  return notice.startsWith(revokedNotice) ? notice.slice(revokedNotice.length) : null;
}

/** Ends the access of a device, its streams of events too; what it has not sent stays with it. Throws `sync/not-found`. */
export async function revokeDevice(
  sql: Sql,
  workspace: string,
  id: string,
  now: number,
): Promise<void> {
  const rows = await sql.query(
    `UPDATE device SET revoked_at = coalesce(revoked_at, $3) WHERE workspace = $1 AND id = $2
     RETURNING id`,
    [workspace, id, now],
  );
  if (rows.length === 0) throw new ServiceFault('sync/not-found', `no device ${id}`);
  // With the commit every replica hears it.
  await sql.query('SELECT pg_notify($1, $2)', [logChannel, revokedNotice + id]);
}
