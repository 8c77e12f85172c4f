import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import BetterSqlite3 from 'better-sqlite3';
import { parseBackupName, stemOf } from './backup-name.ts';
import { applicationId } from '../file/header.ts';
import { glance, integrityFaults } from '../integrity.ts';

const chunkBytes = 1_048_576;

/** First half of the SHA-256 of the file's bytes, in hex. */
export function digestOf(file: string): string {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(chunkBytes);
  const fd = openSync(file, 'r');
  try {
    for (;;) {
      const got = readSync(fd, chunk, 0, chunkBytes, null);
      if (got === 0) return hash.digest('hex').slice(0, 32);
      hash.update(chunk.subarray(0, got));
    }
  } finally {
    closeSync(fd);
  }
}

/** Rows of each ordinary table, to compare a copy with its source. */
export function rowCounts(db: Database): ReadonlyMap<string, number> {
  const names = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name`,
    )
    .pluck()
    .all();
  return new Map(
    names.map((name) => [
      name,
      Number(
        db
          .prepare(`SELECT count(*) FROM "${name.replaceAll('"', '""')}"`)
          .pluck()
          .get(),
      ),
    ]),
  );
}

/** What has to be the same in a copy and in its source. */
export type Expected = {
  readonly userVersion: number;
  readonly counts: ReadonlyMap<string, number>;
};

function firstDifference(found: Expected, wanted: Expected): string | null {
  if (found.userVersion !== wanted.userVersion) return 'user_version';
  for (const [name, count] of wanted.counts) {
    // SQLite's own statistics tables may be left out of a copy.
    if (!name.startsWith('sqlite_') && found.counts.get(name) !== count) return `rows of ${name}`;
  }
  return null;
}

/** Opens a copy that nobody writes and checks it whole; answers the first fault, or null. */
export function faultOfCopy(file: string, wanted: Expected | null): string | null {
  const first = glance(file);
  if (first.kind !== 'whole') return first.reason;
  if (first.log !== null) return 'has a log beside it';
  const db = new BetterSqlite3(file, { readonly: true });
  try {
    const fault = integrityFaults(db)[0];
    if (fault !== undefined) return fault;
    if (db.pragma('application_id', { simple: true }) !== applicationId) return 'application id';
    if (wanted === null) return null;
    const userVersion = Number(db.pragma('user_version', { simple: true }));
    return firstDifference({ userVersion, counts: rowCounts(db) }, wanted);
  } finally {
    db.close();
  }
}

/**
 * Says what is wrong with a backup, or null when it can be restored: digest of the name, structure,
 * and a version that this program can open. A file with a name of its own has no digest to compare.
 */
export function faultOfBackup(
  file: string,
  dataFile: string,
  newestVersion: number,
): string | null {
  const name = parseBackupName(basename(file), stemOf(dataFile));
  if (name !== null && digestOf(file) !== name.digest) return 'digest differs';
  const first = glance(file);
  if (first.kind !== 'whole') return first.reason;
  if (first.header.userVersion > newestVersion) return 'newer version';
  return faultOfCopy(file, null);
}
