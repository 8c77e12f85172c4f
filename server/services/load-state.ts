import { references } from '#contract/sync/entity-order.ts';
import type { Mutation, Scalar } from '#contract/sync/mutation.ts';
import { valuesOf } from '../rules/mutation-values.ts';
import { rowKey, type StoredRow } from '../rules/stored-row.ts';
import { uniquesOf } from '../rules/unique-values.ts';
import { possibleUniques } from '../rules/possible-uniques.ts';
import {
  isOfPeople,
  WorkspaceState,
  type Account,
  type LedgerRow,
  type LoadedState,
} from '../rules/workspace-state.ts';
import { LostRace, type Sql } from '../store/sql.ts';
import { rowColumns } from './row-columns.ts';

type Key = { readonly entity: string; readonly id: string };

const shape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is no id points to nothing: the rules refuse it, and the database would break off. */
function isId(value: Scalar | undefined): value is string {
  return typeof value === 'string' && shape.test(value);
}

/**
 * Reads and locks all that a batch of mutations can touch: accounts, sessions, then in one statement their rows
 * with all that the rules look at beside them. Each kind is locked by its keys in their order, the kinds always
 * in this one: two replicas wait for each other, not crosswise. Throws `LostRace` where a row has been moved to
 * an account or a session that was not locked.
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
  const add: Add = (entity, id) => {
    if (isId(id)) keys.set(rowKey(entity, id), { entity, id });
  };
  for (const mutation of mutations) {
    add(mutation.entity, mutation.id);
    for (const [name, value] of Object.entries(valuesOf(mutation))) {
      const entity = references[name];
      if (entity !== undefined) add(entity, value);
    }
  }
  if (mutations.some(({ entity }) => isOfPeople(entity))) await lockPeople(sql, workspace);
  await loadPeople(loader);
  const ruled = ruledBy(mutations, await readBefore(loader, mutations));
  await loadAccounts(loader, ruled.resellers);
  await loadSessions(loader, ruled.sessions, add);
  await loadRows(loader, [...keys.values()]);
  const now = ruledBy(mutations, state.rows);
  if (!isWithin(now.resellers, ruled.resellers) || !isWithin(now.sessions, ruled.sessions)) {
    throw new LostRace();
  }
  await loadUniques(loader, uniquesToRead(state, mutations));
  return new WorkspaceState(state);
}

type Add = (entity: string, id: Scalar | undefined) => void;
type Loader = { readonly sql: Sql; readonly workspace: string; readonly state: LoadedState };

/** Each of two at once would see the other's administrator still there. Held to the end of the transaction. */
async function lockPeople(sql: Sql, workspace: string): Promise<void> {
  await sql.query("SELECT pg_advisory_xact_lock(hashtextextended('people ' || $1, 0))", [
    workspace,
  ]);
}

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

/** The accounts and sessions that a batch works on. */
type Ruled = { readonly resellers: ReadonlySet<string>; readonly sessions: ReadonlySet<string> };
type RowFields = { readonly fields: StoredRow['fields'] };

function ruledBy(mutations: readonly Mutation[], rows: ReadonlyMap<string, RowFields>): Ruled {
  const resellers = new Set<string>();
  const sessions = new Set<string>();
  for (const mutation of mutations) {
    const { entity, id } = mutation;
    const before = rows.get(rowKey(entity, id))?.fields;
    for (const one of [before, { ...before, ...valuesOf(mutation) }]) {
      if (entity === 'bonus-entry') addText(resellers, one?.['resellerId']);
      if (entity === 'training-registration') addText(sessions, one?.['sessionId']);
    }
    if (entity === 'training-session') addText(sessions, id);
  }
  return { resellers, sessions };
}

/** What is there, without a lock, of the rows that say which account and session they belong to. */
async function readBefore(
  { sql, workspace }: Loader,
  mutations: readonly Mutation[],
): Promise<Map<string, RowFields>> {
  const asked = mutations.filter(
    ({ entity }) => entity === 'bonus-entry' || entity === 'training-registration',
  );
  if (asked.length === 0) return new Map();
  const rows = await sql.query<Key & RowFields>(
    `SELECT r.entity, r.id, r.fields FROM json_to_recordset($2::json) AS k (entity text, id uuid)
     JOIN record r ON r.workspace = $1 AND r.entity = k.entity AND r.id = k.id`,
    [workspace, JSON.stringify(asked.map(({ entity, id }) => ({ entity, id })))],
  );
  return new Map(rows.map((row) => [rowKey(row.entity, row.id), row]));
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((one) => all.has(one));
}

function uniquesToRead({ rows }: LoadedState, mutations: readonly Mutation[]): Set<string> {
  const uniques = new Set(possibleUniques(rows, mutations));
  for (const mutation of mutations) {
    const { entity, id } = mutation;
    if (entity !== 'bonus-entry') continue;
    const fields = { ...rows.get(rowKey(entity, id))?.fields, ...valuesOf(mutation) };
    const reversed = fields['reversesId'];
    if (fields['kind'] !== 'reversal' || !isId(reversed)) continue;
    const accrual = rows.get(rowKey('bonus-entry', reversed));
    for (const { key } of uniquesOf('bonus-entry', accrual?.fields ?? {}, false)) uniques.add(key);
  }
  return uniques;
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

/**
 * Locks sessions and reads who is registered for them; adds the rows that their rules look at. While a session is
 * locked nobody changes a registration for it: what they point to stays.
 */
async function loadSessions(
  { sql, workspace, state }: Loader,
  sessions: ReadonlySet<string>,
  add: Add,
): Promise<void> {
  if (sessions.size === 0) return;
  const ids = JSON.stringify([...sessions].sort());
  await sql.query(
    `SELECT session_id FROM session_seat WHERE workspace = $1
       AND session_id IN (SELECT id::uuid FROM json_array_elements_text($2::json) AS t (id))
     ORDER BY session_id FOR UPDATE`,
    [workspace, ids],
  );
  const claims = await sql.query<{ sessionId: string; id: string; requestId: string | null }>(
    `SELECT c.session_id AS "sessionId", c.registration_id AS id, r.fields ->> 'requestId' AS "requestId"
     FROM seat_claim c JOIN record r ON r.workspace = $1 AND r.entity = 'training-registration'
       AND r.id = c.registration_id
     WHERE c.workspace = $1
       AND c.session_id IN (SELECT id::uuid FROM json_array_elements_text($2::json) AS t (id))`,
    [workspace, ids],
  );
  for (const session of sessions) state.claims.set(session, new Set());
  for (const { sessionId, id, requestId } of claims) {
    state.claims.get(sessionId)?.add(id);
    add('training-registration', id);
    // Whether a seat is paid for stands in the request.
    add('bonus-request', requestId ?? undefined);
  }
  const courses = await sql.query<{ id: string; courseId: string | null }>(
    `SELECT r.id, r.fields ->> 'courseId' AS "courseId" FROM record r
     WHERE r.workspace = $1 AND r.entity = 'training-session'
       AND r.id IN (SELECT id::uuid FROM json_array_elements_text($2::json) AS t (id))`,
    [workspace, ids],
  );
  for (const session of sessions) add('training-session', session);
  // What the session is called stands in its course.
  for (const { courseId } of courses) add('training-course', courseId ?? undefined);
}
