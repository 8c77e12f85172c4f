import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Files of a database by which one knows that it is there. */
const sign = 'PG_VERSION';

/** A restored database that is whole and not yet in its place. */
export const readyName = 'database.ready';

/** Whether there is a database in a folder. */
export function hasDatabase(folder: string): boolean {
  return existsSync(join(folder, sign));
}

/**
 * Where the database of a data folder lies; for who holds its lock. One of before, or an unpacked backup, is moved
 * there out of the folder itself. Of a restore that was broken off it finishes what is past the point of return,
 * when the former database was set aside, and forgets the rest.
 */
export function databaseIn(folder: string): string {
  const database = join(folder, 'database');
  const ready = join(folder, readyName);
  if (hasDatabase(folder)) moveIn(folder, database);
  if (!hasDatabase(ready)) return database;
  if (hasDatabase(database)) rmSync(ready, { recursive: true });
  else renameSync(ready, database);
  return database;
}

function moveIn(folder: string, database: string): void {
  if (hasDatabase(database)) {
    throw new Error(`there is a database in ${folder} and one in ${database}: move one away`);
  }
  mkdirSync(database, { recursive: true });
  // The sign last, so that a move that was broken off goes on with the next start.
  const parts = readdirSync(folder).filter((name) => /^(base|global|pg_|postgresql)/.test(name));
  for (const name of [...parts, sign]) renameSync(join(folder, name), join(database, name));
}
