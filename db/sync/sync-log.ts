import type { Database } from 'better-sqlite3';

/** A line of the log of exchanges. */
export type SyncLogLine = {
  readonly at: number;
  readonly until: number;
  readonly times: number;
  /** Of a fault; null where the exchange came about. */
  readonly code: string | null;
  readonly message: string | null;
  readonly pushed: number;
  readonly refused: number;
  readonly pulled: number;
  readonly conflicts: number;
};

export type LoggedExchange = Pick<SyncLogLine, 'pushed' | 'refused' | 'pulled' | 'conflicts'> & {
  readonly fault?: { readonly code: string; readonly message: string };
};

const mostLines = 500;
const mostListed = 200;

/** Notes an exchange; nothing of one that did nothing, and a fault that comes again counts up its line. */
export function noteExchange(db: Database, exchange: LoggedExchange, now: number): void {
  const { pushed, refused, pulled, conflicts, fault } = exchange;
  if (fault === undefined && pushed + pulled === 0) return;
  if (fault !== undefined && pushed + pulled === 0) {
    const { changes } = db
      .prepare(
        `UPDATE sync_log SET until = ?, times = times + 1
         WHERE pk = (SELECT max(pk) FROM sync_log) AND code = ? AND message = ? AND pushed + pulled = 0`,
      )
      .run(now, fault.code, fault.message);
    if (changes > 0) return;
  }
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO sync_log (at, until, code, message, pushed, refused, pulled, conflicts)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(now, now, fault?.code ?? null, fault?.message ?? null, pushed, refused, pulled, conflicts);
  db.prepare('DELETE FROM sync_log WHERE pk <= ?').run(Number(lastInsertRowid) - mostLines);
}

/** The last exchanges, the newest first. */
export function readSyncLog(db: Database): SyncLogLine[] {
  return db
    .prepare<[], SyncLogLine>(
      `SELECT at, until, times, code, message, pushed, refused, pulled, conflicts FROM sync_log
       ORDER BY pk DESC LIMIT ${mostListed}`,
    )
    .all();
}
