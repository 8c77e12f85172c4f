import { holdsSeat, registrationStates } from '#domain/training/registration-state.ts';
import type { Sql } from '../store/sql.ts';

/**
 * What does not agree in the tables of a workspace: rows with what the log says of them, the ledger with its rows, accounts
 * with the ledger, claims with registrations, seats with claims. To be read in one view.
 */
export async function faultsOfTables(sql: Sql, workspace: string): Promise<string[]> {
  // Each statement goes through a whole table, however long that takes.
  await sql.query("SELECT set_config('statement_timeout', '0', true)");
  const holding = JSON.stringify(registrationStates.filter(holdsSeat));
  const found = [
    await sql.query<{ what: string }>(rows, [workspace]),
    await sql.query<{ what: string }>(ledger, [workspace]),
    await sql.query<{ what: string }>(accounts, [workspace]),
    await sql.query<{ what: string }>(claims, [workspace]),
    await sql.query<{ what: string }>(seats, [workspace, holding]),
  ];
  return found.flat().map(({ what }) => what);
}

/*
 * The latest entry of each field makes the row. What every desktop came with is not in the log, so that such a
 * row may have more.
 */
const rows = `WITH latest AS (
    SELECT DISTINCT ON (l.entity, l.id, f.key) l.entity, l.id, f.key, f.value::jsonb AS value,
      l.row_version AS version
    FROM log l, json_each(l.fields) f WHERE l.workspace = $1
    ORDER BY l.entity, l.id, f.key, l.seq DESC),
  folded AS (
    SELECT entity, id, jsonb_object_agg(key, value) AS fields, max(version) AS version,
      coalesce(jsonb_object_agg(key, version) FILTER (WHERE version > 1), '{}') AS versions
    FROM latest GROUP BY entity, id),
  stored AS (
    SELECT entity, id, fields, row_version, deleted, made_hlc = '' AS shipped,
      coalesce((SELECT jsonb_object_agg(key, value->0) FILTER (WHERE (value->>0)::int > 1)
        FROM jsonb_each(meta)), '{}') AS versions
    FROM record WHERE workspace = $1)
  SELECT 'row ' || coalesce(r.entity, l.entity) || ' ' || coalesce(r.id, l.id) AS what
  FROM stored r FULL JOIN folded l ON l.entity = r.entity AND l.id = r.id
  WHERE r.id IS NULL OR r.row_version <> coalesce(l.version, 0)
    OR r.versions <> coalesce(l.versions, '{}')
    OR r.deleted <> (r.fields->>'deletedAt' IS NOT NULL)
    OR NOT CASE WHEN r.shipped THEN r.fields @> coalesce(l.fields, '{}')
      ELSE r.fields = l.fields AND l.id IS NOT NULL END`;

const ledger = `SELECT 'ledger ' || coalesce(r.id, l.id) AS what
  FROM (SELECT id, fields FROM record
    WHERE workspace = $1 AND entity = 'bonus-entry' AND NOT deleted) r
  FULL JOIN (SELECT * FROM ledger WHERE workspace = $1) l ON l.id = r.id
  WHERE r.id IS NULL OR l.id IS NULL
    OR (l.reseller_id::text, l.kind, l.points, l.request_id::text, l.purchase_id::text,
      l.reverses_id::text, l.expires_on) IS DISTINCT FROM (r.fields->>'resellerId', r.fields->>'kind',
      (r.fields->>'points')::bigint, r.fields->>'requestId', r.fields->>'purchaseId',
      r.fields->>'reversesId', r.fields->>'expiresOn')`;

const accounts = `SELECT 'account ' || coalesce(a.reseller_id, l.reseller_id) AS what
  FROM (SELECT * FROM account WHERE workspace = $1) a
  FULL JOIN (SELECT reseller_id, sum(points) AS available,
      -coalesce(sum(points) FILTER (WHERE kind IN ('reservation', 'release')), 0) AS reserved
    FROM ledger WHERE workspace = $1 GROUP BY reseller_id) l ON l.reseller_id = a.reseller_id
  WHERE coalesce(a.available, 0) <> coalesce(l.available, 0)
    OR coalesce(a.reserved, 0) <> coalesce(l.reserved, 0) OR a.available < 0 OR a.reserved < 0`;

const claims = `SELECT 'claim ' || coalesce(r.id, c.registration_id) AS what
  FROM (SELECT id, fields->>'sessionId' AS session FROM record
    WHERE workspace = $1 AND entity = 'training-registration' AND NOT deleted
      AND fields->>'sessionId' IS NOT NULL) r
  FULL JOIN (SELECT * FROM seat_claim WHERE workspace = $1) c ON c.registration_id = r.id
  WHERE r.session IS DISTINCT FROM c.session_id::text`;

const seats = `SELECT 'seats ' || coalesce(s.session_id, t.session_id) AS what
  FROM (SELECT s.*, r.deleted, (r.fields->>'seats')::int AS wanted FROM session_seat s
    LEFT JOIN record r ON r.workspace = $1 AND r.entity = 'training-session' AND r.id = s.session_id
    WHERE s.workspace = $1) s
  FULL JOIN (SELECT c.session_id, count(*) AS taken FROM seat_claim c
    JOIN record r ON r.workspace = $1 AND r.entity = 'training-registration'
      AND r.id = c.registration_id
    WHERE c.workspace = $1 AND r.fields->>'state' IN (SELECT json_array_elements_text($2::json))
    GROUP BY c.session_id) t ON t.session_id = s.session_id
  WHERE NOT coalesce(s.deleted, false) AND (s.session_id IS NULL OR s.taken > s.seats
    OR s.taken <> coalesce(t.taken, 0) OR s.seats IS DISTINCT FROM s.wanted)`;
