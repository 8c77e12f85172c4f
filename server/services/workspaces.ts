import { shippedGroups, shippedGroupId } from '#domain/access/shipped-groups.ts';
import { uuidV7 } from '#domain/identity/uuid-v7.ts';
import { shippedStamp } from '../rules/stored-row.ts';
import type { workspace } from '../store/schema/access.ts';
import type { Sql, Store } from '../store/sql.ts';

type WorkspaceRow = typeof workspace.$inferSelect;

export type Workspace = Readonly<Pick<WorkspaceRow, 'id' | 'name' | 'dataSetId'>>;

/** Makes an empty set of data for one vendor, with the groups that every desktop comes with. */
export async function createWorkspace(
  store: Store,
  name: string,
  now: number,
  timeZone = 'Europe/Moscow',
): Promise<Workspace> {
  const workspace = { id: uuidV7(now), name, dataSetId: uuidV7(now) };
  await store.transaction(async (sql) => {
    await sql.query(
      `INSERT INTO workspace (id, name, data_set_id, created_at, time_zone)
       VALUES ($1, $2, $3, $4, $5)`,
      [workspace.id, name, workspace.dataSetId, now, timeZone],
    );
    const rows = shippedGroups.map(({ key, name: title, rights }, at) => ({
      id: shippedGroupId(at),
      fields: { key, name: title, rights: JSON.stringify(rights) },
    }));
    // Not through the log: every desktop has them already, and a change of one goes through it.
    await sql.query(
      `INSERT INTO record (workspace, entity, id, row_version, fields, made_hlc, made_by, actor, at)
       SELECT $1, 'access-group', id, 0, fields, $3, '', '', $4
       FROM json_to_recordset($2::json) AS g (id uuid, fields jsonb)`,
      [workspace.id, JSON.stringify(rows), shippedStamp, now],
    );
  });
  return workspace;
}

/** All workspaces of this database. */
export async function listWorkspaces(
  sql: Sql,
): Promise<(Workspace & Pick<WorkspaceRow, 'epoch'>)[]> {
  return sql.query(
    'SELECT id, name, data_set_id AS "dataSetId", epoch FROM workspace ORDER BY created_at',
  );
}
