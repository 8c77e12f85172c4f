import { closeSync, openSync, readSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { openConnection } from './connection.ts';
import { applicationId, headerBytes, judgeHeader } from './file/header.ts';
import type { FileHeader, HeaderVerdict } from './file/header.ts';
import { sizeOf } from './file/durable.ts';
import { verifyPageSums } from './file/page-sums.ts';
import { readWalLog } from './file/wal-log.ts';
import type { WalLog } from './file/wal-log.ts';
import { isDamage } from './sqlite-error.ts';

function readAt(fd: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const got = readSync(fd, bytes, 0, length, position);
  return bytes.subarray(0, got);
}

export type Glance =
  | { readonly kind: 'whole'; readonly header: FileHeader; readonly log: WalLog | null }
  | { readonly kind: 'foreign'; readonly reason: string }
  | { readonly kind: 'damaged'; readonly reason: string };

function judge(fd: number, file: string): Glance {
  const own: HeaderVerdict = judgeHeader(readAt(fd, 0, headerBytes));
  if (own.kind === 'foreign') return own;
  const pageSize = own.kind === 'whole' ? own.header.pageSize : 4096;
  const log = readWalLog(file, pageSize);
  const newest = log?.frames.findLast((frame) => frame.page === 1);
  // The header that counts is the newest one, which may still be in the log.
  const verdict = newest === undefined ? own : judgeHeader(readLogAt(file, newest.offset));
  if (verdict.kind !== 'whole') return verdict;
  // SQLite needs signature and page size of the file's own page 1 even when the log has a newer.
  if (own.kind === 'damaged') return own;
  const shouldHave = verdict.header.pageCount * verdict.header.pageSize;
  if (log === null && (sizeOf(file) ?? 0) < shouldHave) {
    return { kind: 'damaged', reason: 'file is cut off' };
  }
  return { kind: 'whole', header: verdict.header, log };
}

function readLogAt(file: string, offset: number): Buffer {
  const fd = openSync(`${file}-wal`, 'r');
  try {
    return readAt(fd, offset, headerBytes);
  } finally {
    closeSync(fd);
  }
}

/** Looks at header and log without SQLite and without writing a byte. */
export function glance(file: string): Glance {
  const fd = openSync(file, 'r');
  try {
    return judge(fd, file);
  } finally {
    closeSync(fd);
  }
}

/**
 * What a start can afford, whatever the size of the file: the schema can be read and each table
 * and index begins with a page of its kind. Answers the first fault, or null.
 */
export function quickFault(db: Database): string | null {
  try {
    const trees = db
      .prepare<[], { name: string }>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0`,
      )
      .all();
    for (const { name } of trees) {
      db.prepare(`SELECT 1 FROM "${name.replaceAll('"', '""')}" LIMIT 1`).get();
    }
    return null;
  } catch (error) {
    if (isDamage(error)) return error instanceof Error ? error.message : String(error);
    throw error;
  }
}

/** Every fault that SQLite can find in structure, indexes, constraints and references. */
export function integrityFaults(db: Database): readonly string[] {
  try {
    const rows = db.prepare<[], string>('PRAGMA integrity_check(20)').pluck().all();
    const faults = rows.filter((row) => row !== 'ok');
    const broken = db.prepare('PRAGMA foreign_key_check').all().length;
    return broken > 0 ? [...faults, `${broken} broken references`] : faults;
  } catch (error) {
    if (isDamage(error)) return [error instanceof Error ? error.message : String(error)];
    throw error;
  }
}

/** What a full check of a data file found. */
export type CheckResult = {
  /** Faults of the structure: the file is damaged and has to be replaced by a backup. */
  readonly faults: readonly string[];
  /** Pages that are not as this program wrote them: changed by the disk or by another program. */
  readonly changedPages: readonly number[];
  /** Tables and indexes those pages belong to. */
  readonly changedIn: readonly string[];
  readonly checkedPages: number;
  /** False when the page sums are of another file, so that nothing can be said of the content. */
  readonly sumsBelong: boolean;
  /** Null when the header cannot be read. */
  readonly pageSize: number | null;
};

function namesOf(db: Database, pages: readonly number[]): readonly string[] {
  if (pages.length === 0) return [];
  const names = db
    .prepare<[string], string>(
      `SELECT DISTINCT name FROM dbstat WHERE pageno IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .all(JSON.stringify(pages));
  return names.length > 0 ? names : ['free pages'];
}

type Sums = {
  readonly changed: readonly number[];
  readonly checked: number;
  readonly belong: boolean;
};

/** Sums of which most disagree are of another file that stood here under the same name. */
function sumsOf(file: string, pageSize: number): Sums {
  const log = readWalLog(file, pageSize);
  const inLog = new Set(log?.frames.map((frame) => frame.page));
  const verdict = verifyPageSums(file, pageSize, inLog);
  const belong = verdict.changed.length <= verdict.checked;
  return { changed: belong ? verdict.changed : [], checked: verdict.checked, belong };
}

function unreadable(reason: string): CheckResult {
  return {
    faults: [reason],
    changedPages: [],
    changedIn: [],
    checkedPages: 0,
    sumsBelong: true,
    pageSize: null,
  };
}

/**
 * Checks everything that can be checked, in a worker or the command line: structure by SQLite,
 * content by the page sums. Reads only; throws what is not damage.
 */
export function checkFile(file: string): CheckResult {
  const first = glance(file);
  if (first.kind !== 'whole') return unreadable(first.reason);
  const fromLog = first.log?.damage ?? null;
  let db: Database;
  try {
    db = openConnection(file, { readonly: true, background: true });
  } catch (error) {
    // A schema that cannot be read is met before anything could be asked.
    if (!isDamage(error)) throw error;
    return unreadable(error instanceof Error ? error.message : 'schema');
  }
  try {
    const faults = [...integrityFaults(db), ...(fromLog === null ? [] : [fromLog])];
    if (Number(db.pragma('application_id', { simple: true })) !== applicationId) {
      faults.push('application id');
    }
    const sums = sumsOf(file, first.header.pageSize);
    const changedIn = faults.length === 0 ? namesOf(db, sums.changed) : [];
    return {
      faults,
      changedPages: sums.changed,
      changedIn,
      checkedPages: sums.checked,
      sumsBelong: sums.belong,
      pageSize: first.header.pageSize,
    };
  } finally {
    db.close();
  }
}
