import type { Sql, Store } from './sql.ts';
import { serverMigrations, type ServerMigration } from './migrations/index.ts';

/** The version that this program works with. */
export const newestVersion = Math.max(...serverMigrations.map(({ version }) => version));

/** So that of several replicas that start at once one brings the tables up to date. */
const migrationLock = 7_402_113;

/**
 * Brings the tables to the newest version, one version a transaction. Throws when they are newer than this
 * program: it would not know what it leaves out.
 */
export async function migrateStore(
  store: Store,
  migrations: readonly ServerMigration[] = serverMigrations,
): Promise<void> {
  const newest = Math.max(...migrations.map(({ version }) => version));
  for (;;) {
    const done = await store.transaction(async (sql) => {
      await sql.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
      const version = await versionOf(sql);
      if (version > newest) {
        throw new Error(`the database has version ${version}, this program knows ${newest}`);
      }
      const next = migrations.find((migration) => migration.version === version + 1);
      if (!next) return true;
      // One statement at a time: a prepared statement holds no more.
      for (const statement of statementsOf(next.sql)) await sql.query(statement);
      await sql.query('UPDATE schema_version SET version = $1', [next.version]);
      return false;
    });
    if (done) return;
  }
}

async function versionOf(sql: Sql): Promise<number> {
  await sql.query(
    'CREATE TABLE IF NOT EXISTS schema_version (one boolean PRIMARY KEY CHECK (one), version int NOT NULL)',
  );
  await sql.query('INSERT INTO schema_version VALUES (true, 0) ON CONFLICT DO NOTHING');
  const [row] = await sql.query<{ version: number }>('SELECT version FROM schema_version');
  return row?.version ?? 0;
}

/** Our own scripts have no semicolon but at the end of a statement. */
function statementsOf(script: string): string[] {
  return script
    .replace(/^\s*--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
