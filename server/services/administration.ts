import { createHash } from 'node:crypto';
import type { Sql } from '../store/sql.ts';
import { noHash } from './append.ts';

export type Act = {
  readonly workspace: string | null;
  readonly actor: string;
  readonly action: string;
  /** What it was done to; never a secret. */
  readonly subject: string;
};

/** So that two acts at once do not follow the same one. */
const administrationLock = 7_402_114;

/** The hash of an act: over the hash before it and everything in it. */
export function actHash(before: Uint8Array, act: Act, at: number): Buffer {
  const { workspace, actor, action, subject } = act;
  const content = JSON.stringify([workspace, at, actor, action, subject]);
  return createHash('sha256').update(before).update(content).digest();
}

/** Notes what an administrator did, within the transaction in which it is done. */
export async function noteAct(sql: Sql, act: Act, at: number): Promise<void> {
  await sql.query('SELECT pg_advisory_xact_lock($1)', [administrationLock]);
  const [last] = await sql.query<{ hash: Uint8Array }>(
    'SELECT hash FROM administration ORDER BY no DESC LIMIT 1',
  );
  await sql.query(
    `INSERT INTO administration (workspace, at, actor, action, subject, hash)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      ...[act.workspace, at, act.actor, act.action, act.subject],
      actHash(last?.hash ?? noHash, act, at),
    ],
  );
}
