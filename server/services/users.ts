import { encodeHlc } from '#domain/identity/hlc.ts';
import { headOfficeActor } from '#contract/sync/head-office-actor.ts';
import { headOffice } from '../rules/head-office.ts';
import type { WorkspaceState } from '../rules/workspace-state.ts';
import type { StoredRow } from '../rules/stored-row.ts';
import type { Sql } from '../store/sql.ts';
import { appendToLog } from './append.ts';
import { loadState } from './load-state.ts';
import { ServiceFault } from './service-fault.ts';
import { storeState } from './store-state.ts';

export type UserLine = {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly group: string;
  readonly active: boolean;
};

/** Who works in a workspace, as the desktops have told. */
export async function listUsers(sql: Sql, workspace: string): Promise<UserLine[]> {
  return sql.query<UserLine>(
    `SELECT p.id, p.fields->>'login' AS login, p.fields->>'name' AS name,
       coalesce(g.fields->>'key', '') AS "group",
       coalesce(p.fields->>'active', '1') <> '0' AS active
     FROM record p LEFT JOIN record g ON g.workspace = $1 AND g.entity = 'access-group'
       AND g.id::text = p.fields->>'groupId'
     WHERE p.workspace = $1 AND p.entity = 'person' AND NOT p.deleted ORDER BY 2`,
    [workspace],
  );
}

/** Shuts a person out everywhere: through the log, as every other change. Throws `sync/not-found`. */
export async function deactivateUser(
  sql: Sql,
  workspace: string,
  login: string,
  now: number,
): Promise<void> {
  const state = await loadState(sql, workspace, []);
  const person = personOf(state, login);
  if (person === null) throw new ServiceFault('sync/not-found', `nobody with the login ${login}`);
  state.change(
    person,
    { active: 0 },
    {
      deviceId: null,
      mutNo: null,
      actor: headOfficeActor,
      at: now,
      stamp: encodeHlc({ ms: now, counter: 0, device: headOffice }),
    },
  );
  await appendToLog(sql, workspace, state.entries);
  await storeState(sql, workspace, state);
}

function personOf(state: WorkspaceState, login: string): StoredRow | null {
  for (const row of state.rowsOf('person')) {
    if (!row.deleted && row.fields['login'] === login) return row;
  }
  return null;
}
