import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnection } from '#db/connection.ts';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';
import { insertBare, rowsOf, searchRows } from './bare-insert.ts';
import type { SyncOffice } from './sync-office.ts';

const tables = ['reseller', 'contact', 'phone', 'interaction'];

/** Copies what a query answers out of PostgreSQL as `psql` does, and throws it away; milliseconds. */
export async function copyOut({ databaseUrl }: SyncOffice, query: string): Promise<number> {
  const before = performance.now();
  const psql = spawn('psql', [databaseUrl, '-qc', `COPY (${query}) TO STDOUT`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(psql, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`psql ended with ${String(code)}`);
  return performance.now() - before;
}

/** Stores the rows of a desktop's file in a new file with the same tables and indexes; milliseconds. */
export function insertAgain(file: string): number {
  const source = openConnection(file, { readonly: true });
  const everything = [
    ...tables.map((table) => rowsOf(source, table, 'pk', () => 0)),
    ...searchRows(source, () => 0),
  ];
  source.close();
  const folder = mkdtempSync(join(tmpdir(), 'ic-bench-floor-'));
  const db = openConnection(join(folder, 'centre.db'));
  try {
    migrate(db, migrations);
    return insertBare(db, everything);
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
