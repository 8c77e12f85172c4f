import { randomBytes, randomInt } from 'node:crypto';
import { protocolVersion } from '#contract/sync/limits.ts';
import type {
  DeviceReport,
  EnrolRequest,
  EnrolResponse,
  HelloResponse,
} from '#contract/sync/messages.ts';
import { uuidV7 } from '#domain/identity/uuid-v7.ts';
import type { Sql, Store } from '../store/sql.ts';
import { readLineage } from './lineage.ts';
import type { Caller } from './push.ts';
import { hashOf } from './secrets.ts';
import { ServiceFault } from './service-fault.ts';

/** 256 bits that nobody guesses; only their hash is stored here. */
function newToken(): string {
  return randomBytes(32).toString('base64url');
}

// Without letters and digits that are taken for each other on the telephone.
const codeLetters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A code as a person types it: however it is spaced and written. */
export function codeKey(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** A code of 16 signs in groups of four: 79 bits, used once. */
export function newCode(): string {
  const signs = Array.from({ length: 16 }, () => codeLetters[randomInt(codeLetters.length)]);
  return [0, 4, 8, 12].map((at) => signs.slice(at, at + 4).join('')).join('-');
}

export type NewCode = {
  readonly workspace: string;
  readonly role: string;
  readonly validMs: number;
};

/** Makes a code with which one desktop may join a workspace, once and for a while. */
export async function createCode(sql: Sql, wanted: NewCode, now: number): Promise<string> {
  const code = newCode();
  await sql.query(
    `INSERT INTO enrolment_code (code_hash, workspace, role, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5)`,
    [hashOf(codeKey(code)), wanted.workspace, wanted.role, now, now + wanted.validMs],
  );
  return code;
}

/**
 * Lets a desktop in that has a code; the code is used up with it. Throws `sync/wrong-code` for one that is
 * unknown, used or too old, and does not say which.
 */
export async function enrol(
  store: Store,
  request: EnrolRequest,
  now: number,
): Promise<EnrolResponse> {
  return store.transaction(async (sql) => {
    const hash = hashOf(codeKey(request.code));
    const [code] = await sql.query<{ workspace: string; role: string }>(
      `UPDATE enrolment_code SET used_at = $2, device_id = $3
       WHERE code_hash = $1 AND used_at IS NULL AND expires_at > $2 RETURNING workspace, role`,
      [hash, now, request.deviceId],
    );
    if (!code) throw new ServiceFault('sync/wrong-code', 'no such code, or no longer');
    // A desktop that comes back, or the copy of one: each has an id of its own here.
    const [taken] = await sql.query('SELECT 1 FROM device WHERE workspace = $1 AND id = $2', [
      code.workspace,
      request.deviceId,
    ]);
    const deviceId = taken ? uuidV7(now) : request.deviceId;
    const { deviceName: name, program } = request;
    const copiedFrom = taken ? request.deviceId : null;
    return insertDevice(sql, { ...code, deviceId, name, program, copiedFrom }, now);
  });
}

type NewDevice = {
  readonly workspace: string;
  readonly role: string;
  readonly deviceId: string;
  readonly name: string;
  readonly program: string;
  readonly copiedFrom: string | null;
};

async function insertDevice(sql: Sql, device: NewDevice, now: number): Promise<EnrolResponse> {
  const token = newToken();
  const { workspace, deviceId, name, role, program, copiedFrom } = device;
  await sql.query(
    `INSERT INTO device (workspace, id, name, token_hash, role, enrolled_at, program, copied_from)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [workspace, deviceId, name, hashOf(token), role, now, program, copiedFrom],
  );
  const lineage = await readLineage(sql, workspace);
  return {
    ...lineage,
    workspace,
    workspaceName: await nameOf(sql, workspace),
    deviceId,
    token,
    serverTime: now,
  };
}

async function nameOf(sql: Sql, workspace: string): Promise<string> {
  const [row] = await sql.query<{ name: string }>('SELECT name FROM workspace WHERE id = $1', [
    workspace,
  ]);
  return row?.name ?? '';
}

/** Gives a copied disk an identity of its own, with the same rights. */
export async function split(store: Store, caller: Caller, now: number): Promise<EnrolResponse> {
  return store.transaction(async (sql) => {
    const { workspace, deviceId: copiedFrom } = caller;
    const [device] = await sql.query<{ name: string; role: string; program: string }>(
      'SELECT name, role, program FROM device WHERE workspace = $1 AND id = $2',
      [workspace, copiedFrom],
    );
    if (!device) throw new ServiceFault('sync/unknown-device', 'no such device');
    const deviceId = uuidV7(now);
    return insertDevice(sql, { workspace, ...device, deviceId, copiedFrom }, now);
  });
}

/** The device of a token. Throws `sync/unknown-device` and `sync/revoked`. */
export async function authenticate(sql: Sql, token: string): Promise<Caller> {
  const [device] = await sql.query<Caller & { revoked: boolean }>(
    `SELECT workspace, id AS "deviceId", revoked_at IS NOT NULL AS revoked
     FROM device WHERE token_hash = $1`,
    [hashOf(token)],
  );
  if (!device) throw new ServiceFault('sync/unknown-device', 'an unknown token');
  if (device.revoked) throw new ServiceFault('sync/revoked', 'the device was revoked');
  return { workspace: device.workspace, deviceId: device.deviceId };
}

/** So long a device counts as seen just now; noting it more often would only make work. */
const seenMs = 60_000;

/** Notes what a device tells of itself, where that is new, and tells it where head office is. */
export async function hello(
  sql: Sql,
  { workspace, deviceId }: Caller,
  report: DeviceReport,
  now: number,
): Promise<HelloResponse> {
  const [row] = await sql.query<Omit<HelloResponse, 'protocol' | 'oldestProtocol' | 'serverTime'>>(
    `WITH noted AS (
       UPDATE device SET last_seen_at = $3, cursor = $4, pending = $5, refused = $6,
         clock_offset_ms = $7
       WHERE workspace = $1 AND id = $2 AND (coalesce(last_seen_at, 0) <= $3::bigint - $8::bigint
         OR (cursor, pending, refused, clock_offset_ms)
           IS DISTINCT FROM ($4::bigint, $5::int, $6::int, $7::bigint)))
     SELECT w.id AS workspace, w.name AS "workspaceName", w.data_set_id AS "dataSetId", w.epoch,
       d.last_mut_no AS "lastMutNo",
       coalesce((SELECT max(seq) FROM log WHERE workspace = $1), 0) AS head,
       -- Asked by who has nothing yet, to choose between log and snapshot: an entry a row is near enough.
       CASE WHEN $4::bigint > 0 THEN 0 ELSE
         (SELECT count(*) FROM (SELECT 1 FROM log WHERE workspace = $1 LIMIT 50000) AS entry)
       END AS rows
     FROM device d JOIN workspace w ON w.id = d.workspace WHERE d.workspace = $1 AND d.id = $2`,
    [
      ...[workspace, deviceId, now, report.cursor, report.pending, report.refused],
      ...[report.clockOffsetMs, seenMs],
    ],
  );
  if (!row) throw new ServiceFault('sync/unknown-device', 'no such device');
  return { ...row, protocol: protocolVersion, oldestProtocol: protocolVersion, serverTime: now };
}
