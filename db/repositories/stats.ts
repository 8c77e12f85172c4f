import type { Database } from 'better-sqlite3';

export type Stats = {
  readonly resellers: {
    readonly total: number;
    readonly byStatus: Readonly<Record<string, number>>;
    /** How many different cities. */
    readonly cities: number;
  };
  readonly contacts: number;
  readonly phones: number;
  readonly emails: number;
  readonly interactions: {
    readonly total: number;
    readonly byChannel: Readonly<Record<string, number>>;
  };
  readonly tasks: number;
  readonly batches: number;
  /** Changes that head office has not seen yet. */
  readonly pendingChanges: number;
};

/** Counts of what is in the file, deleted rows left out. */
export function readStats(db: Database): Stats {
  const count = (table: string) =>
    db
      .prepare<[], number>(`SELECT count(*) FROM ${table} WHERE deleted_at IS NULL`)
      .pluck()
      .get() ?? 0;
  const counts = (table: string, column: string) =>
    Object.fromEntries(
      db
        .prepare<[], [string, number]>(
          `SELECT ${column}, count(*) FROM ${table} WHERE deleted_at IS NULL GROUP BY 1 ORDER BY 1`,
        )
        .raw()
        .all(),
    );
  const number = (sql: string) => db.prepare<[], number>(sql).pluck().get() ?? 0;
  return {
    resellers: {
      total: count('reseller'),
      byStatus: counts('reseller', 'status'),
      cities: number('SELECT count(DISTINCT city) FROM reseller WHERE deleted_at IS NULL'),
    },
    contacts: count('contact'),
    phones: count('phone'),
    emails: count('email'),
    interactions: { total: count('interaction'), byChannel: counts('interaction', 'channel') },
    tasks: count('task'),
    batches: number('SELECT count(*) FROM import_batch'),
    pendingChanges: pendingChanges(db),
  };
}

/** How many changes wait to be sent to head office; their numbers have no gaps, so none is counted. */
export function pendingChanges(db: Database): number {
  const pending = db
    .prepare<[], number>('SELECT coalesce(max(mut_no) - min(mut_no) + 1, 0) FROM mutation')
    .pluck()
    .get();
  return pending ?? 0;
}
