import { randomBytes } from 'node:crypto';
import type { Sql, Store } from '../store/sql.ts';
import { codeKey, newCode } from './devices.ts';
import { hashOf } from './secrets.ts';

/** A code is typed at once, and a browser is shut out again after a working day. */
export const codeValidMs = 15 * 60_000;
export const sessionValidMs = 8 * 3_600_000;

/** Makes a code that lets one browser see the page of administrators, once and within a quarter of an hour. */
export async function createAdminCode(sql: Sql, now: number): Promise<string> {
  const code = newCode();
  await insert(sql, 'code', codeKey(code), now, now + codeValidMs);
  return code;
}

/** Takes a code for a session; null for one that is unknown, used or too old. */
export function openAdminSession(store: Store, code: string, now: number): Promise<string | null> {
  return store.transaction(async (sql) => {
    const used = await sql.query(
      "DELETE FROM admin_access WHERE kind = 'code' AND hash = $1 AND expires_at > $2 RETURNING 1",
      [hashOf(codeKey(code)), now],
    );
    if (used.length === 0) return null;
    await sql.query('DELETE FROM admin_access WHERE expires_at <= $1', [now]);
    const session = randomBytes(32).toString('base64url');
    await insert(sql, 'session', session, now, now + sessionValidMs);
    return session;
  });
}

/** Whether a session is there and has not run out. */
export async function isAdminSession(sql: Sql, session: string, now: number): Promise<boolean> {
  const found = await sql.query(
    "SELECT 1 FROM admin_access WHERE kind = 'session' AND hash = $1 AND expires_at > $2",
    [hashOf(session), now],
  );
  return found.length > 0;
}

/** Ends a session. */
export async function closeAdminSession(sql: Sql, session: string): Promise<void> {
  await sql.query('DELETE FROM admin_access WHERE hash = $1', [hashOf(session)]);
}

async function insert(
  sql: Sql,
  kind: string,
  secret: string,
  now: number,
  until: number,
): Promise<void> {
  await sql.query(
    'INSERT INTO admin_access (hash, kind, created_at, expires_at) VALUES ($1, $2, $3, $4)',
    [hashOf(secret), kind, now, until],
  );
}
