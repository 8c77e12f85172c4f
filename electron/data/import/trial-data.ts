import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openConnection } from '#db/connection.ts';
import type { Database } from '#db/database.ts';
import { removeDatabase, sizeOf } from '#db/file/durable.ts';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';
import { toDataError } from '#db/sqlite-error.ts';
import { Writer } from '#db/write/writer.ts';
import { isAlive } from './process-alive.ts';

const namePattern = /^\.trial-(\d+)-\d+\.db/;
/** So many pages are copied in one turn: a search in between waits a few milliseconds. */
const pagesAtOnce = 512;

let count = 0;

/** A copy of the data to try an import on; nothing of it comes back. */
export type TrialData = {
  readonly file: string;
  readonly db: Database;
  readonly writer: Writer;
  /** Closes and removes the copy. */
  readonly remove: () => void;
};

/**
 * Copies the data file beside it, or begins an empty one where there is none, without keeping the
 * event loop. Throws `data/disk-full`, `data/damaged` and the like, and leaves nothing then.
 */
export async function openTrial(dataFile: string): Promise<TrialData> {
  count += 1;
  const beside = dirname(dataFile);
  // A first import may be tried before there is a folder for the data.
  const folder = sizeOf(beside) === null ? tmpdir() : beside;
  removeTrialsIn(folder);
  const file = join(folder, `.trial-${String(process.pid)}-${String(count)}.db`);
  let db: Database | null = null;
  const remove = (): void => {
    db?.close();
    removeDatabase(file);
  };
  try {
    if (sizeOf(dataFile) !== null) await copy(dataFile, file);
    db = openConnection(file);
    // Nothing here has to outlive a power cut.
    db.pragma('synchronous = OFF');
    migrate(db, migrations);
    return { file, db, writer: new Writer(db), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

async function copy(from: string, to: string): Promise<void> {
  const source = openConnection(from, { readonly: true, background: true });
  try {
    // One moment of the data: without it the copy would begin anew whenever somebody writes.
    source.exec('BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1');
    await source.backup(to, { progress: () => pagesAtOnce });
  } catch (error) {
    throw toDataError(error, to);
  } finally {
    source.close();
  }
}

/** Removes copies beside a data file whose process is gone: they hold what people entered. */
export function removeOldTrials(dataFile: string): void {
  removeTrialsIn(dirname(dataFile));
}

function isInUse(processId: number): boolean {
  return processId === process.pid || isAlive(processId);
}

function removeTrialsIn(folder: string): void {
  for (const name of readdirSync(folder)) {
    const processId = namePattern.exec(name)?.[1];
    if (processId === undefined || isInUse(Number(processId))) continue;
    try {
      removeDatabase(join(folder, name));
    } catch {
      // Held by another program, or not ours to remove: the next start tries again. Work goes on.
    }
  }
}
