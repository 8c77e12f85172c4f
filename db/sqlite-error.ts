import { rmSync, writeFileSync } from 'node:fs';
import { AppError } from '#contract/errors.ts';
import type { ErrorCode } from '#contract/errors.ts';

/** An unexplained write error is a full disk when so much cannot be written beside the file. */
const probeBytes = 256 * 1024;

const damageCodes = /^SQLITE_(CORRUPT|NOTADB|IOERR_(SHORT_READ|DATA|CORRUPTFS))/;

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** Asks the disk itself: a quota does not show in its free space. */
function diskIsFull(file: string): boolean {
  const probe = `${file}-probe`;
  try {
    writeFileSync(probe, Buffer.alloc(probeBytes, 1));
    return false;
  } catch (error) {
    return /^(ENOSPC|EDQUOT)$/.test(codeOf(error));
  } finally {
    rmSync(probe, { force: true });
  }
}

function appCodeOf(code: string, file: string | undefined): ErrorCode | undefined {
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'data/disk-full';
  if (damageCodes.test(code)) return 'data/damaged';
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS') return 'data/read-only';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'data/busy';
  if (code.startsWith('SQLITE_IOERR') || code === 'EFBIG') {
    // A quota or a limit on the file's size reaches SQLite as a plain write error.
    const writing = /WRITE|FSYNC|TRUNCATE|SHMSIZE|SHMOPEN|EFBIG/.test(code);
    if (code === 'EFBIG' || (writing && file !== undefined && diskIsFull(file))) {
      return 'data/disk-full';
    }
    return 'data/cannot-open';
  }
  if (code.startsWith('SQLITE_CANTOPEN')) {
    return file !== undefined && diskIsFull(file) ? 'data/disk-full' : 'data/cannot-open';
  }
  if (code === 'EBUSY' || code === 'ETXTBSY') return 'data/busy';
  if (/^(EACCES|EPERM|ENOENT|ENOTDIR|EISDIR|EIO)$/.test(code)) return 'data/cannot-open';
  return undefined;
}

/** True when the error says that the bytes of the file are wrong. */
export function isDamage(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'data/damaged';
  return damageCodes.test(codeOf(error));
}

/**
 * The documented error for what SQLite or the file system threw; anything else comes back as it is.
 * `file` helps to tell a full disk from another write error.
 */
export function toDataError(error: unknown, file?: string): unknown {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const appCode = appCodeOf(code, file);
  if (appCode === undefined) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new AppError(appCode, `${message} (${code})`, {
    cause: error,
    retryable: appCode === 'data/busy' || appCode === 'data/disk-full',
    details: file === undefined ? { reason: code } : { reason: code, file },
  });
}

/** Runs the work and turns what it throws into documented errors. */
export function withDataErrors<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toDataError(error, file);
  }
}
