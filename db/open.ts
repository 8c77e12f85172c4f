import { linkSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { AppError } from '#contract/errors.ts';
import type { OpenReport } from '#contract/shell.ts';
import { defaultBackupDir } from './backup/backup-name.ts';
import { makeBackup } from './backup/backup-to.ts';
import { checkpoint, checkpointIfLarge, closeInStep } from './checkpoint.ts';
import { openConnection } from './connection.ts';
import { removeDatabase, sizeOf, syncFile, syncFolderOf } from './file/durable.ts';
import { applicationId } from './file/header.ts';
import { sumsFileOf, takePageSums } from './file/page-sums.ts';
import { reserveFile } from './file/reserve-file.ts';
import type { ReserveFile } from './file/reserve-file.ts';
import { glance, integrityFaults, quickFault } from './integrity.ts';
import type { Glance } from './integrity.ts';
import { latestVersion, migrate } from './migrate.ts';
import type { Migration } from './migrate.ts';
import * as restore from './restore.ts';
import { isDamage, toDataError, withDataErrors } from './sqlite-error.ts';

export type OpenOptions = {
  readonly backupDir?: string;
  readonly now?: () => number;
  /** Called with each statement before it runs. */
  readonly trace?: (sql: string) => void;
  /** How often log and reserve are looked at; 0 leaves checkpoints to the caller. */
  readonly upkeepEveryMs?: number;
};

/** The open data file; one a process. */
export type OpenData = {
  readonly db: Database;
  readonly file: string;
  readonly backupDir: string;
  readonly reports: readonly OpenReport[];
  /** The last use did not end by `close`: the file should be checked in the background. */
  readonly uncleanEnd: boolean;
  /** Room for drafts on a full disk; see `saveWithReserve`. */
  readonly reserve: ReserveFile;
  /** Writes the log back into the file now. */
  readonly checkpoint: () => void;
  /** Writes the log back and closes; the file is then alone, without side files of SQLite. */
  readonly close: () => void;
};

type Task = {
  readonly file: string;
  readonly migrations: readonly Migration[];
  readonly backupDir: string;
  readonly now: () => number;
  readonly trace: ((sql: string) => void) | undefined;
};

/** Answers false when another process made the file meanwhile. */
function putNewFile(temp: string, file: string): boolean {
  syncFile(temp);
  try {
    // Unlike a rename, a link does not replace a file that another process made meanwhile.
    linkSync(temp, file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EEXIST') return false;
    renameSync(temp, file);
  }
  syncFolderOf(file);
  return true;
}

/** Builds the whole file under a temporary name: a crash leaves no file or a whole one. */
function create(task: Task): void {
  mkdirSync(dirname(task.file), { recursive: true });
  const temp = `${task.file}.new`;
  removeDatabase(temp);
  let pageSize: number;
  const db = openConnection(temp, { trace: task.trace });
  try {
    db.pragma(`application_id = ${applicationId}`);
    migrate(db, task.migrations);
    db.pragma('wal_checkpoint(TRUNCATE)');
    pageSize = Number(db.pragma('page_size', { simple: true }));
  } finally {
    db.close();
  }
  if (putNewFile(temp, task.file)) takePageSums(task.file, pageSize);
  removeDatabase(temp);
}

function restoreNewest(task: Task, reason: string): OpenReport {
  const { file, backupDir } = task;
  const newest = latestVersion(task.migrations);
  const { backup, tried } = restore.newestGoodBackup(file, backupDir, newest);
  if (backup === null) {
    throw new AppError('data/no-good-backup', `${reason}; no backup can be used`, {
      details: { reason, file, tried: tried.join('; ') },
    });
  }
  const aside = restore.putInPlace(file, backup.file, task.now());
  return {
    kind: 'restored',
    damagedFile: aside ?? restore.newestSetAside(file) ?? '',
    backupFile: backup.file,
    backupAt: backup.at,
    reason,
  };
}

/** A file that has sums of ours beside it was ours, however little of it can be recognised. */
function look(file: string): Glance {
  const seen = glance(file);
  const wasOurs = seen.kind === 'foreign' && sizeOf(sumsFileOf(file)) !== null;
  return wasOurs ? { kind: 'damaged', reason: seen.reason } : seen;
}

function refuse(task: Task, seen: Glance): void {
  const { file } = task;
  if (seen.kind === 'foreign') {
    throw new AppError('data/not-our-file', `${file}: ${seen.reason}`, {
      details: { file, reason: seen.reason },
    });
  }
  const newest = latestVersion(task.migrations);
  if (seen.kind === 'whole' && seen.header.userVersion > newest) {
    const fileVersion = seen.header.userVersion;
    throw new AppError('data/newer-file', `${file} has version ${fileVersion}`, {
      details: { file, fileVersion, programVersion: newest },
    });
  }
}

/** Closes a file that could not be brought to work; the first error is the one to report. */
function closeAfter(error: unknown, db: Database, file: string): void {
  try {
    if (isDamage(error)) db.close();
    else closeInStep(db, file);
  } catch {
    if (db.open) db.close();
  }
}

/** Opens an existing file, or answers what is wrong with its bytes. */
function openExisting(task: Task, suspicious: boolean): Database | { readonly fault: string } {
  let db: Database | null = null;
  try {
    db = openConnection(task.file, { trace: task.trace });
    const fault = quickFault(db) ?? (suspicious ? integrityFaults(db)[0] : null) ?? null;
    if (fault === null) {
      migrate(db, task.migrations, {
        beforeMigrate: () => makeBackup(task.file, task.backupDir, task.now()),
      });
      return db;
    }
    db.close();
    return { fault };
  } catch (error) {
    if (db !== null) closeAfter(error, db, task.file);
    if (isDamage(error)) return { fault: error instanceof Error ? error.message : String(error) };
    throw error;
  }
}

function openOrRestore(task: Task): { db: Database; reports: OpenReport[] } {
  const { file } = task;
  const reports: OpenReport[] = [];
  const size = sizeOf(file);
  if (size === null || size === 0) {
    // An interrupted restore, or a file system that lost the file: backups say that there was one.
    const { backup } = restore.newestGoodBackup(
      file,
      task.backupDir,
      latestVersion(task.migrations),
    );
    if (backup !== null) {
      reports.push(restoreNewest(task, size === null ? 'file is missing' : 'file is empty'));
    } else {
      if (size === 0) restore.setAside(file, task.now());
      create(task);
      reports.push({ kind: 'created' });
    }
  }
  const seen = look(file);
  refuse(task, seen);
  let fault = seen.kind === 'damaged' ? seen.reason : null;
  const logDamage = seen.kind === 'whole' ? (seen.log?.damage ?? null) : null;
  const mark = restore.damageMark(file);
  if (fault === null) {
    if (logDamage !== null) {
      // The file with the readable part of the log is newer than any backup. Only the rest is lost.
      const keptLog = restore.keepLog(file, task.now());
      reports.push({ kind: 'changes-lost', keptLog, reason: logDamage });
    }
    const opened = openExisting(task, mark !== null || logDamage !== null);
    if (!('fault' in opened)) {
      restore.clearDamageMark(file);
      if (reports.length === 0) reports.push({ kind: 'opened' });
      return { db: opened, reports };
    }
    fault = opened.fault;
  }
  const report = restoreNewest(task, fault);
  const opened = openExisting(task, false);
  if ('fault' in opened) {
    throw new AppError('data/no-good-backup', `The restored file is damaged: ${opened.fault}`, {
      details: { reason: opened.fault, file },
    });
  }
  return { db: opened, reports: [report] };
}

function startUpkeep(
  db: Database,
  file: string,
  reserve: ReserveFile,
  everyMs: number,
): () => void {
  if (everyMs <= 0) return () => undefined;
  const timer = setInterval(() => {
    try {
      checkpointIfLarge(db, file);
      reserve.hold();
    } catch (error) {
      restore.markDamaged(file, error instanceof Error ? error.message : String(error));
    }
  }, everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

/**
 * Opens the data file for work: creates it, brings it to the newest version after a backup, or
 * replaces a damaged one by the newest good backup, with a report of what was done. Throws
 * `data/not-our-file`, `data/newer-file` (nothing written), `data/no-good-backup` (file untouched),
 * `data/migration-failed`, `data/busy`, `data/read-only`, `data/cannot-open`.
 */
export function openData(
  file: string,
  migrations: readonly Migration[],
  options: OpenOptions = {},
): OpenData {
  const backupDir = options.backupDir ?? defaultBackupDir(file);
  const task: Task = {
    file,
    migrations,
    backupDir,
    now: options.now ?? Date.now,
    trace: options.trace,
  };
  return withDataErrors(file, () => {
    const uncleanEnd = (sizeOf(`${file}-wal`) ?? 0) > 0;
    const { db, reports } = openOrRestore(task);
    const reserve = reserveFile(file);
    reserve.hold();
    const stop = startUpkeep(db, file, reserve, options.upkeepEveryMs ?? 1000);
    return {
      reserve,
      db,
      file,
      backupDir,
      reports,
      uncleanEnd,
      checkpoint: () => {
        checkpoint(db, file);
      },
      close: () => {
        stop();
        if (!db.open) return;
        try {
          closeInStep(db, file);
        } catch (error) {
          // Closing must not fail: what was committed is in the log and comes back at the next start.
          if (isDamage(error)) restore.markDamaged(file, String(toDataError(error, file)));
        }
      },
    };
  });
}

/**
 * Saves what must not be lost: on a full disk the reserve is given up and the work tried once more.
 * The work has to be one transaction.
 */
export function saveWithReserve<T>(
  data: Pick<OpenData, 'file' | 'db' | 'reserve'>,
  work: () => T,
): T {
  try {
    return withDataErrors(data.file, work);
  } catch (error) {
    const full = error instanceof AppError && error.code === 'data/disk-full';
    if (!full || !data.reserve.release()) throw error;
    return withDataErrors(data.file, work);
  }
}
