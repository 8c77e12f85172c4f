import type { Sql, Store } from '../store/sql.ts';
import { actHash, type Act } from './administration.ts';
import { entryHash, noHash } from './append.ts';
import type { NewEntry } from '../rules/workspace-state.ts';
import { faultsOfTables } from './verify-tables.ts';
import { listWorkspaces } from './workspaces.ts';

export type Verification = { readonly entries: number; readonly faults: readonly string[] };

const entriesAtOnce = 5000;

/** What was found of each workspace and of what administrators did. */
export type Report = {
  readonly workspaces: readonly (Verification & { readonly name: string })[];
  readonly administration: Verification;
  readonly faults: readonly string[];
};

/**
 * Checks what must hold of all data, in one view of them, so that what is written meanwhile is no fault: each entry of
 * the log follows the one before it, and the tables agree with the log and with each other.
 */
export function verifyStore(store: Store): Promise<Report> {
  return store.view(async (sql) => {
    const workspaces = [];
    for (const { id, name } of await listWorkspaces(sql)) {
      workspaces.push({ name, ...(await verifyParts(sql, id)) });
    }
    const administration = await verifyAdministration(sql);
    const faults = [...workspaces.flatMap((one) => one.faults), ...administration.faults];
    return { workspaces, administration, faults };
  });
}

/** Checks one workspace, likewise. */
export function verifyWorkspace(store: Store, workspace: string): Promise<Verification> {
  return store.view((sql) => verifyParts(sql, workspace));
}

async function verifyParts(sql: Sql, workspace: string): Promise<Verification> {
  const { entries, faults } = await verifyLog(sql, workspace);
  return { entries, faults: [...faults, ...(await faultsOfTables(sql, workspace))] };
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
async function verifyAdministration(sql: Sql): Promise<Verification> {
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
