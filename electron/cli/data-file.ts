import { existsSync } from 'node:fs';
import { AppError } from '#contract/errors.ts';
import { closeInStep } from '#db/checkpoint.ts';
import { openConnection } from '#db/connection.ts';
import { glance } from '#db/integrity.ts';
import { latestVersion, versionOf } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { Writer } from '#db/write/writer.ts';
import type { DataContext } from '#electron/data/context.ts';
import { brokenOff, rollbackUnfinishedBatches } from '#electron/data/import/rollback.ts';
import { removeOldTrials } from '#electron/data/import/trial-data.ts';
import { CliError } from './cli-error.ts';

export type OpenFile = {
  readonly db: DataContext['db'];
  readonly writer: Writer;
  readonly close: () => void;
};

/** Opens the data file for writing, made if need be; imports that broke off are taken back first. */
export function openForWriting(file: string): OpenFile {
  const data = openData(file, migrations);
  try {
    const writer = new Writer(data.db);
    removeOldTrials(data.file);
    rollbackUnfinishedBatches(data.db, writer);
    return { db: data.db, writer, close: data.close };
  } catch (error) {
    data.close();
    throw error;
  }
}

/** As `openForWriting`, for a file that has to be there. */
export function openExisting(file: string): OpenFile {
  requireFile(file);
  return openForWriting(file);
}

/**
 * Opens the data file to be read; it is not changed unless an import broke off or its version is older.
 * The caller closes it.
 */
export function openForReading(file: string): DataContext['db'] {
  requireFile(file);
  const first = glance(file);
  if (first.kind === 'foreign') {
    throw new AppError('data/not-our-file', `Not our data file: ${first.reason}`);
  }
  if (first.kind === 'damaged') {
    throw new AppError('data/damaged', `The file is damaged: ${first.reason}`);
  }
  if (needsWork(file)) openForWriting(file).close();
  return openConnection(file, { readonly: true });
}

/** Reads the data file opened by `openForReading`. */
export function readData<T>(file: string, read: (db: DataContext['db']) => T): T {
  const db = openForReading(file);
  try {
    return read(db);
  } finally {
    db.close();
  }
}

function needsWork(file: string): boolean {
  const db = openConnection(file, { readonly: true });
  try {
    const newest = latestVersion(migrations);
    const version = versionOf(db);
    if (version > newest) {
      throw new AppError('data/newer-file', `The file has version ${String(version)}`, {
        details: { fileVersion: version, programVersion: newest },
      });
    }
    return version < newest || brokenOff(db).length > 0;
  } finally {
    db.close();
  }
}

/** Throws unless the file is there, so that a mistyped name makes no new one. */
export function requireFile(file: string): void {
  if (!existsSync(file)) throw new CliError('cli/no-file', file);
}

/**
 * Throws `data/busy` when another program has the file open: it would go on writing into the file
 * that a restore sets aside, and what it saves would be gone at its next start.
 */
export function requireUnused(file: string): void {
  if (!existsSync(file)) return;
  const seen = glance(file);
  // Nobody works with what does not open, and a broken log must not be cut off by a look at it.
  if (seen.kind !== 'whole' || (seen.log?.damage ?? null) !== null) return;
  try {
    closeInStep(openConnection(file), file);
  } catch (error) {
    if (error instanceof AppError && error.code === 'data/busy') throw error;
    return;
  }
  // SQLite takes the log away when the last of all connections closes.
  if (!existsSync(`${file}-wal`)) return;
  throw new AppError('data/busy', 'Another program has the data file open', {
    retryable: true,
    details: { file },
  });
}
