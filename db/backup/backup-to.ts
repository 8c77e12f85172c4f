import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { AppError } from '#contract/errors.ts';
import type { BackupFile } from '#contract/shell.ts';
import { backupName, stemOf } from './backup-name.ts';
import { rotateBackups } from './backup-list.ts';
import { digestOf, faultOfCopy, rowCounts } from './verify-backup.ts';
import type { Expected } from './verify-backup.ts';
import { openConnection } from '../connection.ts';
import { removeDatabase, renameDurably, sizeOf, syncFile } from '../file/durable.ts';
import { checkFile } from '../integrity.ts';
import type { CheckResult } from '../integrity.ts';
import { toDataError } from '../sqlite-error.ts';

const spareBytes = 16 * 1024 * 1024;

function failed(message: string, reason: string, cause?: unknown): AppError {
  return new AppError('data/backup-failed', message, { cause, details: { reason } });
}

function needRoom(db: Database, target: string): void {
  const pages = Number(db.pragma('page_count', { simple: true }));
  const bytes = pages * Number(db.pragma('page_size', { simple: true })) + spareBytes;
  const { bavail, bsize } = statfsSync(dirname(target));
  if (bavail * bsize >= bytes) return;
  throw new AppError('data/disk-full', `A backup needs ${bytes} bytes`, {
    retryable: true,
    details: { needed: bytes, free: bavail * bsize, folder: dirname(target) },
  });
}

/** One read transaction, so that what is counted is what is copied. */
function copyInto(source: Database, temp: string): Expected {
  // VACUUM may not run inside a transaction, so the counts are taken from a snapshot beside it and
  // compared for tables that did not change in between.
  source.prepare('VACUUM INTO ?').run(temp);
  return {
    userVersion: Number(source.pragma('user_version', { simple: true })),
    counts: rowCounts(source),
  };
}

function writeChecked(dataFile: string, temp: string): void {
  const source = openConnection(dataFile, { readonly: true, background: true });
  try {
    needRoom(source, temp);
    const version = (): unknown => source.pragma('data_version', { simple: true });
    const before = version();
    const expected = copyInto(source, temp);
    // Rows that came while copying are in the source and not in the copy; then only structure counts.
    const quiet = before === version();
    const fault = faultOfCopy(temp, quiet ? expected : { ...expected, counts: new Map() });
    if (fault !== null) throw failed(`The copy is not good: ${fault}`, fault);
  } finally {
    source.close();
  }
  syncFile(temp);
}

function tempBeside(target: string): string {
  return join(dirname(target), `.${basename(target)}-${process.pid}.part`);
}

/** Removes what an interrupted backup left in the folder. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!/^\..+-\d+\.part(-journal|-wal|-shm)?$/.test(name)) continue;
    rmSync(join(folder, name), { force: true });
  }
}

function withTemp<T>(target: string, work: (temp: string) => T): T {
  const temp = tempBeside(target);
  removeDatabase(temp);
  try {
    return work(temp);
  } catch (error) {
    const known = toDataError(error, temp);
    throw known instanceof AppError ? known : failed(String(error), 'unexpected', error);
  } finally {
    removeDatabase(temp);
  }
}

/**
 * Writes a checked copy of the data file to `target`, replacing what was there only at the very
 * end. Throws `data/disk-full`, `data/damaged` when the data file is not good, `data/backup-failed`.
 */
export function backupTo(dataFile: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  requireGoodSource(dataFile);
  withTemp(target, (temp) => {
    writeChecked(dataFile, temp);
    renameDurably(temp, target);
  });
}

/** A damaged file must not become a backup: the good ones would be rotated out by its copies. */
function requireGoodSource(dataFile: string): CheckResult {
  const result = checkFile(dataFile);
  const [fault] = result.faults;
  if (fault === undefined) return result;
  throw new AppError('data/damaged', `The data file is damaged: ${fault}`, {
    details: { reason: fault },
  });
}

/** A backup with what the check of its source found. */
export type MadeBackup = { readonly backup: BackupFile; readonly check: CheckResult };

/**
 * Makes a checked backup named after its instant and digest, then rotates the older ones. Nothing
 * is removed unless the new backup is in place. While pages are not as they were written, the
 * backup goes to one name outside the rotation, so that the older, good ones stay.
 */
export function makeBackup(dataFile: string, backupDir: string, now: number): MadeBackup {
  mkdirSync(backupDir, { recursive: true });
  removeLeftovers(backupDir);
  const check = requireGoodSource(dataFile);
  const doubtful = check.changedPages.length > 0;
  const stem = stemOf(dataFile);
  const file = withTemp(join(backupDir, `${stem}.backup`), (temp) => {
    writeChecked(dataFile, temp);
    const name = doubtful ? `${stem}-doubtful.backup` : backupName(stem, now, digestOf(temp));
    renameDurably(temp, join(backupDir, name));
    return join(backupDir, name);
  });
  if (!doubtful) rotateBackups(backupDir, dataFile, now);
  return { backup: { file, at: now, bytes: sizeOf(file) ?? 0, verified: !doubtful }, check };
}
