import { requireReadable, runOnDatabase } from '../store/postgres-program.ts';

/** Writes a backup of a PostgreSQL with `pg_dump` and reads it back, so that one that broke off is not kept for whole. */
export function dumpPostgres(url: string, file: string): void {
  runOnDatabase('pg_dump', url, ['--format=custom', `--file=${file}`]);
  requireReadable(file);
}
