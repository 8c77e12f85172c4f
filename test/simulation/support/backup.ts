import type { Store } from '#server/store/sql.ts';

const tables = [
  ...['device', 'record', 'log', 'outcome', 'account', 'ledger', 'session_seat', 'seat_claim'],
  ...['unique_value', 'snapshot', 'snapshot_chunk'],
] as const;

/** Makes the tables that backups of workspaces are kept in, once a database. */
export async function prepareBackups(store: Store): Promise<void> {
  for (const table of tables) {
    await store.query(`CREATE TABLE saved_${table} (LIKE ${table})`);
    await store.query(`ALTER TABLE saved_${table} ADD COLUMN backup int`);
  }
  await store.query('CREATE TABLE saved (backup int GENERATED ALWAYS AS IDENTITY, seq bigint)');
}

/** Keeps a workspace as it is and answers the number of the backup. */
export async function saveWorkspace(store: Store, workspace: string): Promise<number> {
  return store.transaction(async (sql) => {
    // Written, so not the store's own view; one view of all tables all the same.
    await sql.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    const [saved] = await sql.query<{ backup: number }>(
      'INSERT INTO saved (seq) SELECT last_value FROM log_seq RETURNING backup',
    );
    const backup = saved?.backup ?? 0;
    for (const table of tables) {
      await sql.query(
        `INSERT INTO saved_${table} SELECT t.*, $2::int FROM ${table} t WHERE workspace = $1`,
        [workspace, backup],
      );
    }
    return backup;
  });
}

/**
 * Puts a workspace back as it was, with the numbers of the log behind it given anew. Devices that came later
 * are let in again from their first number, as the administrator would do it. `silent`: nobody says that it
 * was put back.
 */
export async function putWorkspaceBack(
  store: Store,
  workspace: string,
  backup: number,
  silent: boolean,
): Promise<void> {
  await store.transaction(async (sql) => {
    for (const table of tables) {
      if (table === 'device') continue;
      await sql.query(`DELETE FROM ${table} WHERE workspace = $1`, [workspace]);
      const columns = await sql.query<{ name: string }>(
        `SELECT column_name AS name FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position`,
        [table],
      );
      const names = columns.map(({ name }) => `"${name}"`).join(', ');
      await sql.query(
        `INSERT INTO ${table} (${names}) OVERRIDING SYSTEM VALUE
         SELECT ${names} FROM saved_${table} WHERE backup = $1`,
        [backup],
      );
    }
    await sql.query(
      `UPDATE device d SET last_mut_no = coalesce((SELECT s.last_mut_no FROM saved_device s
         WHERE s.backup = $2 AND s.id = d.id), 0) WHERE d.workspace = $1`,
      [workspace, backup],
    );
    await sql.query(
      "SELECT setval('log_seq', (SELECT greatest(seq, 1) FROM saved WHERE backup = $1))",
      [backup],
    );
    if (!silent)
      await sql.query('UPDATE workspace SET epoch = epoch + 1 WHERE id = $1', [workspace]);
  });
}

/** Empties the database for the next run: what is left of thousands would only make each slower. */
export async function emptyDatabase(store: Store): Promise<void> {
  const all = [...tables.map((table) => `saved_${table}`), ...tables, 'saved', 'enrolment_code'];
  await store.query(`TRUNCATE ${all.join(', ')}, workspace`);
}
