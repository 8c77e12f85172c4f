import { takenSeats } from '../rules/seats.ts';
import { partKey } from '../rules/unique-values.ts';
import type { WorkspaceState } from '../rules/workspace-state.ts';
import { LostRace, type Sql } from '../store/sql.ts';

/** Writes what the rules made of a workspace's rows, accounts, seats and unique values. */
export async function storeState(
  sql: Sql,
  workspace: string,
  state: WorkspaceState,
): Promise<void> {
  await storeRows(sql, workspace, state);
  await storePoints(sql, workspace, state);
  await storeSeats(sql, workspace, state);
  await storeUniques(sql, workspace, state);
}

async function storeRows(sql: Sql, workspace: string, state: WorkspaceState): Promise<void> {
  if (state.dirtyRows.size === 0) return;
  const rows = [...state.dirtyRows].sort(compare).flatMap((key) => {
    const row = state.rowByKey(key);
    if (row === null) return [];
    const { entity, id, rowVersion, fields, meta, madeHlc, madeBy, deleted, actor, at } = row;
    return {
      was: state.loadedVersionOf(key),
      entity,
      id,
      row_version: rowVersion,
      fields,
      meta,
      made_hlc: madeHlc,
      made_by: madeBy,
      deleted,
      actor,
      at,
    };
  });
  const made = rows.filter(({ was }) => was === null);
  const changed = rows.filter(({ was }) => was !== null);
  // Two replicas that make or change one row at once: the second begins anew, with the first one's before it.
  if (made.length > 0) {
    const written = await sql.query(
      `INSERT INTO record (workspace, entity, id, row_version, fields, meta, made_hlc, made_by, deleted,
         actor, at)
       SELECT $1, entity, id, row_version, fields, meta, made_hlc, made_by, deleted, actor, at
       FROM json_to_recordset($2::json) AS r (entity text, id uuid, row_version int, fields jsonb,
         meta jsonb, made_hlc text, made_by text, deleted boolean, actor text, at bigint)
       ON CONFLICT (workspace, entity, id) DO NOTHING RETURNING 1`,
      [workspace, JSON.stringify(made)],
    );
    if (written.length < made.length) throw new LostRace();
  }
  if (changed.length === 0) return;
  const written = await sql.query(
    `UPDATE record c SET row_version = r.row_version, fields = r.fields, meta = r.meta,
       deleted = r.deleted, actor = r.actor, at = r.at
     FROM json_to_recordset($2::json) AS r (was int, entity text, id uuid, row_version int,
       fields jsonb, meta jsonb, deleted boolean, actor text, at bigint)
     WHERE c.workspace = $1 AND c.entity = r.entity AND c.id = r.id AND c.row_version = r.was
     RETURNING 1`,
    [workspace, JSON.stringify(changed)],
  );
  if (written.length < changed.length) throw new LostRace();
}

async function storePoints(sql: Sql, workspace: string, state: WorkspaceState): Promise<void> {
  if (state.dirtyLedger.size === 0) return;
  const gone = [...state.dirtyLedger].filter((id) => state.ledgerRow(id) === null);
  if (gone.length > 0) {
    await sql.query(
      `DELETE FROM ledger WHERE workspace = $1
         AND id IN (SELECT id::uuid FROM json_array_elements_text($2::json) AS t (id))`,
      [workspace, JSON.stringify(gone)],
    );
  }
  const entries = [...state.dirtyLedger].flatMap((id) => state.ledgerRow(id) ?? []);
  await sql.query(
    `INSERT INTO ledger (workspace, id, reseller_id, kind, points, at, request_id, purchase_id,
       reverses_id, expires_on)
     SELECT $1, id, "resellerId", kind, points, at, "requestId", "purchaseId", "reversesId", "expiresOn"
     FROM json_to_recordset($2::json) AS l (id uuid, "resellerId" uuid, kind text, points bigint,
       at bigint, "requestId" uuid, "purchaseId" uuid, "reversesId" uuid, "expiresOn" text)
     ON CONFLICT (workspace, id) DO UPDATE SET reseller_id = excluded.reseller_id,
       kind = excluded.kind, points = excluded.points, at = excluded.at,
       request_id = excluded.request_id, purchase_id = excluded.purchase_id,
       reverses_id = excluded.reverses_id, expires_on = excluded.expires_on`,
    [workspace, JSON.stringify(entries)],
  );
  const accounts = [...state.dirtyAccounts].map((id) => ({ id, ...state.account(id) }));
  await sql.query(
    `UPDATE account a SET available = t.available, reserved = t.reserved
     FROM json_to_recordset($2::json) AS t (id uuid, available bigint, reserved bigint)
     WHERE a.workspace = $1 AND a.reseller_id = t.id`,
    [workspace, JSON.stringify(accounts)],
  );
}

async function storeSeats(sql: Sql, workspace: string, state: WorkspaceState): Promise<void> {
  if (state.dirtyClaims.size > 0) {
    const claims = [...state.dirtyClaims].map(([id, session]) => ({ id, session }));
    await sql.query(
      `DELETE FROM seat_claim WHERE workspace = $1 AND registration_id IN
         (SELECT id FROM json_to_recordset($2::json) AS t (id uuid, session uuid))`,
      [workspace, JSON.stringify(claims)],
    );
    await sql.query(
      `INSERT INTO seat_claim (workspace, registration_id, session_id)
       SELECT $1, id, session FROM json_to_recordset($2::json) AS t (id uuid, session uuid)
       WHERE session IS NOT NULL`,
      [workspace, JSON.stringify(claims)],
    );
  }
  if (state.dirtySessions.size === 0) return;
  const sessions = [...state.dirtySessions].flatMap((id) => {
    const session = state.row('training-session', id);
    if (session === null) return [];
    // Of a deleted one nobody has looked what is in the field.
    if (session.deleted) return { id, seats: 0, taken: 0 };
    return { id, seats: Number(session.fields['seats']), taken: takenSeats(state, id) };
  });
  await sql.query(
    `INSERT INTO session_seat (workspace, session_id, seats, taken)
     SELECT $1, id, seats, taken FROM json_to_recordset($2::json) AS t (id uuid, seats int, taken int)
     ON CONFLICT (workspace, session_id) DO UPDATE SET seats = excluded.seats, taken = excluded.taken`,
    [workspace, JSON.stringify(sessions)],
  );
}

async function storeUniques(sql: Sql, workspace: string, state: WorkspaceState): Promise<void> {
  const changed = [...state.dirtyUniques]
    .map((key) => ({ ...partKey(key), was: state.loadedOwnerOf(key), id: state.ownerOf(key) }))
    .filter(({ was, id }) => was !== id)
    // In one order everywhere: two replicas that take the same values wait for each other, not crosswise.
    .sort((a, b) => compare(a.rule, b.rule) || compare(a.value, b.value));
  const freed = changed.filter(({ was }) => was !== null);
  if (freed.length > 0) {
    // Only from whom it was read: by its value alone it could be somebody's who took it since.
    const gone = await sql.query(
      `DELETE FROM unique_value u
       USING json_to_recordset($2::json) AS t (rule text, value text, was uuid)
       WHERE u.workspace = $1 AND u.rule = t.rule AND u.value = t.value AND u.id = t.was
       RETURNING 1`,
      [workspace, JSON.stringify(freed)],
    );
    if (gone.length < freed.length) throw new LostRace();
  }
  const taken = changed.filter(({ id }) => id !== null);
  if (taken.length === 0) return;
  await sql.query(
    `INSERT INTO unique_value (workspace, rule, value, id)
     SELECT $1, rule, value, id FROM json_to_recordset($2::json) AS t (rule text, value text, id uuid)`,
    [workspace, JSON.stringify(taken)],
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
