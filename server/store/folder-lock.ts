import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process works on the folder of an embedded database. */
export class FolderInUse extends Error {
  readonly code = 'head-office/folder-in-use';
}

const ownerOnly = 0o700;
const busy = 5;

/**
 * Makes a folder this process's alone, until it lets go or ends, however it ends: the lock is SQLite's, so the
 * system itself gives it back. Answers how to let go. Waits so long for another one to be done, then throws
 * `FolderInUse`; nothing in the folder was touched.
 */
export function lockFolder(folder: string, waitMs: number): () => void {
  mkdirSync(folder, { recursive: true, mode: ownerOnly });
  // Beside the database, never in it: a backup reads every file of that, and with the first close of
  // this one the system would give the lock back.
  const file = new DatabaseSync(join(folder, 'head-office.lock'), { timeout: waitMs });
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    if ((error as { errcode?: number }).errcode !== busy) throw error;
    throw new FolderInUse(`another process works on ${folder}`);
  }
  return () => file.close();
}
