import type { Outcome, RowState } from '#contract/sync/messages.ts';
import type { Mutation } from '#contract/sync/mutation.ts';
import { versionsOf, type StoredRow } from '../rules/stored-row.ts';
import type { WorkspaceState } from '../rules/workspace-state.ts';
import type { Sql } from '../store/sql.ts';
import { rowColumns } from './row-columns.ts';

/** The rows that may differ from what the device shows, as they are now. */
export async function rowsToTell(
  sql: Sql,
  workspace: string,
  state: WorkspaceState,
  mutations: readonly Mutation[],
  outcomes: readonly Outcome[],
): Promise<RowState[]> {
  const keyOf = new Map(mutations.map(({ mutNo, entity, id }) => [mutNo, { entity, id }]));
  const keys = new Map<string, { entity: string; id: string }>();
  for (const { mutNo, status } of outcomes) {
    const key = keyOf.get(mutNo);
    if (status !== 'accepted' && key) keys.set(`${key.entity} ${key.id}`, key);
  }
  const told: RowState[] = [];
  const missing: { entity: string; id: string }[] = [];
  for (const key of keys.values()) {
    const row = state.row(key.entity, key.id);
    if (row === null) missing.push(key);
    else told.push(rowStateOf(row));
  }
  return [...told, ...(await readRowStates(sql, workspace, missing))];
}

/** Rows as a desktop is told of them; of one that is not there, that it is not. */
async function readRowStates(
  sql: Sql,
  workspace: string,
  keys: readonly { readonly entity: string; readonly id: string }[],
): Promise<RowState[]> {
  if (keys.length === 0) return [];
  const rows = await sql.query<StoredRow>(
    `SELECT ${rowColumns}
     FROM json_to_recordset($2::json) AS k (entity text, id uuid)
     JOIN record r ON r.workspace = $1 AND r.entity = k.entity AND r.id = k.id`,
    [workspace, JSON.stringify(keys)],
  );
  const found = new Map(rows.map((row) => [`${row.entity} ${row.id}`, row]));
  return keys.map(({ entity, id }) => {
    const row = found.get(`${entity} ${id}`);
    return row ? rowStateOf(row) : { present: false, entity, id };
  });
}

function rowStateOf(row: StoredRow): RowState {
  const { entity, id, rowVersion, fields, at, actor } = row;
  return { present: true, entity, id, rowVersion, fields, versions: versionsOf(row), at, actor };
}
