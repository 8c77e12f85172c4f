import type { Sql } from '../store/sql.ts';
import { actHash, type Act } from './administration.ts';
import { entryHash, noHash } from './append.ts';
import type { NewEntry } from '../rules/workspace-state.ts';

export type Verification = { readonly entries: number; readonly faults: readonly string[] };

const entriesAtOnce = 5000;

/**
 * Checks what must hold of a workspace: each entry of the log follows the one before it, rows are what the log made of
 * them, accounts are the sum of their ledgers and not below zero, no session has more people than seats.
 */
export async function verifyWorkspace(sql: Sql, workspace: string): Promise<Verification> {
  const { entries, faults } = await verifyLog(sql, workspace);
  const sums = await sql.query<{ what: string }>(
    `SELECT 'account ' || a.reseller_id AS what FROM account a
     LEFT JOIN (SELECT reseller_id, sum(points) AS available,
         -coalesce(sum(points) FILTER (WHERE kind IN ('reservation', 'release')), 0) AS reserved
       FROM ledger WHERE workspace = $1 GROUP BY reseller_id) l ON l.reseller_id = a.reseller_id
     WHERE a.workspace = $1 AND (a.available <> coalesce(l.available, 0)
       OR a.reserved <> coalesce(l.reserved, 0) OR a.available < 0 OR a.reserved < 0)
     UNION ALL
     SELECT 'ledger ' || r.id FROM record r
     LEFT JOIN ledger l ON l.workspace = $1 AND l.id = r.id
     WHERE r.workspace = $1 AND r.entity = 'bonus-entry'
       AND (r.deleted <> (l.id IS NULL) OR l.points <> (r.fields->>'points')::bigint)
     UNION ALL
     SELECT 'seats ' || s.session_id FROM session_seat s
     LEFT JOIN (SELECT fields->>'sessionId' AS session, count(*) AS taken FROM record
       WHERE workspace = $1 AND entity = 'training-registration' AND NOT deleted
         AND fields->>'state' IN ('submitted', 'received', 'confirmed', 'attended', 'no-show')
       GROUP BY 1) t ON t.session = s.session_id::text
     LEFT JOIN record r ON r.workspace = $1 AND r.entity = 'training-session' AND r.id = s.session_id
     WHERE s.workspace = $1 AND NOT coalesce(r.deleted, false)
       AND (s.taken > s.seats OR s.taken <> coalesce(t.taken, 0))
     UNION ALL
     SELECT 'row ' || r.entity || ' ' || r.id FROM record r
     LEFT JOIN (SELECT entity, id, max(row_version) AS version FROM log WHERE workspace = $1
       GROUP BY entity, id) l ON l.entity = r.entity AND l.id = r.id
     WHERE r.workspace = $1 AND r.row_version <> coalesce(l.version, 0)`,
    [workspace],
  );
  return { entries, faults: [...faults, ...sums.map(({ what }) => what)] };
}

type LogRow = NewEntry & { readonly seq: number; readonly text: string; readonly hash: Uint8Array };

async function verifyLog(sql: Sql, workspace: string): Promise<Verification> {
  let before: Buffer = noHash;
  let entries = 0;
  for (let after = 0; ;) {
    const rows = await sql.query<LogRow>(
      `SELECT seq, entity, id, op, row_version AS "rowVersion", fields::text AS text,
         device_id AS "deviceId", mut_no AS "mutNo", actor, at, hash
       FROM log WHERE workspace = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
      [workspace, after, entriesAtOnce],
    );
    for (const { text, hash, ...entry } of rows) {
      const expected = entryHash(before, entry, text);
      if (!expected.equals(hash)) return { entries, faults: [`log ${entry.seq}`] };
      before = expected;
      entries += 1;
      after = entry.seq;
    }
    if (rows.length < entriesAtOnce) return { entries, faults: [] };
  }
}

/** Checks that each act of administrators follows the one before it. */
export async function verifyAdministration(sql: Sql): Promise<Verification> {
  const rows = await sql.query<Act & { no: number; at: number; hash: Uint8Array }>(
    'SELECT no, workspace, at, actor, action, subject, hash FROM administration ORDER BY no',
  );
  let before: Uint8Array = noHash;
  for (const { no, at, hash, ...act } of rows) {
    const expected = actHash(before, act, at);
    if (!expected.equals(hash)) return { entries: rows.length, faults: [`administration ${no}`] };
    before = expected;
  }
  return { entries: rows.length, faults: [] };
}
