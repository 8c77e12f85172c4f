import { references } from '#contract/sync/entity-order.ts';
import type { Mutation, Scalar } from '#contract/sync/mutation.ts';
import { valuesOf } from '../rules/mutation-values.ts';
import { rowKey, type StoredRow } from '../rules/stored-row.ts';
import { uniquesOf } from '../rules/unique-values.ts';
import { possibleUniques } from '../rules/possible-uniques.ts';
import {
  WorkspaceState,
  type Account,
  type LedgerRow,
  type LoadedState,
} from '../rules/workspace-state.ts';
import type { Sql } from '../store/sql.ts';
import { rowColumns } from './row-columns.ts';

type Key = { readonly entity: string; readonly id: string };

const shape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is no id points to nothing: the rules refuse it, and the database would break off. */
function isId(value: Scalar | undefined): value is string {
  return typeof value === 'string' && shape.test(value);
}

/**
 * Reads and locks all that a batch of mutations can touch: their rows, what those refer to, and the accounts,
 * sessions and unique values of their rules. Always in the same order, so that two replicas seldom lock
 * each other out.
 */
export async function loadState(
  sql: Sql,
  workspace: string,
  mutations: readonly Mutation[],
): Promise<WorkspaceState> {
  const state: LoadedState = {
    rows: new Map(),
    accounts: new Map(),
    ledger: new Map(),
    claims: new Map(),
    uniques: new Map(),
  };
  const loader = { sql, workspace, state };
  const keys = new Map<string, Key>();
  const add = (entity: string, id: Scalar | undefined): void => {
    if (isId(id)) keys.set(rowKey(entity, id), { entity, id });
  };
  for (const mutation of mutations) {
    add(mutation.entity, mutation.id);
    for (const [name, value] of Object.entries(valuesOf(mutation))) {
      const entity = references[name];
      if (entity !== undefined) add(entity, value);
    }
  }
  await loadPeople(loader);
  await loadRows(loader, [...keys.values()]);
  await loadRuled(loader, mutations);
  return new WorkspaceState(state);
}

type Loader = { readonly sql: Sql; readonly workspace: string; readonly state: LoadedState };

async function loadPeople({ sql, workspace, state }: Loader): Promise<void> {
  const rows = await sql.query<StoredRow>(
    `SELECT ${rowColumns} FROM record r WHERE r.workspace = $1 AND r.entity IN ('person', 'access-group')`,
    [workspace],
  );
  for (const row of rows) state.rows.set(rowKey(row.entity, row.id), row);
}

async function loadRows({ sql, workspace, state }: Loader, keys: readonly Key[]): Promise<void> {
  const missing = keys.filter(({ entity, id }) => !state.rows.has(rowKey(entity, id)));
  if (missing.length === 0) return;
  const rows = await sql.query<StoredRow>(
    `SELECT ${rowColumns}
     FROM json_to_recordset($2::json) AS k (entity text, id uuid)
     JOIN record r ON r.workspace = $1 AND r.entity = k.entity AND r.id = k.id
     ORDER BY r.entity, r.id FOR UPDATE OF r`,
    [workspace, JSON.stringify(missing)],
  );
  for (const row of rows) state.rows.set(rowKey(row.entity, row.id), row);
}

/** What the rules of points, seats and unique values ask for beyond the rows themselves. */
async function loadRuled(loader: Loader, mutations: readonly Mutation[]): Promise<void> {
  const { state } = loader;
  const resellers = new Set<string>();
  const sessions = new Set<string>();
  const uniques = new Set<string>();
  const reversed = new Set<string>();
  for (const key of possibleUniques(state.rows, mutations)) uniques.add(key);
  for (const mutation of mutations) {
    const { entity, id } = mutation;
    const row = state.rows.get(rowKey(entity, id));
    const fields = { ...row?.fields, ...valuesOf(mutation) };
    const both = [row?.fields, fields];
    if (entity === 'bonus-entry') {
      for (const one of both) addText(resellers, one?.['resellerId']);
      if (fields['kind'] === 'reversal') addText(reversed, fields['reversesId']);
    }
    if (entity === 'training-session') sessions.add(id);
    if (entity === 'training-registration') {
      for (const one of both) addText(sessions, one?.['sessionId']);
    }
  }
  for (const id of reversed) {
    const accrual = state.rows.get(rowKey('bonus-entry', id));
    for (const { key } of uniquesOf('bonus-entry', accrual?.fields ?? {}, false)) uniques.add(key);
  }
  await loadUniques(loader, uniques);
  await loadAccounts(loader, resellers);
  await loadSessions(loader, sessions);
}

function addText(set: Set<string>, value: Scalar | undefined): void {
  if (isId(value)) set.add(value);
}

async function loadUniques(
  { sql, workspace, state }: Loader,
  keys: ReadonlySet<string>,
): Promise<void> {
  if (keys.size === 0) return;
  const rows = await sql.query<{ key: string; id: string }>(
    `SELECT k.key, u.id FROM json_array_elements_text($2::json) AS k (key)
     JOIN unique_value u ON u.workspace = $1 AND u.rule = split_part(k.key, ' ', 1)
       AND u.value = substr(k.key, position(' ' in k.key) + 1)`,
    [workspace, JSON.stringify([...keys])],
  );
  for (const { key, id } of rows) state.uniques.set(key, id);
}

async function loadAccounts(
  { sql, workspace, state }: Loader,
  resellers: ReadonlySet<string>,
): Promise<void> {
  if (resellers.size === 0) return;
  const ids = JSON.stringify([...resellers].sort());
  // Made before it is locked: of an account that is not there nobody could be kept away.
  await sql.query(
    `INSERT INTO account (workspace, reseller_id, available, reserved)
     SELECT $1, id::uuid, 0, 0 FROM json_array_elements_text($2::json) AS t (id)
     ON CONFLICT DO NOTHING`,
    [workspace, ids],
  );
  const accounts = await sql.query<Account & { resellerId: string }>(
    `SELECT a.reseller_id AS "resellerId", a.available, a.reserved
     FROM account a WHERE a.workspace = $1
       AND a.reseller_id IN (SELECT id::uuid FROM json_array_elements_text($2::json) AS t (id))
     ORDER BY a.reseller_id FOR UPDATE`,
    [workspace, ids],
  );
  for (const { resellerId, available, reserved } of accounts) {
    state.accounts.set(resellerId, { available, reserved });
  }
  const ledger = await sql.query<LedgerRow>(
    `SELECT l.id, l.reseller_id AS "resellerId", l.kind, l.points, l.at,
       l.request_id AS "requestId", l.purchase_id AS "purchaseId",
       l.reverses_id AS "reversesId", l.expires_on AS "expiresOn"
     FROM ledger l WHERE l.workspace = $1
       AND l.reseller_id IN (SELECT id::uuid FROM json_array_elements_text($2::json) AS t (id))`,
    [workspace, ids],
  );
  for (const entry of ledger) state.ledger.set(entry.id, entry);
}

async function loadSessions(loader: Loader, sessions: ReadonlySet<string>): Promise<void> {
  if (sessions.size === 0) return;
  const { sql, workspace, state } = loader;
  const ids = JSON.stringify([...sessions].sort());
  await sql.query(
    `SELECT session_id FROM session_seat WHERE workspace = $1
       AND session_id IN (SELECT id::uuid FROM json_array_elements_text($2::json) AS t (id))
     ORDER BY session_id FOR UPDATE`,
    [workspace, ids],
  );
  const claims = await sql.query<{ sessionId: string; id: string }>(
    `SELECT session_id AS "sessionId", registration_id AS id FROM seat_claim WHERE workspace = $1
       AND session_id IN (SELECT id::uuid FROM json_array_elements_text($2::json) AS t (id))`,
    [workspace, ids],
  );
  for (const session of sessions) state.claims.set(session, new Set());
  for (const { sessionId, id } of claims) state.claims.get(sessionId)?.add(id);
  await loadRows(loader, [
    ...[...sessions].map((id) => ({ entity: 'training-session', id })),
    ...claims.map(({ id }) => ({ entity: 'training-registration', id })),
  ]);
  // Whether a seat is paid for stands in the request, what the session is called in its course.
  const further: Key[] = [];
  for (const { id } of claims) {
    const request = state.rows.get(rowKey('training-registration', id))?.fields['requestId'];
    if (isId(request)) further.push({ entity: 'bonus-request', id: request });
  }
  for (const id of sessions) {
    const course = state.rows.get(rowKey('training-session', id))?.fields['courseId'];
    if (isId(course)) further.push({ entity: 'training-course', id: course });
  }
  await loadRows(loader, further);
}
