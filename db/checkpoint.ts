import type { Database } from 'better-sqlite3';
import { AppError } from '#contract/errors.ts';
import { sizeOf } from './file/durable.ts';
import { openPageSums, verifyPageSums } from './file/page-sums.ts';
import { readWalLog } from './file/wal-log.ts';
import { openConnection } from './connection.ts';
import { isDamage, toDataError } from './sqlite-error.ts';

/** The log is written back when so many bytes of it wait. */
export const logLimitBytes = 4 * 1024 * 1024;

function guarded(guard: Database, work: () => void): boolean {
  try {
    guard.exec('BEGIN IMMEDIATE');
  } catch (error) {
    // Somebody is writing; the next round takes it.
    const known = toDataError(error);
    if (known instanceof AppError && known.code === 'data/busy') return false;
    throw error;
  }
  try {
    work();
  } finally {
    guard.exec('ROLLBACK');
  }
  return true;
}

function writeBack(db: Database, file: string): void {
  const pageSize = Number(db.pragma('page_size', { simple: true }));
  const log = readWalLog(file, pageSize);
  if (log === null || log.frames.length === 0) return;
  const pages = [...new Set(log.frames.map((frame) => frame.page))].sort((a, b) => a - b);
  const sums = openPageSums(file, pageSize);
  try {
    // Unknown first and on the disk: a power cut in the middle must not leave a sum that accuses
    // a page which the checkpoint has rightly changed.
    sums.forget(pages);
    db.pragma('wal_checkpoint(PASSIVE)');
    sums.learn(pages);
  } finally {
    sums.close();
  }
}

/**
 * Writes the log back into the data file and keeps the page sums in step. A second connection holds
 * the write lock meanwhile, so that no frame is added between reading the log and writing it back;
 * answers false when a writer was in the way.
 */
export function checkpoint(db: Database, file: string): boolean {
  if (db.inTransaction) return false;
  const guard = openConnection(file, { busyTimeoutMs: 200 });
  try {
    return guarded(guard, () => writeBack(db, file));
  } finally {
    guard.close();
  }
}

/**
 * Writes the log back and closes. The last connection that closes writes the log back by itself,
 * without the sums, and the next check would then accuse every page of it.
 */
export function closeInStep(db: Database, file: string): void {
  try {
    checkpoint(db, file);
  } finally {
    db.close();
  }
}

/**
 * Bytes of the log that are not in the data file yet. The log's own size does not tell: SQLite
 * begins it anew from its start and leaves the file as large as it ever was.
 */
function bytesWaiting(db: Database): number {
  const [state] = db.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
  if (state === undefined) return 0;
  return (state.log - state.checkpointed) * Number(db.pragma('page_size', { simple: true }));
}

/** Writes the log back once it is large; damage is thrown, anything else waits for the next round. */
export function checkpointIfLarge(db: Database, file: string): void {
  if (db.inTransaction || (sizeOf(`${file}-wal`) ?? 0) < logLimitBytes) return;
  try {
    if (bytesWaiting(db) >= logLimitBytes) checkpoint(db, file);
  } catch (error) {
    if (isDamage(error)) throw error;
  }
}

const pagesPerLock = 512;

/**
 * Takes the sums of the pages that have none, after a check has found the file good. Holds the
 * write lock for a few milliseconds at a time; answers false when a writer was in the way.
 */
export function completePageSums(file: string, pageSize: number): boolean {
  const log = readWalLog(file, pageSize);
  const inLog = new Set(log?.frames.map((frame) => frame.page));
  const { unknown } = verifyPageSums(file, pageSize, inLog);
  if (unknown.length === 0) return true;
  const guard = openConnection(file);
  const sums = openPageSums(file, pageSize);
  try {
    for (let at = 0; at < unknown.length; at += pagesPerLock) {
      const some = unknown.slice(at, at + pagesPerLock);
      const done = guarded(guard, () => {
        // A checkpoint may have come in between and knows better.
        sums.learn(some.filter((page) => sums.sum(page) === 0));
      });
      if (!done) return false;
    }
    return true;
  } finally {
    sums.close();
    guard.close();
  }
}

/** Takes pages that a check found changed as they are now, because a person decided to keep them. */
export function acceptPages(file: string, pageSize: number, pages: readonly number[]): boolean {
  const guard = openConnection(file);
  const sums = openPageSums(file, pageSize);
  try {
    return guarded(guard, () => {
      sums.learn(pages);
    });
  } finally {
    sums.close();
    guard.close();
  }
}
